import type {Question} from '../../probe/question.ts'
import type {Thoroughness} from '../ask-until-answered.ts'
import {allProbes, leastProbes, payloadOf, serviceOf} from '../service-of.ts'
import type {Ends} from './ends-of-cells.ts'
import type {RuleCell} from './rule-cell.ts'

/** Milliseconds, as many times longer as the lab is slower: between two probes, and for an answer. */
const period = 10
const within = {glimpse: 400, all: 1000} as const
/** For a page or bulk data. */
const streamWithin = 2000
/** Packets may take different ways: so many are followed. */
const followed = 4
/** How often a packet that is too large is tried. */
const triesOfLarger = 3
/** Questions for a share of one percent, and the most that are asked. */
const [usualQuestions, mostQuestions] = [100, 1000]

/**
 * What is asked for a cell that wants answers. All of them begin with the question whether it is answered at all; one that is
 * not in the sample has no more. Where some may be lost, the first one may be: then all are asked, whatever becomes of it.
 */
export function questionsOfCell(
  cell: RuleCell,
  ends: Ends,
  pace: number,
  how: Thoroughness,
  inSample = true,
): Question[] {
  const {source, target, mtu, searched} = ends
  const service = cell.kind === 'mtu' ? exactly(cell.mtu ?? mtu, cell.family) : wireOfCell(cell, ends)
  const isStream = service.kind === 'tcp' || service.kind === 'http'
  const count = how === 'glimpse' || !inSample ? leastProbes(cell.service.kind) : countOf(cell)
  const question: Question = {
    ...{source, target, service, period: period * pace, ...(searched && {searched})},
    within: pace * (isStream ? streamWithin : within[how]),
    count,
    first: cell.kind === 'loss' ? count : leastProbes(cell.service.kind),
    traced: followedOf(cell, count),
    onlyArrivals: cell.kind !== 'path',
    ...(isStream && {sparesServer: true}),
  }
  if (cell.kind !== 'mtu' || how === 'glimpse') return [question]
  const larger = exactly((cell.mtu ?? mtu) + 1, cell.family)
  return [
    question,
    {...question, service: larger, count: triesOfLarger, first: triesOfLarger, traced: triesOfLarger},
  ]
}

/** Beside the echo service datagrams are small: whether larger ones pass is no question of a port. */
export function wireOfCell(
  {service, family}: Pick<RuleCell, 'service' | 'family'>,
  ends: Ends,
): Question['service'] {
  const wire = serviceOf(service, ends.mtu, family)
  const {sizes: [small = 0, full = 0, fragments = 0] = []} = wire
  if (wire.kind !== 'udp') return wire
  if ('port' in service) return {...wire, sizes: [small]}
  // By routers, the largest packet is that of a network which nobody knows here.
  return ends.isDirect ? wire : {...wire, sizes: [small, Math.min(full, smallestFull), fragments]}
}

/** Bytes of payload that pass wherever IPv6 has to pass. */
const smallestFull = 1280 - 48

/** Echoes that fill packets of so many bytes. */
export const exactly = (bytes: number, family: 4 | 6): Question['service'] => ({
  kind: 'exact',
  sizes: [payloadOf(bytes, family)],
})

/** Who answered is told by where a question arrived: of those that may be lost, one more is followed. */
function followedOf({kind, most = 0}: RuleCell, count: number): number {
  if (kind === 'loss') return Math.min(count, Math.floor(count * most) + 1)
  return kind === 'path' ? followed : 1
}

function countOf({kind, service, most = 0}: RuleCell): number {
  if (kind !== 'loss') return allProbes(service.kind)
  return Math.min(mostQuestions, Math.max(usualQuestions, most > 0 ? Math.ceil(1 / most) : 0))
}
