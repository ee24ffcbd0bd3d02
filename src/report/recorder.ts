import type {CaseFacts, CaseResult, Outcome, PlannedCase} from './case.ts'
import {CaseList, type CaseReference, millisecondsBetween} from './case-list.ts'
import type {ClaimTable} from './claim-table.ts'
import {cleanText} from './clean-result.ts'
import {CleanedResults} from './cleaned-results.ts'
import {type Ending, endedDuring, withEnding} from './ending.ts'
import {junitWriter} from './junit.ts'
import type {LabPicture} from './lab-picture.ts'
import type {Listener} from './listener.ts'
import {outcomeOfError, traceOfError} from './outcome-of-error.ts'
import type {RecorderOptions} from './recorder-options.ts'
import {Redactor} from './redactor.ts'
import type {Report, TimingKind} from './report.ts'
import {ReportFile} from './report-file.ts'
import {RunEnding} from './run-ending.ts'
import {RunFacts} from './run-facts.ts'

/** A result as a caller knows it: what the recorder saw itself may be left out. */
export type EndedCase = CaseReference & CaseFacts & {outcome: Outcome; startedAt?: Date; durationMs?: number}

/** Body of a step or a check; what it finds out about the case it puts into `facts`. */
type CaseBody<T> = (facts: CaseFacts) => Promise<T> | T

/** Hears of every step and check, keeps the JUnit file up to date and tells the listeners. */
export class Recorder {
  readonly redactor: Redactor
  readonly #options: RecorderOptions
  readonly #now: () => Date
  readonly #startedAt: Date
  readonly #cases = new CaseList()
  readonly #facts = new RunFacts()
  #lab: Pick<Report, 'topology' | 'claims'> = {}
  readonly #ending: RunEnding
  readonly #file: ReportFile
  readonly #cleaned = new CleanedResults()
  #closed = false
  #warned = false

  constructor(options: RecorderOptions) {
    this.#options = options
    this.#now = options.now ?? (() => new Date())
    this.#startedAt = this.#now()
    this.redactor = options.redactor ?? new Redactor()
    // The whole text once more: it may hold a secret that became known only after its text was recorded.
    const render = junitWriter(() => this.report(), this.redactor)
    this.#file = new ReportFile(options.file, render, options.owner)
    this.#ending = new RunEnding(this.#cases, options.signal)
  }

  /** May be called more than once. Throws when a name is planned twice for a suite. */
  plan(cases: readonly PlannedCase[]): void {
    this.#cases.plan(cases)
    this.#tell(listener => listener.planned?.(cases))
    this.write()
  }

  /** What the run does from now on until its next case begins, such as `the host is prepared`. */
  doing(activity: string): void {
    this.#ending.doing(activity)
    this.write()
  }

  /** The run cannot go on, for a reason that no case tells. The first one counts. */
  fail(ending: Ending): void {
    this.#ending.fail(ending)
  }

  /** Writes the file before it returns; a file that cannot be written is told once. */
  write(): void {
    if (this.#closed) return
    this.#file.write()
    const {problem} = this.#file
    if (!problem || this.#warned) return
    this.#warned = true
    this.#tell(listener => listener.warned?.(problem.message))
  }

  /** A fact about the run, such as the kernel. */
  setProperty(name: string, value: string): void {
    this.#facts.set(name, value)
    this.#file.writeSoon()
  }

  /** How the lab is laid out, as far as that is known now, and what it claims. */
  describe(topology: LabPicture, {deliverables, controls}: ClaimTable): void {
    this.#lab = {topology, claims: {deliverables, controls}}
  }

  /** `secret` is masked in everything written from now on. */
  secret(secret: string): void {
    this.redactor.add(secret)
  }

  /** Shows what a machine or a tool said. Give complete texts, not pieces as they arrive: a secret could be cut in two. */
  output(text: string): void {
    this.#tell(listener => listener.output?.(cleanText(text, this.redactor)))
  }

  /** Something about the run itself that a person should know; it changes no verdict. */
  warn(message: string): void {
    this.#tell(listener => listener.warned?.(cleanText(message, this.redactor)))
  }

  beginSuite(name: string): void {
    this.#ending.doing(undefined)
    this.#cases.beginSuite(name, this.#now())
    this.#tell(listener => listener.suiteBegan?.(name))
    this.write()
  }

  endSuite(name: string): void {
    if (!this.#cases.endSuite(name, this.#now())) return
    const report = this.report().suites.find(each => each.name === name)
    if (report) this.#tell(listener => listener.suiteEnded?.(report))
    this.write()
  }

  begin(reference: CaseReference): void {
    if (this.#closed) return
    const entry = this.#cases.entry(reference)
    entry.begunAt = this.#now()
    this.#cases.touchSuite(reference.suite, entry.begunAt)
    this.#ending.doing(undefined)
    this.#tell(listener => listener.caseBegan?.(entry.planned))
    this.#file.writeSoon()
  }

  /** Ignored after close: what ends late was already reported as not run. */
  end(ended: EndedCase): void {
    if (this.#closed) return
    const entry = this.#cases.entry(ended)
    if (entry.result) throw new Error(`reported twice: "${ended.name}" in "${ended.suite}"`)
    const now = this.#now()
    const startedAt = ended.startedAt ?? entry.begunAt ?? now
    this.#cases.touchSuite(ended.suite, startedAt)
    this.#ending.doing(undefined)
    const durationMs = ended.durationMs ?? millisecondsBetween(startedAt, now)
    // Some claims are known only at the end: which machine a container runs on is LXD's choice.
    const claims = [...new Set([...entry.planned.claims, ...(ended.claims ?? [])])]
    const result = {...ended, ...entry.planned, claims, startedAt, durationMs}
    entry.result = result
    this.#tell(listener => listener.caseEnded?.(this.#cleaned.of(result, this.redactor)))
    this.#file.writeSoon()
  }

  /** Reports a case that cannot be run here, with the reason, such as `lxc machines share the host's kernel`. */
  skip(reference: CaseReference, reason: string): void {
    this.end({...reference, outcome: {status: 'skipped', reason}})
  }

  /** Skips those planned cases of a suite that nobody has begun: what they are about cannot be seen here. */
  skipRest(suite: string, reason: string): void {
    for (const reference of this.#cases.waiting(suite)) this.skip(reference, reason)
  }

  /** Runs what changes the lab. Records what it throws and throws it again: what comes after could not work. */
  async step<T>(reference: CaseReference, body: CaseBody<T>): Promise<T> {
    const facts: CaseFacts = {}
    this.begin(reference)
    let value: T
    try {
      value = await body(facts)
    } catch (error) {
      this.#endWithError(reference, facts, error)
      throw error
    }
    this.end({...reference, ...facts, outcome: {status: 'passed'}})
    return value
  }

  /** Runs what only observes the lab; tells whether it passed. Throws only when the run was aborted. */
  async check(reference: CaseReference, body: CaseBody<unknown>): Promise<boolean> {
    const facts: CaseFacts = {}
    this.begin(reference)
    try {
      await body(facts)
    } catch (error) {
      this.#endWithError(reference, facts, error)
      if (this.#isAbort(error)) throw error
      return false
    }
    this.end({...reference, ...facts, outcome: {status: 'passed'}})
    return true
  }

  /** Records a wait for the bench, in milliseconds. */
  measure(name: string, kind: TimingKind, durationMs: number): void {
    this.#facts.waited(name, kind, durationMs, this.#now())
  }

  /** Every case in planned order; those that nobody reported are skipped, with `notRun`, or in progress an error. */
  results(): CaseResult[] {
    const suites = this.#closed ? this.report().suites : this.#cases.snapshot(this.#startedAt, this.#now())
    return suites.flatMap(suite => suite.cases)
  }

  /** What is known now. As long as the run goes on, some case tells in an error that it ended, in case nobody writes on. */
  report(): Report {
    const {scenario, file, page, job, source} = this.#options
    const now = this.#now()
    const known = this.#cases.snapshot(this.#startedAt, now)
    const results = known.flatMap(suite => suite.cases)
    const missing = this.#closed ? this.#ending.missingAtEnd(results) : this.#ending.missingNow(results)
    const suites = missing ? withEnding(known, missing, now) : known
    return {
      ...{scenario, file, page, job, source},
      startedAt: this.#startedAt,
      durationMs: millisecondsBetween(this.#startedAt, now),
      stopped: this.#closed ? (this.#ending.stopped ?? missing?.message.split('\n')[0]) : this.#ending.soFar,
      properties: this.#facts.properties(text => cleanText(text, this.redactor)),
      suites: suites.map(suite => ({
        ...suite,
        cases: suite.cases.map(result => this.#cleaned.of(result, this.redactor)),
      })),
      timings: this.#facts.timings,
      ...this.#lab,
    }
  }

  /**
   * Ends the run: what was not reported is skipped with `not run: <reason>`. The second and later calls do nothing.
   * Throws when the JUnit file could not be written.
   */
  close(reason: string): void {
    if (this.#closed) return
    this.#closed = true
    const {stopped, why} = this.#ending
    this.#ending.close()
    this.#cases.finish(reason, this.#now(), stopped === undefined ? undefined : why)
    this.#file.write()
    this.#tell(listener => listener.closed?.(this.report()))
    if (this.#file.problem) throw this.#file.problem
  }

  #endWithError(reference: CaseReference, facts: CaseFacts, error: unknown): void {
    const outcome: Outcome = this.#isAbort(error)
      ? endedDuring(this.#ending.why, reference.name)
      : outcomeOfError(error)
    this.end({...reference, ...traceOfError(error), ...facts, outcome})
  }

  #isAbort = (error: unknown): boolean =>
    this.#options.signal?.aborted === true || (error instanceof Error && error.name === 'AbortError')

  #tell(event: (listener: Listener) => void): void {
    for (const listener of this.#options.listeners ?? []) event(listener)
  }
}
