import type {CaseResult} from './case.ts'
import type {CaseList} from './case-list.ts'
import {type Ending, endedUnexpectedly, tellsEnding} from './ending.ts'
import {verdict} from './verdict.ts'

/** Cases in progress that are named where the run ends. */
const mostNames = 2

/** Knows at every moment what a report has to say if the run ends now, and in the end why it did. */
export class RunEnding {
  readonly #cases: CaseList
  readonly #signal: AbortSignal | undefined
  /** What goes on while no case is in progress. */
  #activity: string | undefined = 'the run is planned'
  #failure: Ending | undefined
  #stopped: string | undefined

  constructor(cases: CaseList, signal: AbortSignal | undefined) {
    this.#cases = cases
    this.#signal = signal
    // Before the cases in progress hear of it: afterwards there is none any more.
    signal?.addEventListener('abort', this.#stop, {once: true})
  }

  readonly #stop = (): void => {
    this.#stopped = `${this.why} ${this.#progress()}`
  }

  /** Undefined once cases tell what goes on. */
  doing(activity: string | undefined): void {
    this.#activity = activity
  }

  /** The run cannot go on. The first reason counts; what fails because the run was stopped is none. */
  fail(failure: Ending): void {
    if (this.#stopped === undefined) this.#failure ??= failure
  }

  close(): void {
    this.#signal?.removeEventListener('abort', this.#stop)
  }

  /** Who stopped the run, in a few words such as `timed out after 60s`. */
  get why(): string {
    const reason: unknown = this.#signal?.reason
    return reason instanceof Error && reason.message ? reason.message : 'interrupted'
  }

  /** The same, with what was in progress; undefined when nobody stopped it. */
  get stopped(): string | undefined {
    return this.#stopped
  }

  /** What holds if the run ends now and nobody writes on. */
  get soFar(): string {
    return this.#stopped ?? `${endedUnexpectedly} ${this.#progress()}`
  }

  /** What a report of a run that goes on has to say and no case says. */
  missingNow(results: readonly CaseResult[]): Ending | undefined {
    if (results.some(tellsEnding)) return undefined
    // What a story threw outside of its steps is told by no case.
    const failure = verdict(results).errors > 0 ? undefined : this.#failure
    return failure ? {...failure, message: `${failure.message}; ${this.soFar}`} : {message: this.soFar}
  }

  /** What the report of the whole run has to say and no case says. A run that did not pass is never without a red case. */
  missingAtEnd(results: readonly CaseResult[]): Ending | undefined {
    if (this.#stopped !== undefined) return this.missingNow(results)
    const {exitCode, errors, reason} = verdict(results)
    if (errors > 0) return undefined
    return this.#failure ?? (exitCode === 2 ? {message: reason} : undefined)
  }

  /** Such as `during: four machines boot`. */
  #progress(): string {
    const names = this.#cases.running().map(({name}) => name)
    const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : ''
    if (names.length > 0) return `during: ${names.slice(0, mostNames).join(', ')}${more}`
    if (this.#activity !== undefined) return `during: ${this.#activity}`
    const next = this.#cases.next()
    return next ? `before: ${next.name}` : 'at its end'
  }
}
