import type {CaseResult, PlannedCase} from './case.ts'
import {FailedCells} from './failed-cells.ts'
import {failureLines} from './failure-groups.ts'
import {formatDuration} from './format-duration.ts'
import {harmlessLines, withoutOldCommands} from './harmless-lines.ts'
import type {Listener} from './listener.ts'
import {LiveLine} from './live-line.ts'
import {phaseBegins, phaseEnds} from './phase-line.ts'
import type {Report, SuiteReport} from './report.ts'
import {summary} from './summary.ts'

/** Milliseconds between two redraws on a terminal, and between two signs of life in a log. */
const redrawMs = 250
const signOfLifeMs = 30_000

/** Last lines of a tool's output that are shown with a case that did not pass. */
const mostOutputLines = 10

const eraseLine = '\r\x1b[2K'

export interface ConsoleOptions {
  stream?: {write(text: string): unknown; isTTY?: boolean; columns?: number}
  /** Keep a line up to date at the end. Default: on a terminal that is not a CI's. */
  live?: boolean
  /** Milliseconds on any clock. */
  now?: () => number
}

/** Tells a person how the run goes: on a terminal with a live last line, in a log with plain lines only. */
export class Console implements Listener {
  readonly #stream: NonNullable<ConsoleOptions['stream']>
  readonly #live: boolean
  readonly #now: () => number
  readonly #startedAt: number
  readonly #line = new LiveLine()
  readonly #failedCells = new FailedCells()
  #drawn = false
  #lastPrintAt: number
  #timer: NodeJS.Timeout | undefined

  constructor(options: ConsoleOptions = {}) {
    this.#stream = options.stream ?? process.stdout
    this.#live = options.live ?? false
    this.#now = options.now ?? (() => performance.now())
    this.#startedAt = this.#now()
    this.#lastPrintAt = this.#startedAt
  }

  planned(cases: readonly PlannedCase[]): void {
    this.#line.planned(cases)
  }

  suiteBegan(suite: string): void {
    this.#line.suiteBegan(suite, this.#now())
    this.#print([this.#stamped(phaseBegins(suite))])
  }

  suiteEnded({name, durationMs, cases}: SuiteReport): void {
    const untold = this.#failedCells.untold(name)
    if (untold > 0) this.#print([this.#stamped(`  and ${untold} more cells that did not pass`)])
    const cells = cases.filter(({cell}) => cell)
    const passed = cells.filter(({outcome}) => outcome.status === 'passed').length
    const count = cells.length > 0 ? `${passed} of ${cells.length} cells passed, ` : ''
    this.#print([this.#stamped(phaseEnds(name, count, formatDuration(durationMs)))])
  }

  caseBegan(planned: PlannedCase): void {
    this.#line.caseBegan(planned, this.#now())
    this.#timer ??= setInterval(() => this.tick(), this.#live ? redrawMs : signOfLifeMs).unref()
  }

  caseEnded(result: CaseResult): void {
    this.#line.caseEnded(result)
    const {status} = result.outcome
    const isRed = status === 'failed' || status === 'error'
    // Cells are counted; only those that went wrong are printed, and not all of many.
    if (result.cell && !isRed) return
    const told = result.cell ? this.#failedCells.tell(result) : {}
    if (told === undefined) return
    const reason =
      result.outcome.status === 'skipped' ? `: ${result.outcome.reason.replaceAll('\n', ' ')}` : ''
    const duration = status === 'skipped' ? '' : ` (${formatDuration(result.durationMs)})`
    const word = isRed ? status.toUpperCase() : wordFor(result)
    const like = told.like === undefined ? '' : `: as ${told.like}`
    const lines = [this.#stamped(`  ${word.padEnd(7)} ${result.name}${reason}${duration}${like}`)]
    const failure = told.like === undefined ? failureLines(result) : []
    if (failure.length > 0) lines.push(...harmlessLines(failure.join('\n')))
    if (failure.length > 0 && result.output)
      lines.push(...harmlessLines(result.output).slice(-mostOutputLines))
    this.#print(lines)
  }

  output(text: string): void {
    this.#print(harmlessLines(text))
  }

  warned(message: string): void {
    this.#print([this.#stamped(`warning: ${message.replaceAll('\n', ' ')}`)])
  }

  closed(report: Report): void {
    clearInterval(this.#timer)
    this.#stream.write(`${this.#drawn ? eraseLine : ''}\n${summary(report)}`)
    this.#drawn = false
  }

  /** Redraws the live line; in a log, says what runs when nothing else was said for a while. */
  tick(): void {
    const running = this.#line.running(this.#now())
    const quiet = this.#now() - this.#lastPrintAt >= signOfLifeMs
    if (this.#live) this.#print([])
    else if (running && quiet) this.#print([this.#stamped(`  running ${running}`)])
  }

  #stamped(text: string): string {
    return withoutOldCommands(`[${formatDuration(this.#now() - this.#startedAt).padStart(6)}] ${text}`)
  }

  #print(lines: readonly string[]): void {
    this.#lastPrintAt = this.#now()
    const printed = lines.map(line => `${line}\n`).join('')
    if (!this.#live) {
      this.#stream.write(printed)
      return
    }
    // A line that wraps could not be erased.
    const live = this.#line.text(this.#now()).slice(0, (this.#stream.columns || 80) - 1)
    this.#stream.write(`${this.#drawn ? eraseLine : ''}${printed}${live}`)
    this.#drawn = live !== ''
  }
}

/** Asking the cells is done where it worked: `passed` would be read as if they had answered. */
const wordFor = ({asksCells, outcome: {status}}: CaseResult): string =>
  asksCells && status === 'passed' ? 'done' : status
