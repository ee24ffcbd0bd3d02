import {type CheckContext, convergence} from '../lab/check-context.ts'
import {CheckFailed} from '../lab/check-failed.ts'

type Patient = Pick<CheckContext, 'patience'>

/** Milliseconds for a cell to answer in a lab that has settled: three questions, one second each. */
const settledPatience = 3000

/**
 * How long checks wait for silent cells. After a change a lab may take its time, and all checks wait for it. Once one of
 * them has waited as long in vain, what is silent still stays so, and the others need not wait again.
 */
export class Settling {
  #settled = false

  /** A step was done. */
  changed(): void {
    this.#settled = false
  }

  /** The context with the patience of this moment. */
  asked<T extends Patient>(context: T): T {
    const {patience = convergence} = context
    return this.#settled ? {...context, patience: Math.min(patience, settledPatience)} : context
  }

  /** Lets a check ask. */
  async ask<T extends Patient>(context: T, check: (context: T) => unknown): Promise<void> {
    const begin = performance.now()
    try {
      await check(this.asked(context))
    } catch (error) {
      const waited = performance.now() - begin
      if (error instanceof CheckFailed && waited >= (context.patience ?? convergence)) this.#settled = true
      throw error
    }
  }
}
