import {writeFile} from 'node:fs/promises'
import {basename} from 'node:path'
import {LabError} from '../process/lab-error.ts'
import type {RunResult} from '../process/run.ts'
import {withoutCredentials} from '../process/url-credentials.ts'
import {buildError} from './build-error.ts'
import type {DistributionName} from './distributions.ts'

interface Attempt {
  /** Gets the whole output. */
  logFile: string
  /** Milliseconds that the build had. */
  deadline: number
}

/** The error of a build that did not end well, with all that it said: on disk, and for the evidence. */
export async function failedBuild(
  distribution: DistributionName,
  {stdout, stderr, timedOut}: RunResult,
  {logFile, deadline}: Attempt,
): Promise<LabError> {
  const output = `${stdout}\n${stderr}`
  const log = withoutCredentials(output)
  await writeFile(logFile, log)
  const said = timedOut ? `${output}\nE: not done in ${deadline / 60_000} minutes` : output
  const {message, hint} = buildError(distribution, said, logFile)
  return new LabError(message, {
    ...(hint === undefined ? {} : {hint}),
    logs: [{name: basename(logFile), text: log}],
  })
}
