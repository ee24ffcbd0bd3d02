import type {CaseResult} from './case.ts'
import {failureLines} from './failure-groups.ts'

/** Cells of one phase whose failure is told at once; the summary groups them all. */
const most = 10

/** Which of the failed cells a log tells, and for which it does not repeat what another one has told. */
export class FailedCells {
  readonly #counts = new Map<string, number>()
  /** Names by phase and reason. */
  readonly #first = new Map<string, string>()

  /** How to tell this one: by the name of the first that failed `like` it, if there is one; undefined when not at all. */
  tell(result: CaseResult): {like?: string} | undefined {
    const count = (this.#counts.get(result.suite) ?? 0) + 1
    this.#counts.set(result.suite, count)
    if (count > most) return undefined
    const key = JSON.stringify([result.suite, failureLines(result)])
    const like = this.#first.get(key)
    if (like !== undefined) return {like}
    this.#first.set(key, result.name)
    return {}
  }

  /** How many of a phase were not told. */
  untold(suite: string): number {
    return Math.max(0, (this.#counts.get(suite) ?? 0) - most)
  }
}
