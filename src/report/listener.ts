import type {CaseResult, PlannedCase} from './case.ts'
import type {Report, SuiteReport} from './report.ts'

/** Hears of a run as it goes. Texts come without control characters and without secrets. */
export interface Listener {
  planned?(cases: readonly PlannedCase[]): void
  suiteBegan?(suite: string): void
  suiteEnded?(suite: SuiteReport): void
  caseBegan?(planned: PlannedCase): void
  /** Not told of cases that nobody ran: see them in the report when it is closed. */
  caseEnded?(result: CaseResult): void
  /** What a machine or a tool said, complete lines. MUST never be printed at the start of a line. */
  output?(text: string): void
  /** Something about the run itself that a person should know, such as a report that cannot be written. */
  warned?(message: string): void
  closed?(report: Report): void
}
