import type {Question, Told} from '../../probe/question.ts'
import {type AskedQuestion, cameTo, isAnswered, shownAnswers} from '../asked-question.ts'
import {silence, whySourceProvesNothing} from '../silence-controls.ts'
import {wereTaken} from '../were-taken.ts'
import {whyUnseen} from '../why-unseen.ts'
import {controlsOf} from './deny-controls.ts'
import type {Ends, EndsFinder} from './ends-of-cells.ts'
import {wireOfCell} from './questions-of-cell.ts'
import type {RuleResult} from './results-of-cells.ts'
import type {RuleCell} from './rule-cell.ts'

/** What is asked for cells that want silence, and in the same second for their controls; each question once. */
export interface DenyRound {
  questions: readonly Question[]
  /** Those of two ends on one segment, which need room in the neighbour table. */
  direct: ReadonlySet<Question>
  /** What came of it, by the answers in the order of the questions. */
  judge(told: readonly Told[]): DenyResult[]
}

export interface DenyResult {
  cell: RuleCell
  ends: Ends
  /** It was silent, and that proves something. */
  passed: boolean
  got: string
  /** Why silence proves nothing, or it cannot be told whether it was silent. */
  unjudged: string | undefined
  /** Asked again it may be another: the controls were silent, too. */
  isUnproven: boolean
}

/** As a result of any cell. */
export const denyResult = (
  {cell, passed, got, unjudged, isUnproven}: DenyResult,
  attempts: number,
  durationMs: number,
): RuleResult => ({cell, passed, got, unjudged, isUnproven, attempts, durationMs})

/** `known` are all cells of the lab's rules, which tell who may be asked as a control. */
export function denyRound(
  cells: readonly {cell: RuleCell; ends: Ends}[],
  known: readonly RuleCell[],
  finder: EndsFinder,
  pace: number,
): DenyRound {
  const questions: Question[] = []
  const direct = new Set<Question>()
  const places = new Map<string, number>()
  const add = (what: Pick<RuleCell, 'service' | 'family'>, ends: Ends): number => {
    const {source, target, searched} = ends
    const asked = wireOfCell(what, ends)
    // Whether pages are served or not, nobody may get as far as the port.
    const wire = asked.kind === 'http' ? {...asked, standIn: true as const, sizes: [0]} : asked
    const key = JSON.stringify([source.name, source.address, target.name, target.address, wire])
    const place = places.get(key) ?? questions.length
    if (place === questions.length) {
      const question = {
        ...{source, target, service: wire, count: silence.count, traced: silence.count},
        ...(searched && {searched}),
        ...{period: silence.period * pace, within: silence.within * pace},
      }
      questions.push(question)
      if (ends.isDirect) direct.add(question)
    }
    places.set(key, place)
    return place
  }
  const asked = cells.map(({cell, ends}) => {
    const {witnesses, ways} = controlsOf(cell, ends, known, finder)
    return {
      ...{cell, ends, own: add(cell, ends)},
      witnesses: witnesses.map(each => add(cell, each)),
      ways: ways.map(({service, ends: way}) => add({service, family: cell.family}, way)),
    }
  })
  return {
    ...{questions, direct},
    judge: told =>
      asked.map(({cell, ends, own, witnesses, ways}): DenyResult => {
        const at = (index: number): AskedQuestion => ({
          question: questions[index] as Question,
          told: told[index] as Told,
        })
        return judgeSilence(cell, ends, at(own), {witnesses: witnesses.map(at), ways: ways.map(at)})
      }),
  }
}

function judgeSilence(
  cell: RuleCell,
  ends: Ends,
  own: AskedQuestion,
  controls: {witnesses: readonly AskedQuestion[]; ways: readonly AskedQuestion[]},
): DenyResult {
  const {question, told} = own
  const got = shownAnswers(own)
  const result = {cell, ends, passed: false, got, unjudged: undefined, isUnproven: false}
  // Networks of Docker's own have the same addresses on several machines.
  if (isAnswered(own) && ends.target.network !== undefined && told.missed === 0 && !cameTo(question, told))
    return {
      ...result,
      unjudged: `somebody else answers at ${ends.target.address}: ${ends.target.name} never saw the question`,
    }
  if (isAnswered(own)) return result
  if (told.foreign && question.service.kind === 'udp' && cameTo(question, told))
    return {
      ...result,
      unjudged: `the question comes to ${ends.target.name}, where another program has udp/${question.service.port} and need not answer`,
    }
  const unseen = whyUnseen(told)
  if (unseen !== undefined) return {...result, unjudged: unseen}
  const why = [
    ...whyTargetProvesNothing(ends, own, controls.witnesses),
    ...whySourceProvesNothing(ends.source, [own], controls.ways.filter(isReached)),
  ]
  if (why.length === 0) return {...result, passed: true}
  return {...result, unjudged: `silence proves nothing: ${why.join('; ')}`, isUnproven: true}
}

/** A server of somebody else's need not answer: who asks it has come that far all the same. */
const isReached = (asked: AskedQuestion): boolean =>
  isAnswered(asked) ||
  (asked.told.foreign && asked.question.service.kind === 'udp' && cameTo(asked.question, asked.told))

function whyTargetProvesNothing(
  {target, overlay}: Ends,
  own: AskedQuestion,
  witnesses: readonly AskedQuestion[],
): string[] {
  if (witnesses.some(each => isAnswered(each) || wereTaken(each.question, each.told))) return []
  // Where nobody has joined an overlay, its own machine says that there is nobody to answer.
  if (own.told.absent && overlay) return []
  if (own.told.absent) return [`${target.name} does not have ${target.address}`]
  const asked = witnesses.map(({question}) => question.source.name)
  return [
    `${target.name} answers nobody else, either (asked by ${asked.join(', ') || 'nobody: no rule allows it to anybody, and nobody else is on its network'})`,
  ]
}
