import type {PlaceHandle} from './machine.ts'
import type {PlannedEndpoint} from './planned-endpoints.ts'

/** Anything with an overlay address that can be the source or the target of a probe. */
export interface Endpoint extends PlannedEndpoint {
  /** Overlay address, dotted decimal. */
  address: string
  /** Where its probes run: the machine's own tools, in the endpoint's network namespace. */
  place: PlaceHandle
  /** Process on that machine whose network namespace is the endpoint's; undefined for the machine's own. */
  pid?: number
  /** The network of its own software that it was asked on; undefined on the overlay. */
  network?: string
  /** Bytes of the largest packet there; the overlay's where nothing is said. */
  mtu?: number
}

/** An endpoint that cannot be probed, and why; every cell that it is part of has failed for that reason. */
export interface MissingEndpoint {
  name: string
  reason: string
  /** Where it would run, if anybody knows. */
  place?: PlaceHandle
  /** It has no part in this lab: its cells have not failed, there is nothing to see. */
  absent?: true
}

/** The endpoints of a lab where they are now. */
export interface FoundEndpoints {
  endpoints: readonly Endpoint[]
  missing: readonly MissingEndpoint[]
}

/** argv that runs a command of the endpoint's machine in the endpoint's network namespace. */
export const inEndpoint = ({pid}: Endpoint, argv: readonly string[]): string[] =>
  pid === undefined ? [...argv] : ['nsenter', `--net=/proc/${pid}/ns/net`, '--', ...argv]
