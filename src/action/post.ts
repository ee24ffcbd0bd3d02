import {endGroup, getInput, info, startGroup, warning} from '@actions/core'
import {endProcess} from '../process/end-process.ts'
import {hasEnded} from '../process/stop-process.ts'
import {howToGoOn} from './go-on.ts'
import {askScript, startScript} from './script.ts'
import {type OwnLab, savedChild, savedLab} from './state.ts'

/** Milliseconds that a scenario which main had to leave gets to remove its lab itself. */
const childPatienceMs = 15_000

/** What status --json tells of a lab, as far as it matters here. */
interface FoundLab {
  name: string
  label?: string
  state: string
  keptUntil?: string
  keptWhile?: unknown
}

/** Removes what is left of this use's lab, unless it is to stay. Never throws: the tests' result stands already. */
export async function post(): Promise<void> {
  // A second click on cancel comes here; the removal is what it wants, too.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => {})
  const own = savedLab()
  if (!own) return
  startGroup('fanlab: teardown')
  try {
    await tearDown(own)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    warning(`cannot remove lab ${own.name}: ${message}\nthe next run on this host tries again`)
  } finally {
    endGroup()
  }
}

async function tearDown(own: OwnLab): Promise<void> {
  const child = savedChild()
  if (child && !(await hasEnded(child, childPatienceMs))) {
    info('the scenario does not stop: it is ended now')
    endProcess(child.pid)
  }
  const lab = await findLab(own)
  if (!lab) return info(`lab ${own.name} is gone`)
  if (lab.state === 'kept' && (await isToStay(own, lab))) return
  await runScript('down', ['--lab', own.name, '--force'])
}

/** By its label, too: somebody else's lab may have had the name before. */
async function findLab({name, label}: OwnLab): Promise<FoundLab | undefined> {
  const labs = JSON.parse(await askScript('status', ['--json'])) as FoundLab[]
  return labs.find(lab => lab.name === name && lab.label === label)
}

/** A lab that the scenario kept as a failed one stays, and so does a fixture of a job that failed. */
async function isToStay(own: OwnLab, lab: FoundLab): Promise<boolean> {
  if (!own.keepOnFailure) return false
  if (!own.fixture) {
    info(howToGoOn(own.name, lab.keptUntil))
    return true
  }
  if (getInput('job-status') !== 'failure') return false
  await runScript('keep', ['--lab', own.name, '--keep-for', own.keepFor])
  info(howToGoOn(own.name, (await findLab(own))?.keptUntil))
  return true
}

async function runScript(script: string, words: readonly string[]): Promise<void> {
  const status = await startScript(script, words).ended
  if (status !== 0) throw new Error(`scenarios/${script}.mjs ended with status ${status}`)
}
