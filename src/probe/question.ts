import type {Endpoint} from '../lab/endpoint.ts'
import type {PlaceHandle} from '../lab/machine.ts'
import type {ToldQuestion} from './wire.ts'

/**
 * What is asked on the wire. `echo`, `whole` and `exact` are ICMP's: the second with packets that never travel in fragments,
 * the third the same, whatever the asker's kernel has learned of the way.
 */
export interface Service {
  /** Where somebody else serves a port for udp or tcp, only what can be told of his answers is. */
  kind: 'echo' | 'whole' | 'exact' | 'udp' | 'tcp' | 'http'
  port?: number
  /** Path of a page. */
  path?: string
  /** Where nobody serves pages on the port, the target's prober takes connections in place of him. */
  standIn?: true
  /** Bytes of payload of one probe after the other. Of several by UDP the last one may travel in fragments. */
  sizes?: readonly number[]
}

export interface Question {
  source: Endpoint
  target: Endpoint
  service: Service
  /** All places that the search for the target goes to, where an overlay takes it to everybody. */
  searched?: readonly PlaceHandle[]
  /** How many probes. */
  count: number
  /** So many go first, and the others only once these are answered. All of them when it is left out. */
  first?: number
  /** How many of the first ones are looked for on the links; one where nothing is said. */
  traced?: number
  /** Its connections wait for each other, for the server to have no more of them at a time than its queue has places. */
  sparesServer?: true
  /** Once all probes are answered, it is enough to know where the followed ones arrived, and not by which links they left. */
  onlyArrivals?: boolean
  /** Milliseconds between two of them. */
  period: number
  /** Milliseconds in which the asker could run that an answer may take. */
  within: number
}

/** A traced probe as it was seen on a link. */
export interface SeenProbe {
  /** Number of the probe. */
  number: number
  /** The place on whose links it was seen. */
  place: PlaceHandle
  /** The endpoint in whose network namespace; undefined for the place's own. */
  endpoint: Endpoint | undefined
  link: string
  direction: 'question' | 'answer'
  outgoing: boolean
  source: string
  target: string
  /** The packet around it. */
  envelope: {source: string; target: string; vni: number} | undefined
  /** How many machines may still forward it: each takes one. */
  hops: number
}

/** Whether it was seen in the network namespace of that endpoint. */
export const isSeenIn = ({place, endpoint}: SeenProbe, where: Endpoint): boolean =>
  where.pid === undefined ? endpoint === undefined && place.place === where.place.place : endpoint === where

/** What became of a question. */
export interface Told extends Omit<ToldQuestion, 'id'> {
  /** In no order: each place tells its own. */
  sightings: readonly SeenProbe[]
  /** Packets that some place could not look at. With any of them, what was not seen may have been there. */
  missed: number
  /** The kernel's neighbour table was full at some time: whoever was silent may have had no room to answer. */
  overflowed: boolean
  /** Milliseconds for which the asker, and the target's prober, could not run at a stretch. */
  pauses: {source: number; target: number}
  /** The target does not have its address. */
  absent: boolean
  /** Somebody else than the prober serves that port. */
  foreign: boolean
  /** UDP datagrams that other programs in the target's network namespace have taken meanwhile, from whomever; 0 where none serves there. */
  delivered: number
  /** Datagrams of other questions that came there meanwhile, and may be among them. */
  beside: number
  /** The server on that port does not read what comes. */
  unread: boolean
  /** Why the target does not answer by itself on that port; undefined where it does. */
  unserved: string | undefined
  /** Number of the target, which its own answers have. */
  who: number
}

/** How many probes were answered in time, by whomever. */
export const answersIn = ({times}: Pick<Told, 'times'>): number => times.filter(time => time !== null).length
