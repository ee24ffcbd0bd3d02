import {randomBytes} from 'node:crypto'
import {realpathSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {addPath, error, exportVariable, info, warning} from '@actions/core'
import {commandVariable} from '../cli/reader-of.ts'
import {LabError} from '../process/lab-error.ts'
import {packageRoot} from '../process/package-root.ts'
import {identify} from '../process/process-identity.ts'
import {annotationsOf} from './annotations.ts'
import {attend} from './attend.ts'
import {commandOnPath} from './environment.ts'
import {type Inputs, readInputs} from './inputs.ts'
import {removeOlderReports} from './older-reports.ts'
import {publish} from './publish.ts'
import {exitCodeOf, readResult} from './result.ts'
import {askForProblems, startScript} from './script.ts'
import {saveChild, saveLab} from './state.ts'
import {wordsIfThrownAway} from './thrown-away.ts'

/** Runs the scenario that the inputs name. Resolves to the step's exit code. */
export async function main(): Promise<number> {
  // First: whatever this step fails for, later steps must not publish an older job's reports as its own.
  removeOlderReports()
  if (process.platform !== 'linux')
    throw new LabError(`fanlab needs a Linux runner; this one is ${process.platform}`)
  const inputs = await readInputs(askForProblems)
  const {scenario, program, file: script, makesLab, leavesLab: fixture, keepOnFailure, keepFor} = inputs
  const lab = nameOfLab(inputs)
  const label = newLabel()
  if (makesLab) saveLab({name: lab, label, fixture, keepOnFailure, keepFor})
  addCommand()

  // As the runner's own user, before root writes there: a runner's work folder may be a link to another disk.
  const file = join(
    realpathSync(process.env.RUNNER_TEMP || tmpdir()),
    `fanlab-${randomBytes(8).toString('hex')}.json`,
  )
  const words = [...script, ...inputs.words, '--lab', lab, '--result', file]
  if (makesLab) words.push('--label', label, ...keepWords(inputs), ...wordsIfThrownAway())
  const child = startScript(program, words)
  if (child.identity) saveChild(child.identity)
  const result = readResult(file, await attend(child, inputs), {scenario, lab, timeout: inputs.timeout})

  const code = exitCodeOf(result, inputs.failOnFailure)
  for (const {title, message} of annotationsOf(result)) (code === 0 ? warning : error)(message, {title})
  for (const text of result.warnings) warning(text)
  await publish(result)
  if (makesLab && result.kept) keepForLaterSteps(lab, result.topology?.machines[0]?.name ?? 'host')
  return code
}

/**
 * Names that two uses never share, in one job or in two on the same host. A lab that is only visited is the one that
 * an earlier step made.
 */
const nameOfLab = ({lab, makesLab}: Inputs): string =>
  lab || (makesLab ? `ci-${randomBytes(4).toString('hex')}` : process.env.FANLAB_LAB || 'fanlab')

/** Tells a person whose lab it is, and post that it is its own: somebody else's may have had the name before. */
const newLabel = (): string => {
  const {GITHUB_REPOSITORY: repository = 'a job', GITHUB_RUN_ID: run = '-'} = process.env
  return `${repository} run ${run} ${randomBytes(8).toString('hex')}`
}

/** A fixture stays as long as the job: its process is this one's parent, the runner's worker. */
function keepWords({leavesLab, keepOnFailure, keepFor}: Inputs): string[] {
  const job = identify(process.ppid)
  return [
    ...(keepOnFailure ? ['--keep-on-failure'] : []),
    ...(leavesLab && job ? ['--keep-while', String(job.pid)] : ['--keep-for', keepFor]),
  ]
}

/** The command `fanlab` for the later steps of the job, run by the runner's own Node. */
function addCommand(): void {
  addPath(join(packageRoot, 'bin'))
  exportVariable('FANLAB_NODE', process.execPath)
  exportVariable(commandVariable, commandOnPath)
}

/** The later steps, and uses of this action that visit a lab, mean this one when they name none. */
function keepForLaterSteps(lab: string, place: string): void {
  exportVariable('FANLAB_LAB', lab)
  info(`later steps can use lab ${lab}, for example: fanlab exec ${place} -- ip addr`)
}
