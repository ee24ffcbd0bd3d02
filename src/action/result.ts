import {readFileSync, rmSync} from 'node:fs'
import {setOutput} from '@actions/core'
import {readJson} from '../process/read-json.ts'
import {stopAnnotation} from '../report/annotations.ts'
import {exitCodes} from '../run/exit-codes.ts'
import type {ScenarioResult} from '../run/result-file.ts'
import {type Attended, jobWasCancelled, timeIsUp} from './attend.ts'
import {resultShape} from './result-shape.ts'

/** The result that the scenario wrote, corrected by how it ended; one that wrote none is an error. */
export function readResult(
  file: string,
  {status, why}: Attended,
  {timeout, ...expected}: {scenario: string; lab: string; timeout: string},
): ScenarioResult {
  const result = parse(file) ?? {...refusedResult(unexplained(status)), ...expected}
  if (why === 'cancelled')
    return ended(result, {verdict: 'interrupted', why: jobWasCancelled, annotation: jobWasCancelled})
  if (why === 'timeout') {
    const reason = timeIsUp(timeout)
    return ended(result, {verdict: 'error', why: reason, annotation: `${reason}: see the input timeout`})
  }
  if (result.verdict === 'passed' && status !== exitCodes.passed)
    return {...result, verdict: 'error', reason: unexplained(status)}
  return result
}

/** What later steps can read. */
export function setOutputs(result: ScenarioResult): void {
  const {verdict, total, passed, failed, errors, skipped, durationMs, lab, topology} = result
  const {junit, summary, report, evidence} = result
  const outputs = {
    ...{result: verdict, total, passed, failed, errors, skipped},
    duration: (durationMs / 1000).toFixed(1),
    ...{junit, summary, report, evidence, lab},
    topology: topology ?? '',
  }
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
}

/** Of the step. Checks that failed may be left to the workflow; a lab that could not be built or driven never is. */
export const exitCodeOf = ({verdict}: ScenarioResult, failOnFailure: boolean): 0 | 1 =>
  verdict === 'passed' || (verdict === 'failed' && !failOnFailure) ? 0 : 1

/** undefined of one that is not there or not whole: it is no result. */
function parse(file: string): ScenarioResult | undefined {
  try {
    const text = readFileSync(file, 'utf8')
    rmSync(file, {force: true})
    return {topology: undefined, ...readJson(text, resultShape, 'the result of the scenario')}
  } catch {
    return undefined
  }
}

const unexplained = (status: number | undefined): string =>
  `the scenario ended with status ${status ?? 'unknown'} and without a result: its last lines tell more`

/** The result of a run that this process has stopped; the scenario knows during what, if it had time to say so. */
function ended(
  result: ScenarioResult,
  {verdict, why, annotation}: {verdict: ScenarioResult['verdict']; why: string; annotation: string},
): ScenarioResult {
  const {scenario, reason, stopped, annotations} = result
  return {
    ...result,
    ...{verdict, stopped: true, reason: reason.startsWith(why) ? reason : why},
    annotations: [stopAnnotation(scenario, annotation), ...annotations.slice(stopped ? 1 : 0)],
  }
}

/** Of a run that did not begin, or was lost. */
export const refusedResult = (reason: string): ScenarioResult => ({
  ...{
    scenario: '',
    verdict: 'error',
    reason,
    stopped: true,
    total: 0,
    passed: 0,
    failed: 0,
    errors: 0,
    skipped: 0,
  },
  ...{
    durationMs: 0,
    junit: '',
    summary: '',
    report: '',
    evidence: '',
    lab: '',
    kept: false,
    topology: undefined,
  },
  ...{annotations: [], failures: [], flows: [], warnings: []},
})
