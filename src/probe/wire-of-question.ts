import type {Endpoint} from '../lab/endpoint.ts'
import type {Question} from './question.ts'

/** Two endpoints may have one name: what somebody launched, and an address on another network. */
export const wireName = (endpoint: Endpoint, numbers: ReadonlyMap<Endpoint, number>): string =>
  String(numbers.get(endpoint))

interface HowToAsk {
  numbers: ReadonlyMap<Endpoint, number>
  /** Somebody else serves that port of its target. */
  foreign: boolean
  /** Connections that the asking machine may have under way to that server at a time. */
  together: number | undefined
}

/** A question as a prober is asked it. */
export function wireOf(
  {source, target, service, count, first = count, period, within, traced = 1}: Question,
  id: number,
  {numbers, foreign, together}: HowToAsk,
) {
  const {kind: wanted, standIn, ...more} = service
  const kind = kindOf(wanted, standIn === true, foreign)
  return {
    ...{id, source: wireName(source, numbers), target: target.address, count, first: foreign ? count : first},
    ...{period: period / 1000, within: within / 1000, traced: foreign ? count : traced},
    ...more,
    // A prober's own queue has room for all.
    ...(kind !== 'tcp' && together !== undefined && {together}),
    kind,
  }
}

/** Somebody else's server knows nothing of probes. */
function kindOf(kind: Question['service']['kind'], standIn: boolean, foreign: boolean): string {
  if (kind === 'http') return standIn && !foreign ? 'tcp' : kind
  if (!foreign) return kind
  return kind === 'tcp' ? 'connect' : 'datagram'
}
