import type {CaseResult, Outcome} from './case.ts'
import type {SuiteReport} from './report.ts'

/** What stands in the file for the one end that nobody is left to tell of, such as by SIGKILL. */
export const endedUnexpectedly = 'the run ended unexpectedly'

/** Name of a case that is only in the report of a run which ended early when no planned case was left to say so. */
const ownCase = 'the run comes to its end'

/** Why a run came to its end before its time, as the error that a report has to have then. */
export interface Ending {
  message: string
  hint?: string | undefined
}

/** The error of a case that was in progress when the run ended. */
export const endedDuring = (why: string, name: string): Outcome => ({
  status: 'error',
  message: `${why} during: ${name}`,
  stopped: true,
})

/** Tells whether a case says that the run was ended while it was in progress. */
export const tellsEnding = ({outcome}: CaseResult): boolean =>
  outcome.status === 'error' && outcome.stopped === true

/**
 * The suites with the ending as an error: readers of JUnit look at nothing else, and take a report of passed and skipped
 * cases for a success. It is told by the first planned case that was not run, and without one by a case of its own.
 */
export function withEnding(
  suites: readonly SuiteReport[],
  {message, hint}: Ending,
  startedAt: Date,
): SuiteReport[] {
  const outcome: Outcome = {status: 'error', message, ...(hint !== undefined && {hint}), stopped: true}
  const isFree = ({outcome: own}: CaseResult): boolean => own.status === 'skipped' && own.notRun === true
  const first = suites.flatMap(({cases}) => cases).find(isFree)
  if (first) {
    return suites.map(suite => ({
      ...suite,
      cases: suite.cases.map(each => (each === first ? {...each, outcome} : each)),
    }))
  }
  const last = suites.at(-1) ?? {name: 'preparation', startedAt, durationMs: 0, cases: []}
  const own = {suite: last.name, name: ownCase, claims: [], outcome, startedAt, durationMs: 0}
  return [...suites.slice(0, -1), {...last, cases: [...last.cases, own]}]
}
