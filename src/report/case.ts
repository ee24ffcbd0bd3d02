import type {ReportedCell, Unanswered} from '../lab/cell.ts'
import type {FlowReport} from './flow-report.ts'

/** Identity of a case: stable from run to run, so without addresses, durations or run numbers. */
export interface CaseId {
  /** Phase of the run that the case belongs to, such as `bring-up` or `reboot lxd-2`. */
  suite: string
  /** One sentence or, for a cell of the matrix, such as `web-1 reaches web-2 by icmp`. */
  name: string
}

export interface PlannedCase extends CaseId {
  /** Claims of the article that the case proves, such as `D1` or `P16`. Often empty for a step. */
  claims: readonly string[]
  /** It asks the cells of the matrix, and says nothing about what they answer: those are cases of their own. */
  asksCells?: true
  /** Only for a cell of the matrix. The console counts cells and names only those that did not pass. */
  cell?: ReportedCell
}

/** failed: the network is wrong · error: the lab could not be built or driven · skipped: blocked, with the reason. */
export type Outcome =
  | {status: 'passed'}
  /**
   * asksCells: it only tells that endpoints do not reach each other, as the cells of the matrix do · unanswered: it is a cell
   * that nobody answered.
   */
  | {
      status: 'failed'
      expected: string
      got: string
      hint?: string
      asksCells?: true
      unanswered?: Unanswered | undefined
    }
  /** stopped: the run ended while the case was in progress, or before it; the lab is not to blame. */
  | {status: 'error'; message: string; hint?: string; stopped?: true}
  /** notRun: it was planned and nobody ran it to its end; such a run proves less than it should. */
  | {status: 'skipped'; reason: string; notRun?: true}

/** What is known of a case beside its outcome. */
export interface CaseFacts {
  /** How often a probe was tried until the outcome; 1 when not given. */
  attempts?: number
  /** More facts for the report, such as addresses. */
  properties?: Readonly<Record<string, string>>
  /** What a tool printed, for the report's system-out. */
  output?: string
  /** Where in the lab a failure has its cause, in one sentence, such as the hop at which a packet died. */
  explanation?: string
  /** Folder with evidence of a failure, relative to the folder of the report. */
  evidence?: string
  /** The flow that it is about. */
  flow?: FlowReport
}

export interface CaseResult extends PlannedCase, CaseFacts {
  outcome: Outcome
  startedAt: Date
  durationMs: number
}
