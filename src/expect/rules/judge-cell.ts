import {answersIn, type Question, type Told} from '../../probe/question.ts'
import type {Thoroughness} from '../ask-until-answered.ts'
import {type AskedQuestion, cameTo} from '../asked-question.ts'
import {beginningOf, type Judgement, judgeAnswers} from '../judge.ts'
import {leastProbes} from '../service-of.ts'
import {whyUnseen} from '../why-unseen.ts'
import type {Ends} from './ends-of-cells.ts'
import {pathsPassed, shownPath} from './path-passed.ts'
import type {RuleCell} from './rule-cell.ts'

/** Whether its first probes were answered as they have to be; of those that may be lost, enough of all. */
export function beginsRight(cell: RuleCell, ends: Ends, asked: readonly AskedQuestion[]): boolean {
  const [{question, told} = none()] = asked
  const beginning = beginningOf({...question, first: leastProbes(cell.service.kind)}, told)
  if (judgeCell(cell, ends, [beginning], 'glimpse').complete) return true
  return cell.kind === 'loss' && judgeCell(cell, ends, asked, 'all').complete
}

/** What the answers to a cell's questions are worth. */
export function judgeCell(
  cell: RuleCell,
  ends: Ends,
  asked: readonly AskedQuestion[],
  how: Thoroughness,
): Judgement {
  const [{question, told} = none(), larger] = asked
  const isOwn = cell.seenAs === undefined
  // The kernel may ask from an address that no file says; before any NAT it is the source's own.
  const own = told.own === '' || ends.overlay ? ends.sources : [...new Set([...ends.sources, told.own])]
  const judged = judgeAnswers(question, told, {
    overlay: ends.overlay,
    sources: isOwn ? own : [cell.seenAs as string],
    page: cell.page,
  })
  const absent = told.absent ? [`${ends.target.name} does not have ${ends.target.address}`] : []
  const base = {...judged, got: [judged.got, ...absent].join('; ')}
  if (cell.kind === 'loss' && how === 'all') return judgeLoss(cell, question, told, base)
  if (!base.complete) return base
  switch (cell.kind) {
    case 'path':
      return judgePath(cell, question, told, base)
    case 'latency':
      return how === 'all' ? judgeLatency(cell, told, base) : base
    case 'mtu':
      return larger ? judgeLarger(cell, larger, base) : base
    default:
      return base
  }
}

const none = (): AskedQuestion => {
  throw new Error('a cell that asks nothing cannot be judged')
}

function judgePath({path = []}: RuleCell, question: Question, told: Told, base: Judgement): Judgement {
  const passed = pathsPassed(question, told)
  const isRight = passed.every(
    ({machines, unseen}) =>
      unseen === 0 && machines.length === path.length && machines.every((name, i) => name === path[i]),
  )
  const got =
    passed.length === 0
      ? 'answers, but no packet that could be followed'
      : `by way of ${passed.map(shownPath).join(', or ')}`
  if (isRight && passed.length > 0) return {...base, got}
  // A machine that could not look at a packet may have forwarded it.
  return {...base, complete: false, got, unjudged: whyUnseen(told)}
}

function judgeLatency({most = 0}: RuleCell, told: Told, base: Judgement): Judgement {
  const longest = Math.max(...told.times.map(time => time ?? Number.POSITIVE_INFINITY))
  const got = `longest of ${told.times.length} round trips: ${longest.toFixed(1)} ms`
  if (longest <= most) return {...base, got}
  const pause = Math.max(told.pauses.source, told.pauses.target)
  return {
    ...{...base, complete: false, got},
    unjudged:
      longest - pause <= most
        ? `a prober could not run for ${pause.toFixed(0)} ms of ${longest.toFixed(1)} ms: the host is overloaded`
        : undefined,
  }
}

/** Some may be without an answer; those that came have to be right. */
function judgeLoss({most = 0}: RuleCell, {count}: Question, told: Told, base: Judgement): Judgement {
  const lost = count - answersIn(told)
  const complete = base.faultless && lost / count <= most
  if (complete) return {...base, complete, got: `${lost} of ${count} without an answer`, unjudged: undefined}
  return {...base, complete}
}

/** One byte more must not pass: neither is it answered, nor does it come. */
function judgeLarger(
  {mtu = 0, family}: RuleCell,
  {question, told}: AskedQuestion,
  base: Judgement,
): Judgement {
  if (answersIn(told) === 0 && !cameTo(question, told)) return base
  return {
    ...base,
    complete: false,
    got: `a packet of ${mtu + 1} bytes passes, too${family === 6 ? ' over IPv6' : ''}`,
  }
}
