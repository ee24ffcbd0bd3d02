import type {CheckContext} from '../lab/check-context.ts'
import type {FoundEndpoints} from '../lab/endpoint.ts'
import type {Link} from '../lab/links.ts'
import type {PlaceHandle} from '../lab/machine.ts'
import type {Need, System} from '../lab/need.ts'
import type {StepContext} from '../lab/step-context.ts'
import type {Prefix} from '../process/prefix.ts'

/** What a packet of the overlay travels in from one machine to another. */
export interface Envelope {
  /** Underlay address of the machine that it goes to. */
  target: string
  /** Network identifier of VXLAN. */
  vni: number
}

/** The interfaces that carry an overlay on a place; without one of them, it is not there. */
export interface OverlayLinks {
  /** It has the place's own overlay address, and its containers are ports of it; some overlays have none. */
  bridge: Link | undefined
  /** What goes to other places passes it. */
  tunnel: Link | undefined
}

/** The host or a machine, by its name in the lab. */
export interface Named {
  name: string
}

/** What is true of an overlay that is whole, whatever lab it is in. */
export interface Invariant {
  /** As a report has it. */
  id: string
  sentence: string
  /** Throws a CheckFailed where it does not hold. */
  check(context: CheckContext, found: FoundEndpoints): Promise<void>
}

/** A network of a lab that is carried by another one. Whatever knows overlays knows them by this. */
export interface Overlay {
  /** As the lab file calls it. */
  readonly name: string
  /** Its kind, by the word of the lab file. */
  readonly type: string
  /** The networks of its addresses, in CIDR notation: one of IPv4, one of IPv6, or both. */
  readonly prefixes: readonly string[]
  /** Names of places that are on it once the lab is formed, also of machines that come later. */
  readonly members: readonly string[]
  /** Bytes of the largest packet. */
  readonly mtu: number
  /** Network identifier of VXLAN, and the UDP port on which its packets travel. */
  readonly vni: number
  readonly port: number
  /** Whether the search for the machine that has an address goes to all members, as any broadcast of theirs. */
  readonly searchesAll: boolean
  /** Overlay address of a place itself, one of its only family or of IPv4. Throws a LabError where it can have none. */
  addressOf(place: Named): string
  /** All of its overlay addresses. */
  addressesOf(place: Named): readonly string[]
  /** Whether an address is one of the overlay's. */
  owns(address: string): boolean
  /** The interfaces that carry it, as they are found on a place. */
  links(place: PlaceHandle): Promise<OverlayLinks>
  /** The same, where all of a place's interfaces are known. */
  linksAmong(links: readonly Link[]): OverlayLinks
  /** How a packet for that overlay address travels. Throws a LabError where the overlay does not own the address. */
  envelope(to: {address: string}): Envelope
  /** Finds out how it can be had on each of the lab's places, and tells it in the report. Throws a LabError if it cannot. */
  tell(context: StepContext): Promise<void>
  /** What has to be installed where a place shall join, beside what `install` brings. */
  needs(system: System): readonly Need[]
  /** Puts on places what they need to join. Configures nothing. */
  install(context: StepContext, places: readonly PlaceHandle[]): Promise<void>
  /** A place joins until it reboots, or leaves. Where a role's software forms the overlay, that joins by itself. */
  join(place: PlaceHandle): Promise<void>
  leave(place: PlaceHandle): Promise<void>
  /** From now on a place joins at each boot. */
  persist(place: PlaceHandle): Promise<void>
  /** What is not as `persist` made it, a sentence each: it would not be there after the next boot. */
  unlikeToPersist(place: PlaceHandle): Promise<readonly string[]>
  /** What is asked of a place when something failed: shell commands that only observe. */
  readonly evidence: readonly string[]
  /** In the order in which a report has them. */
  readonly invariants: readonly Invariant[]
}

/** An overlay that gives each place a part of its addresses, for its containers. */
export interface ContainerOverlay extends Overlay {
  /** The network of its addresses. */
  readonly prefix: Prefix
  /** The network that carries it. */
  readonly underlay: Prefix
  /** Name of the bridge that joining makes; a role's software may make its own in its place. */
  readonly bridge: string
  /** The part of the overlay whose addresses a place gives to its containers, its own address among them. */
  sliceOf(place: Named): Prefix
}

/** Places of a lab that are on the overlay. */
export const placesOn = (
  {members}: Pick<Overlay, 'members'>,
  lab: {places: readonly PlaceHandle[]},
): PlaceHandle[] => lab.places.filter(({name}) => members.includes(name))
