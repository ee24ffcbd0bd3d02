import {claimStatuses} from './claims.ts'
import type {FlowReport} from './flow-report.ts'
import type {Report} from './report.ts'
import {verdict} from './verdict.ts'

/** A run as one JSON document, for programs: `check --json`. What there is nothing to say of is null. */
interface ReportDocument {
  /** Of this shape; another one gets another number. */
  version: 1
  scenario: string
  verdict: 'passed' | 'failed' | 'error'
  /** Why, in a few words. */
  reason: string
  /** It came to its end before its time. */
  stopped: boolean
  passed: number
  failed: number
  errors: number
  skipped: number
  durationMs: number
  /** By id of a claim. */
  cases: Record<string, {title: string; status: string; passed: number; total: number}>
  /** Every case that failed or had an error, in planned order. */
  red: {
    ids: readonly string[]
    phase: string
    name: string
    status: 'failed' | 'error'
    expected: string | null
    got: string
    where: string | null
    hint: string | null
    /** Folder, relative to the folder of the report. */
    evidence: string | null
  }[]
  /** Every flow that has ended, in planned order. */
  flows: readonly FlowReport[]
}

export function reportDocument(report: Report): ReportDocument {
  const results = report.suites.flatMap(({cases}) => cases)
  const {exitCode, reason, ...counts} = verdict(results)
  return {
    version: 1,
    scenario: report.scenario,
    verdict: (['passed', 'failed', 'error'] as const)[exitCode],
    reason: report.stopped ?? reason,
    stopped: report.stopped !== undefined,
    ...counts,
    durationMs: Math.round(report.durationMs),
    cases: Object.fromEntries(claimStatuses(results).map(({id, ...status}) => [id, status])),
    red: results.flatMap(({claims, suite, name, outcome, explanation, evidence}) => {
      if (outcome.status !== 'failed' && outcome.status !== 'error') return []
      const [expected, got] =
        outcome.status === 'failed' ? [outcome.expected, outcome.got] : [null, outcome.message]
      const {status, hint = null} = outcome
      const further = {where: explanation ?? null, hint, evidence: evidence ?? null}
      return [{ids: claims, phase: suite, name, status, expected, got, ...further}]
    }),
    flows: results.flatMap(({flow}) => flow ?? []),
  }
}
