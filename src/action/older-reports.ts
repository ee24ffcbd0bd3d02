import {exportVariable, getInput, warning} from '@actions/core'
import {CallersFiles} from '../files/callers-files.ts'
import {identify} from '../process/process-identity.ts'
import {removeReportsOfOtherJobs} from '../report/remove-other-jobs.ts'

/** By which the scenarios, here and in `run` steps, know the job that they are part of. */
const jobVariable = 'FANLAB_JOB'

/** Removes what an earlier job left in this one's folder for reports, and names the job for all that comes. */
export function removeOlderReports(): void {
  const job = nameOfJob()
  exportVariable(jobVariable, job)
  const reports = getInput('reports') || 'junit-reports'
  const files = new CallersFiles(undefined)
  for (const problem of removeReportsOfOtherJobs(files, reports, job)) warning(problem)
}

/**
 * The same for each use in a job, and another for each attempt and each leg of a matrix: legs have run and name in common,
 * and may come one after the other in the same workspace. The runner's own id of the job tells them apart, or where a
 * container does not get it, the process that runs the steps. What an earlier use said holds.
 */
function nameOfJob(env = process.env): string {
  const known = [env.GITHUB_RUN_ID, env.GITHUB_RUN_ATTEMPT, env.GITHUB_JOB]
    .map(part => plain(part) || '-')
    .join('/')
  const said = env[jobVariable] ?? ''
  if (said.startsWith(`${known}/`)) return said
  const worker = identify(process.ppid)
  return `${known}/${plain(env.RUNNER_TRACKING_ID) || (worker ? `${worker.pid}-${worker.startTime}` : plain(env.HOSTNAME) || '-')}`
}

const plain = (text = ''): string => text.replaceAll(/[^\w.-]/g, '').slice(0, 60)
