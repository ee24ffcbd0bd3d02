import type {Cell} from '../lab/cell.ts'
import type {CaseResult} from './case.ts'
import {tellsEnding} from './ending.ts'

/** Cases of one phase that did not pass for the same reason. */
export interface FailureGroup {
  suite: string
  names: string[]
  /** The cells of the matrix that the names are of; none for other cases. */
  cells: Cell[]
  /** What was expected and what came, or what went wrong, and what to do next. One entry for each line. */
  lines: string[]
  /** The lab could not be built or driven. */
  isError: boolean
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
      isError: result.outcome.status === 'error',
    }
    own.names.push(name)
    if (cell) own.cells.push(cell)
    groups.set(key, own)
  }
  return [...groups.values()]
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
