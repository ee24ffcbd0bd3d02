import type {CaseId, PlannedCase} from './case.ts'
import {formatDuration} from './format-duration.ts'

/** How many running cases are named. */
const mostNames = 2

interface Running extends PlannedCase {
  begunAt: number
}

/** What goes on now, as one line. Times are in milliseconds on the caller's clock. */
export class LiveLine {
  readonly #planned: PlannedCase[] = []
  readonly #running = new Map<string, Running>()
  #suite = ''
  #suiteBegunAt = 0
  #cells = 0
  #cellsEnded = 0

  planned(cases: readonly PlannedCase[]): void {
    this.#planned.push(...cases.filter(({cell}) => cell))
  }

  suiteBegan(suite: string, now: number): void {
    this.#suite = suite
    this.#suiteBegunAt = now
    this.#cells = this.#planned.filter(each => each.suite === suite).length
    this.#cellsEnded = 0
  }

  caseBegan(planned: PlannedCase, now: number): void {
    this.#running.set(key(planned), {...planned, begunAt: now})
  }

  caseEnded(ended: PlannedCase): void {
    this.#running.delete(key(ended))
    if (ended.cell && ended.suite === this.#suite) this.#cellsEnded++
  }

  /** Such as `reboot 12.3s · 97 of 132 cells · reboot lxd-1 (11.0s), reboot lxd-2 (11.0s) and 1 more`. */
  text(now: number): string {
    const parts = this.#suite ? [`${this.#suite} ${formatDuration(now - this.#suiteBegunAt)}`] : []
    if (this.#cells > 0) parts.push(`${this.#cellsEnded} of ${this.#cells} cells`)
    const running = this.running(now)
    if (running) parts.push(running)
    return parts.join(' · ')
  }

  /** The cases that have begun and not ended, longest first; empty when there is none. */
  running(now: number): string {
    const steps = [...this.#running.values()].filter(({cell}) => !cell)
    const named = steps
      .slice(0, mostNames)
      .map(({name, begunAt}) => `${name} (${formatDuration(now - begunAt)})`)
    const more = steps.length - named.length
    return named.join(', ') + (more > 0 ? ` and ${more} more` : '')
  }
}

function key({suite, name}: CaseId): string {
  return `${suite}\n${name}`
}
