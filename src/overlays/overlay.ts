import type {PlaceHandle} from '../lab/machine.ts'
import type {StepContext} from '../lab/step-context.ts'
import type {Prefix} from '../process/prefix.ts'

/** What a packet of the overlay travels in from one machine to another. */
export interface Envelope {
  /** Underlay address of the machine that it goes to, dotted decimal. */
  target: string
  /** Network identifier of VXLAN. */
  vni: number
}

/** The host or a machine, by its name in the lab. */
export interface Named {
  name: string
}

/** A network of a lab that is carried by another one. Whatever knows overlays knows them by this. */
export interface Overlay {
  /** Its kind, by the word of the lab file. */
  readonly type: string
  /** The network of its addresses. */
  readonly prefix: Prefix
  /** The network that carries it. */
  readonly underlay: Prefix
  /** Bytes of the largest packet. */
  readonly mtu: number
  /** Network identifier of VXLAN. */
  readonly vni: number
  /** Name of the bridge that joining makes; a role's software may make its own in its place. */
  readonly bridge: string
  /** Overlay address of a place itself, dotted decimal. Throws a LabError where the lab has no such place. */
  addressOf(place: Named): string
  /** The part of the overlay whose addresses a place gives to its containers, its own address among them. */
  sliceOf(place: Named): Prefix
  /** Whether an address, dotted decimal, is one of the overlay's. */
  owns(address: string): boolean
  /** How a packet for that overlay address travels. Throws a LabError where the overlay does not own the address. */
  envelope(to: {address: string}): Envelope
  /** Finds out how it can be had on each of the lab's places, and tells it in the report. Throws a LabError if it cannot. */
  tell(context: StepContext): Promise<void>
  /** Puts on places what they need to join. Configures nothing. */
  install(context: StepContext, places: readonly PlaceHandle[]): Promise<void>
  /** A place joins until it reboots, or leaves. Where a role's software forms the overlay, that joins by itself. */
  join(place: PlaceHandle): Promise<void>
  leave(place: PlaceHandle): Promise<void>
  /** From now on a place joins at each boot. */
  persist(place: PlaceHandle): Promise<void>
}
