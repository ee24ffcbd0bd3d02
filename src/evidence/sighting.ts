import type {Capture} from './capture.ts'
import {type Packet, readPacket} from './packet.ts'
import type {Hop} from './path.ts'
import type {Leg, Tracer} from './tracer.ts'

/** A packet of a trace, where it was seen. */
export interface Sighting {
  namespace: string
  ifindex: number
  outgoing: boolean
  /** An `asks` is the ARP request with which `from` asks for the hardware address of `to`; `tells` answers it. */
  what: Leg | 'asks' | 'tells'
  /** Dotted decimal: who sent it, and for whom it is. */
  from: string
  to: string
  /** Tells one packet of its kind from the next. */
  number: number
  envelope: Packet['envelope']
}

/** Every packet of the trace in every capture; the keys of `captures` are names of namespaces. */
export function sightings(captures: ReadonlyMap<string, Capture>, tracer: Tracer): Sighting[] {
  return [...captures].flatMap(([namespace, {frames}]) =>
    frames.flatMap(({ifindex, outgoing, protocol, bytes}) => {
      const packet = readPacket(protocol, bytes)
      const known = packet && whatOf(packet, tracer)
      if (!known) return []
      const {source: from, target: to, envelope} = packet
      return [{namespace, ifindex, outgoing, from, to, envelope, ...known}]
    }),
  )
}

function whatOf(packet: Packet, tracer: Tracer): Pick<Sighting, 'what' | 'number'> | undefined {
  if (packet.kind === 'arp') return {what: packet.reply ? 'tells' : 'asks', number: 0}
  const known = tracer.legOf(packet)
  return known && {what: known.leg, number: known.number}
}

/** Whether it was seen there, in that direction. */
export const isAt = (seen: Sighting, hop: Hop): boolean =>
  seen.namespace === hop.namespace && seen.ifindex === hop.ifindex && seen.outgoing === hop.outgoing

/** How a kind of packet came along a path. */
export interface Passage {
  /** never: it was seen nowhere · lost: at no hop behind one · thinned: some of it · complete: at the last hop. */
  state: 'never' | 'lost' | 'thinned' | 'complete'
  /** The last hop where all of it was seen, and the next; without either when the path has no such hop. */
  last?: Hop | undefined
  next?: Hop | undefined
  /** How many were seen at `last` and at `next`. */
  sent: number
  arrived: number
  /** What the packet that was seen last came in. */
  envelope: Packet['envelope']
}

/** Follows one kind of packet along the hops. */
export function follow(hops: readonly Hop[], seen: readonly Sighting[]): Passage {
  const at = hops.map(hop => seen.filter(each => isAt(each, hop)))
  const counts = at.map(list => new Set(list.map(({number}) => number)).size)
  const sent = counts[0] ?? 0
  const envelope = at.flat().findLast(each => each.envelope)?.envelope
  if (seen.length === 0 || counts.every(count => count === 0))
    return {state: 'never', next: hops[0], sent: 0, arrived: 0, envelope}
  // Behind the last hop that saw any of it nothing came. A hop that missed what the next one saw is not where it died.
  const lastSeen = counts.findLastIndex(count => count > 0)
  if (lastSeen < hops.length - 1)
    return {state: 'lost', last: hops[lastSeen], next: hops[lastSeen + 1], sent, arrived: 0, envelope}
  const arrived = counts.at(-1) ?? 0
  const drop = counts.findIndex((count, index) => index > 0 && count < (counts[index - 1] ?? 0))
  if (arrived < sent && drop > 0)
    return {state: 'thinned', last: hops[drop - 1], next: hops[drop], sent, arrived, envelope}
  return {state: 'complete', last: hops.at(-1), sent, arrived, envelope}
}
