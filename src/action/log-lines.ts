import {harmlessLines} from '../report/harmless-lines.ts'
import {readPhaseLine} from '../report/phase-line.ts'
import {plainText} from '../report/plain-text.ts'
import {Redactor} from '../report/redactor.ts'

/**
 * Turns the lines of a scenario into those of the job's log: a group for each phase, and nothing else that the runner
 * takes for a command, whoever said it. The scenario does the same for what machines say; this holds even for what
 * comes past it, such as the last words of a crash.
 */
export class LogLines {
  readonly #print: (line: string) => void
  readonly #redactor = new Redactor()
  #open = false

  constructor(print: (line: string) => void) {
    this.#print = print
  }

  line(line: string): void {
    const text = this.#redactor.redact(plainText(line))
    const phase = readPhaseLine(text)
    if (phase && 'began' in phase) this.#begin(phase.began)
    else if (phase) this.end()
    if (!phase || 'ended' in phase) this.#print(harmless(text))
  }

  /** Ends a group that is open: what comes next belongs to no phase. */
  end(): void {
    if (this.#open) this.#print('::endgroup::')
    this.#open = false
  }

  #begin(name: string): void {
    this.end()
    this.#print(`::group::${escaped(name)}`)
    this.#open = true
  }
}

/** Our own lines stay as they are; one that could be a command is marked as what somebody said. */
function harmless(text: string): string {
  const isCommand = /^\s*::/.test(text) || text.includes('##[')
  return isCommand ? harmlessLines(text).join(' ') : text
}

/** As the runner reads the data of a command. */
const escaped = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
