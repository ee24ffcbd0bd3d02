import type {Endpoint} from '../lab/endpoint.ts'
import type {Question} from './question.ts'

/** Two endpoints may have one name: what somebody launched, and an address on another network. */
export const wireName = (endpoint: Endpoint, numbers: ReadonlyMap<Endpoint, number>): string =>
  String(numbers.get(endpoint))

/** A question as a prober is asked it. `foreign`: somebody else serves that port of its target. */
export function wireOf(
  {source, target, service, count, first = count, period, within, traced = 1}: Question,
  id: number,
  {numbers, foreign}: {numbers: ReadonlyMap<Endpoint, number>; foreign: boolean},
) {
  const {kind, standIn, ...more} = service
  return {
    ...{id, source: wireName(source, numbers), target: target.address, count, first: foreign ? count : first},
    ...{period: period / 1000, within: within / 1000, traced: foreign ? count : traced},
    ...more,
    kind: kindOf(kind, standIn === true, foreign),
  }
}

/** Somebody else's server knows nothing of probes. */
function kindOf(kind: Question['service']['kind'], standIn: boolean, foreign: boolean): string {
  if (kind === 'http') return standIn && !foreign ? 'tcp' : kind
  if (!foreign) return kind
  return kind === 'tcp' ? 'connect' : 'datagram'
}
