import {readFileSync} from 'node:fs'
import {summary} from '@actions/core'
import type {ScenarioResult} from '../scenario/result-file.ts'

/** GitHub shows none of a step's summary that is larger, in bytes. */
const largestSummary = 1024 ** 2

/** Adds the run's summary to that of the job. */
export async function addSummary(result: ScenarioResult): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return
  await summary.addRaw(summaryOf(result), true).write()
}

/** The scenario's own summary; without one that fits, the verdict alone. */
export function summaryOf(result: ScenarioResult): string {
  const text = result.summary === '' ? '' : readFileSync(result.summary, 'utf8')
  if (text !== '' && Buffer.byteLength(text) < largestSummary) return text
  const {scenario, verdict, reason, passed, failed, errors, skipped} = result
  return [
    `## fanlab ${scenario}: ${verdict}`,
    // Four spaces: nothing in it is Markdown.
    ...reason.split('\n').map(line => `    ${line}`),
    `${passed} passed, ${failed} failed, ${errors} errors, ${skipped} skipped`,
    text === '' ? '' : `The whole summary is too large to be shown here; it is in ${result.summary}.`,
  ].join('\n\n')
}
