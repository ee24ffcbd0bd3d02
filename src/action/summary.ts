import {readFileSync} from 'node:fs'
import {summary} from '@actions/core'
import {text} from '../report/markdown.ts'
import type {ScenarioResult} from '../run/result-file.ts'

/** GitHub shows none of a step's summary that is larger, in bytes. */
const largestSummary = 1024 ** 2

/** Adds the run's summary to that of the job. */
export async function addSummary(result: ScenarioResult): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return
  await summary.addRaw(summaryOf(result), true).write()
}

/** The scenario's own summary; where that does not tell how the run ended, or does not fit, the verdict comes first. */
export function summaryOf(result: ScenarioResult): string {
  const own = result.summary === '' ? '' : readFileSync(result.summary, 'utf8')
  const [headline = ''] = own.split('\n')
  const [reason = ''] = result.reason.split('\n')
  const isTold = !result.stopped || headline.includes(text(reason))
  if (own !== '' && isTold && fits(own)) return own
  const verdict = verdictOf(result)
  if (own === '') return verdict
  const both = `${verdict}\n\n${own}`
  if (fits(both)) return both
  return `${verdict}\n\nThe whole summary is too large to be shown here; it is in ${result.summary}.`
}

const fits = (summary: string): boolean => Buffer.byteLength(summary) < largestSummary

function verdictOf({
  scenario,
  verdict,
  reason,
  total,
  passed,
  failed,
  errors,
  skipped,
}: ScenarioResult): string {
  const counts = `${passed} passed, ${failed} failed, ${errors} errors, ${skipped} skipped`
  return [
    `## fanlab ${text(scenario)}: ${verdict}`,
    // Four spaces: nothing in it is Markdown.
    ...reason.split('\n').map(line => `    ${line}`),
    ...(total === 0 ? [] : [counts]),
  ].join('\n\n')
}
