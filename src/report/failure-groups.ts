import type {ReportedCell, Unanswered} from '../lab/cell.ts'
import type {CaseResult} from './case.ts'
import {tellsEnding} from './ending.ts'

/** Cases of one phase that did not pass for the same reason. */
export interface FailureGroup {
  suite: string
  names: string[]
  /** The cells of the matrix that the names are of; none for other cases. */
  cells: ReportedCell[]
  /** What was expected and what came, or what went wrong, and what to do next. One entry for each line. */
  lines: string[]
  /** The lab could not be built or driven. */
  isError: boolean
  /** It only tells who does not reach whom. */
  follows: boolean
  /** Of cells that nobody answered. */
  unanswered?: Unanswered | undefined
  /** Where the cause is, and the folder with evidence; part of the lines, too. */
  explanation?: string | undefined
  evidence?: string | undefined
}

/**
 * The failed cases and those with errors; cells of a phase with the same reason are told together. Not those that only
 * say why the run was stopped: that is told with the verdict.
 */
export function failureGroups(results: readonly CaseResult[]): FailureGroup[] {
  const groups = new Map<string, FailureGroup>()
  for (const result of results.filter(each => !isToldByVerdict(each))) {
    const {suite, name, cell, explanation, evidence} = result
    const lines = failureLines(result)
    if (lines.length === 0) continue
    const key = JSON.stringify([suite, cell ? '' : name, lines])
    const group = groups.get(key)
    const own = group ?? {
      ...{suite, names: [], cells: [], lines, explanation, evidence},
      unanswered: result.outcome.status === 'failed' ? result.outcome.unanswered : undefined,
      isError: result.outcome.status === 'error',
      follows:
        cell !== undefined || (result.outcome.status === 'failed' && result.outcome.asksCells === true),
    }
    own.names.push(name)
    if (cell) own.cells.push(cell)
    groups.set(key, own)
  }
  return [...groups.values()]
}

/**
 * In the order in which a person should read them: what could not be built or driven, claims that explain, claims that
 * only tell who does not reach whom, and cells, those with the most in common first. Else in planned order.
 */
export function causesFirst(groups: readonly FailureGroup[]): FailureGroup[] {
  const rank = ({isError, follows, cells}: FailureGroup): number =>
    isError ? 0 : cells.length > 0 ? 3 : follows ? 2 : 1
  return [...groups].sort((a, b) => rank(a) - rank(b) || b.cells.length - a.cells.length)
}

/** A stopped case that has nothing to add to the reason, which is one line of the verdict. */
const isToldByVerdict = (result: CaseResult): boolean =>
  tellsEnding(result) && failureLines(result).length === 1

/** What there is to say of a case that failed or had an error; nothing of any other. */
export function failureLines(result: CaseResult): string[] {
  const {outcome} = result
  if (outcome.status !== 'failed' && outcome.status !== 'error') return []
  const difference =
    outcome.status === 'failed'
      ? [`expected: ${outcome.expected}`, `got: ${outcome.got}`]
      : [`error: ${outcome.message}`]
  return [...difference, ...furtherLines(result)].flatMap(text => text.split('\n'))
}

/** What helps to find the cause: where it is, what to type next, where to look. */
export function furtherLines({outcome, explanation, evidence}: CaseResult): string[] {
  const hint = 'hint' in outcome ? outcome.hint : undefined
  const named = {where: explanation, hint, evidence}
  return Object.entries(named).flatMap(([name, text]) => (text === undefined ? [] : [`${name}: ${text}`]))
}
