import type {CaseResult} from './case.ts'
import {cleanResult} from './clean-result.ts'
import type {Redactor} from './redactor.ts'

/**
 * Results with all of their texts cleaned. A report is written often, and of hundreds of results few are new: each is
 * cleaned once, and again when there is one secret more. What has not changed stays the same object.
 */
export class CleanedResults {
  #cleaned = new WeakMap<CaseResult, CaseResult>()
  #secrets = 0

  of(result: CaseResult, redactor: Redactor): CaseResult {
    if (redactor.secrets !== this.#secrets) {
      this.#cleaned = new WeakMap()
      this.#secrets = redactor.secrets
    }
    const known = this.#cleaned.get(result)
    if (known) return known
    const cleaned = cleanResult(result, redactor)
    this.#cleaned.set(result, cleaned)
    return cleaned
  }
}
