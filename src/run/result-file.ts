import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {CallersFiles} from '../files/callers-files.ts'
import type {Owner} from '../process/owner.ts'
import {type Annotation, annotations} from '../report/annotations.ts'
import {failureLines} from '../report/failure-groups.ts'
import type {FlowReport} from '../report/flow-report.ts'
import type {LabPicture} from '../report/lab-picture.ts'
import type {Listener} from '../report/listener.ts'
import type {Report} from '../report/report.ts'
import type {ReportPlace} from '../report/report-place.ts'
import {verdict} from '../report/verdict.ts'
import type {Request} from './request.ts'

/** What a program wants to know of a run; --result writes it as JSON. Paths are absolute, or empty for no such file. */
export interface ScenarioResult {
  scenario: string
  verdict: 'passed' | 'failed' | 'error' | 'interrupted'
  /** Why, in a few words; all there is to say of a run that could not begin. */
  reason: string
  /** It came to its end before its time. */
  stopped: boolean
  total: number
  passed: number
  failed: number
  errors: number
  skipped: number
  durationMs: number
  junit: string
  summary: string
  report: string
  evidence: string
  lab: string
  /** The lab is up and stays so. */
  kept: boolean
  topology: LabPicture | undefined
  /** What to show of the failures where there is room for a few only. */
  annotations: readonly Annotation[]
  failures: {name: string; suite: string; ids: readonly string[]; message: string}[]
  /** Every flow that has ended. */
  flows: readonly FlowReport[]
  /** What a person should know that is no result, such as a lab that could not be removed. */
  warnings: string[]
}

/** Where the result of a run comes from, and who hears what is wrong with it. */
interface ResultSources {
  report(): Report
  warn(message: string): void
  owner: Owner | undefined
  signal: AbortSignal
}

/** Keeps the result of a run, and writes it where --result says. */
export class ResultFile implements Listener {
  /** Set before the end by who knows. */
  kept = false
  /** Why the run could not begin; set before the end by who knows. */
  refusal: string | undefined
  readonly #place: ReportPlace
  readonly #report: () => Report
  readonly #request: Request
  readonly #owner: Owner | undefined
  readonly #signal: AbortSignal
  readonly #warn: (message: string) => void
  readonly #warnings: string[] = []

  constructor(request: Request, place: ReportPlace, {report, warn, owner, signal}: ResultSources) {
    this.#place = place
    this.#report = report
    this.#request = request
    this.#owner = owner
    this.#signal = signal
    this.#warn = warn
  }

  warned(message: string): void {
    this.#warnings.push(message)
  }

  // From the beginning: whoever waits for it finds the report also of a run that was killed.
  planned(): void {
    this.write()
  }

  suiteEnded(): void {
    this.write()
  }

  closed(): void {
    this.write()
  }

  /** Writes what is known at this moment. Does not throw: it could be written when the run began, and the verdict stands. */
  write(): void {
    try {
      writeResult(this.#request, this.#owner, this.#content())
    } catch (error) {
      this.#warn(error instanceof Error ? error.message : String(error))
    }
  }

  #content(): ScenarioResult {
    const {summary, page, evidence} = this.#place
    const files = {junit: this.#place.junit, summary: ifThere(summary), report: ifThere(page)}
    const report = this.#report()
    if (this.refusal !== undefined)
      return {...refused(this.#request, report.scenario, this.refusal), ...files}
    const cases = report.suites.flatMap(suite => suite.cases)
    const {exitCode, reason, ...counts} = verdict(cases)
    const {outputs, lab} = this.#request
    return {
      scenario: report.scenario,
      verdict: this.#signal.aborted ? 'interrupted' : (['passed', 'failed', 'error'] as const)[exitCode],
      reason: report.stopped ?? reason,
      stopped: report.stopped !== undefined,
      total: cases.length,
      ...counts,
      durationMs: report.durationMs,
      ...files,
      evidence: ifThere(join(outputs.reports, evidence)),
      lab: lab.name,
      kept: this.kept,
      topology: report.topology,
      annotations: annotations(report),
      failures: cases.flatMap(result => {
        const lines = failureLines(result)
        const {name, suite, claims: ids} = result
        return lines.length === 0 ? [] : [{name, suite, ids, message: lines.join('\n')}]
      }),
      flows: cases.flatMap(({flow}) => flow ?? []),
      warnings: this.#warnings,
    }
  }
}

/** The result of a run that could not begin, for the reason that is given. Throws when it cannot be written. */
export function writeRefusal(
  request: Request,
  owner: Owner | undefined,
  scenario: string,
  reason: string,
): void {
  writeResult(request, owner, refused(request, scenario, reason))
}

const refused = ({lab}: Request, scenario: string, reason: string): ScenarioResult => ({
  scenario,
  verdict: 'error',
  reason,
  stopped: true,
  ...{total: 0, passed: 0, failed: 0, errors: 0, skipped: 0, durationMs: 0},
  ...{junit: '', summary: '', report: '', evidence: '', lab: lab.name, kept: false, topology: undefined},
  ...{annotations: [], failures: [], flows: [], warnings: []},
})

function writeResult({outputs: {result}}: Request, owner: Owner | undefined, content: ScenarioResult): void {
  if (result === '') return
  new CallersFiles(owner).write(result, `${JSON.stringify(content, null, 2)}\n`)
}

const ifThere = (path: string): string => (existsSync(path) ? path : '')
