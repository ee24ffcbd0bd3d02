import type {CaseResult, PlannedCase} from './case.ts'
import type {Listener} from './listener.ts'
import type {Report, SuiteReport} from './report.ts'

/** Tells a person of phases one after the other, also such as run at the same time: what comes of a later one waits. */
export class InTurn implements Listener {
  readonly #listener: Listener
  /** What is still to be told of each phase that has begun; nothing of the first, which is told at once. */
  readonly #waiting = new Map<string, (() => void)[]>()

  constructor(listener: Listener) {
    this.#listener = listener
  }

  planned(cases: readonly PlannedCase[]): void {
    this.#listener.planned?.(cases)
  }

  suiteBegan(suite: string): void {
    if (!this.#waiting.has(suite)) this.#waiting.set(suite, [])
    this.#tell(suite, () => this.#listener.suiteBegan?.(suite))
  }

  suiteEnded(suite: SuiteReport): void {
    this.#tell(suite.name, () => {
      this.#listener.suiteEnded?.(suite)
      this.#waiting.delete(suite.name)
      this.#catchUp()
    })
  }

  caseBegan(planned: PlannedCase): void {
    this.#tell(planned.suite, () => this.#listener.caseBegan?.(planned))
  }

  caseEnded(result: CaseResult): void {
    this.#tell(result.suite, () => this.#listener.caseEnded?.(result))
  }

  output(text: string): void {
    this.#listener.output?.(text)
  }

  warned(message: string): void {
    this.#listener.warned?.(message)
  }

  closed(report: Report): void {
    for (const untold of this.#waiting.values()) for (const tell of untold.splice(0)) tell()
    this.#listener.closed?.(report)
  }

  #tell(suite: string, tell: () => void): void {
    const isLater = this.#waiting.has(suite) && suite !== this.#first()
    if (isLater) this.#waiting.get(suite)?.push(tell)
    else tell()
  }

  /** The next phase is the first one now: all that was kept of it is told. */
  #catchUp(): void {
    const untold = this.#waiting.get(this.#first() ?? '') ?? []
    for (const tell of untold.splice(0)) tell()
  }

  #first(): string | undefined {
    return this.#waiting.keys().next().value
  }
}
