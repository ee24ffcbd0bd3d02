import type {Lab} from './lab.ts'

/** What a wait was for; the bench splits the time of a phase by it. */
type WaitKind = 'lxd' | 'docker' | 'boot'

/** What a step gets beside its own arguments. */
export interface StepContext {
  lab: Lab
  /** Absolute path of the lab file's folder; undefined of a lab that has no file of its own. */
  folder?: string | undefined
  /** Which engine of the overlay was asked for, by the overlay's own words. */
  engine: string
  /** Aborted when the run has to stop. */
  signal?: AbortSignal | undefined
  /** Measures how long the work waits for something that is not ours. */
  timed<T>(kind: WaitKind, what: string, work: () => Promise<T>): Promise<T>
  /** A fact about what is under test, for the report: the same names in every run. */
  fact(name: string, value: string): void
  /** Keeps a token or key out of everything that is written from now on. */
  secret(text: string): void
}
