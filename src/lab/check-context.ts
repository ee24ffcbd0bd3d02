import type {Endpoint} from './endpoint.ts'
import type {Lab} from './lab.ts'

/** Milliseconds that a route may take to work after something was changed. */
export const convergence = 15_000

/** What a check gets: the lab to look at, and nothing that changes it. */
export interface CheckContext {
  lab: Lab
  signal?: AbortSignal | undefined
  /** Milliseconds that a cell may take to answer for the first time. Default: `convergence`. */
  patience?: number | undefined
  /** What was launched beside the lab's own and is to be asked, too. */
  launched?: readonly Endpoint[]
  /** By which a sample of cells is chosen, where the lab file has no seed of its own. */
  sampleSeed?: number
  /** Shows how far long work is to whoever waits for it. */
  say?(text: string): void
  /** Told who was found where, whenever everybody was looked for. */
  found?(endpoints: readonly Endpoint[]): void
}
