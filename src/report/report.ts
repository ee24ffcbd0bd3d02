import type {CaseResult} from './case.ts'
import type {ClaimTable} from './claim-table.ts'
import type {LabPicture} from './lab-picture.ts'

/** A part of the run's wall clock. */
export interface TimeSpan {
  startedAt: Date
  durationMs: number
}

/** One phase of a run, with every case that was planned for it, in planned order. */
export interface SuiteReport extends TimeSpan {
  name: string
  /** When the phase began; the run's own beginning as long as it did not. */
  startedAt: Date
  /** Wall clock of the phase, without what came between its parts; 0 when it did not begin. */
  durationMs: number
  /** Of a phase that went on after others had come between, in the order of time. */
  parts?: readonly TimeSpan[]
  cases: readonly CaseResult[]
}

/** What a wait was spent on: LXD, Docker, a machine coming up, or fanlab itself. */
export type TimingKind = 'lxd' | 'docker' | 'boot' | 'harness'

export interface Timing extends TimeSpan {
  name: string
  kind: TimingKind
}

/** All that is known of a run at one moment. Texts are without control characters and without secrets. */
export interface Report {
  scenario: string
  /** Path of the JUnit file. */
  file: string
  /** Path of the HTML page; none where nobody writes one. */
  page?: string | undefined
  startedAt: Date
  durationMs: number
  /** Why the run came to its end before its time, and during what; as long as it goes on, what holds if nobody writes on. */
  stopped?: string | undefined
  /** The job of a CI that the run is part of; none at a desk. */
  job?: string | undefined
  /** Path of the script that tells the scenario, where it is part of the reader's own repository. */
  source?: string | undefined
  /** Facts about the run, such as the kernel and the version of LXD. */
  properties: Readonly<Record<string, string>>
  suites: readonly SuiteReport[]
  timings: readonly Timing[]
  /** What the lab claims; undefined as long as nobody told it. */
  claims?: ClaimTable | undefined
  /** The lab's layout; undefined as long as nobody told it. */
  topology?: LabPicture | undefined
}
