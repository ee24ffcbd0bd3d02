import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {CallersFiles} from '../files/callers-files.ts'
import type {Owner} from '../process/owner.ts'
import {type Annotation, annotations} from '../report/annotations.ts'
import {failureLines} from '../report/failure-groups.ts'
import type {LabPicture} from '../report/lab-picture.ts'
import type {Listener} from '../report/listener.ts'
import type {Report} from '../report/report.ts'
import {verdict} from '../report/verdict.ts'
import type {Options} from './options.ts'

/** What a program wants to know of a run; --result writes it as JSON. Paths are absolute, or empty for no such file. */
export interface ScenarioResult {
  scenario: string
  verdict: 'passed' | 'failed' | 'error' | 'interrupted'
  /** Why, in a few words; all there is to say of a run that could not begin. */
  reason: string
  total: number
  passed: number
  failed: number
  errors: number
  skipped: number
  durationMs: number
  junit: string
  summary: string
  evidence: string
  lab: string
  /** The lab is up and stays so. */
  kept: boolean
  topology: LabPicture | undefined
  /** What to show of the failures where there is room for a few only. */
  annotations: readonly Annotation[]
  failures: {name: string; suite: string; ids: readonly string[]; message: string}[]
  /** What a person should know that is no result, such as a lab that could not be removed. */
  warnings: string[]
}

/** Keeps the result of a run, and writes it where --result says. */
export class ResultFile implements Listener {
  /** Set before the end by who knows. */
  kept = false
  readonly #options: Options
  readonly #owner: Owner | undefined
  readonly #signal: AbortSignal
  readonly #warn: (message: string) => void
  readonly #warnings: string[] = []

  constructor(
    options: Options,
    owner: Owner | undefined,
    signal: AbortSignal,
    warn: (message: string) => void,
  ) {
    this.#options = options
    this.#owner = owner
    this.#signal = signal
    this.#warn = warn
  }

  warned(message: string): void {
    this.#warnings.push(message)
  }

  closed(report: Report): void {
    this.write(report)
  }

  /** Writes what is known at this moment. Does not throw: it could be written when the run began, and the verdict stands. */
  write(report: Report): void {
    const cases = report.suites.flatMap(suite => suite.cases)
    const {exitCode, reason, ...counts} = verdict(cases)
    const {reports, lab} = this.#options
    const content: ScenarioResult = {
      scenario: report.scenario,
      verdict: this.#signal.aborted ? 'interrupted' : (['passed', 'failed', 'error'] as const)[exitCode],
      reason: this.#signal.aborted ? 'interrupted' : reason,
      total: cases.length,
      ...counts,
      durationMs: report.durationMs,
      junit: report.file,
      summary: ifThere(join(reports, 'summary.md')),
      evidence: ifThere(join(reports, 'evidence', report.scenario)),
      lab,
      kept: this.kept,
      topology: report.topology,
      annotations: annotations(report),
      failures: cases.flatMap(result => {
        const lines = failureLines(result)
        const {name, suite, claims: ids} = result
        return lines.length === 0 ? [] : [{name, suite, ids, message: lines.join('\n')}]
      }),
      warnings: this.#warnings,
    }
    try {
      writeResult(this.#options, this.#owner, content)
    } catch (error) {
      this.#warn(error instanceof Error ? error.message : String(error))
    }
  }
}

/** The result of a run that could not begin, for the reason that is given. Throws when it cannot be written. */
export function writeRefusal(
  options: Options,
  owner: Owner | undefined,
  scenario: string,
  reason: string,
): void {
  writeResult(options, owner, {
    scenario,
    verdict: 'error',
    reason,
    ...{total: 0, passed: 0, failed: 0, errors: 0, skipped: 0, durationMs: 0},
    ...{junit: '', summary: '', evidence: '', lab: options.lab, kept: false, topology: undefined},
    ...{annotations: [], failures: [], warnings: []},
  })
}

function writeResult({result}: Options, owner: Owner | undefined, content: ScenarioResult): void {
  if (result === '') return
  new CallersFiles(owner).write(result, `${JSON.stringify(content, null, 2)}\n`)
}

const ifThere = (path: string): string => (existsSync(path) ? path : '')
