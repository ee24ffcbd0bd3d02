import type {FlowReport} from './flow-report.ts'
import type {LabPicture} from './lab-picture.ts'

/**
 * What report.html shows. Texts of cases stand in one table, and everywhere else by their place there: most cells failed
 * for the same few reasons, and 65 280 of them have to fit. Times are milliseconds since the run's beginning.
 */
export interface PageData {
  scenario: string
  /** The moment the run began, as ISO 8601. */
  startedAt: string
  durationMs: number
  /** Name of the JUnit file, which lies beside. */
  junit: string
  texts: readonly string[]
  phases: readonly PhaseData[]
  failures: readonly FailureData[]
  deliverables: readonly ClaimData[]
  claims: readonly ClaimData[]
  properties: readonly (readonly [name: string, value: string])[]
  waits: readonly {name: string; kind: string; start: number; duration: number}[]
  lab: LabPicture | null
  /** As JSON has them: what is undefined is not there. */
  flows: readonly FlowReport[]
  /** Names of the files in each folder of evidence. */
  evidence: Readonly<Record<string, readonly string[]>>
}

export interface PhaseData {
  name: string
  duration: number
  /** One, unless it went on after others had come between. */
  parts: readonly (readonly [start: number, duration: number])[]
  /** A letter for each case: passed, failed, error, skipped, or not run at all. */
  statuses: string
  /** Places in the table of texts; -1 for a cell that is named as cells are. */
  names: readonly number[]
  starts: readonly number[]
  durations: readonly number[]
  /** Places of the ids of its claims, side by side; -1 for none. */
  claims: readonly number[]
  /** Of each case that is a cell, by its number: source, target, service, and 1 where silence is expected, else 0. */
  cells: Readonly<Record<number, readonly [number, number, number, 0 | 1]>>
  /** What there is to say of a case beyond that, by its number: places of texts. */
  details: Readonly<Record<number, CaseDetails>>
}

export type CaseStatus = 'passed' | 'failed' | 'error' | 'skipped' | 'not run'

export const statusLetters = {p: 'passed', f: 'failed', e: 'error', s: 'skipped', n: 'not run'} as const

/** Labels of places in the table of texts. */
export type CaseDetails = Partial<
  Record<'expected' | 'got' | 'message' | 'reason' | 'where' | 'hint' | 'evidence' | 'output', number> & {
    attempts: number
    properties: readonly (readonly [name: number, value: number])[]
  }
>

/** Cases of one phase that did not pass for the same reason. */
export interface FailureData {
  phase: number
  /** Numbers of the cases in their phase. */
  cases: readonly number[]
  isError: boolean
}

export interface ClaimData {
  id: string
  title: string
  status: CaseStatus
  passed: number
  total: number
  /** It proves that others could fail. */
  isControl?: true
}
