import {endGroup, getInput, info, startGroup, warning} from '@actions/core'
import {endProcess} from '../process/end-process.ts'
import {hasEnded} from '../process/stop-process.ts'
import {howToGoOn} from './go-on.ts'
import {askForLabs, type ListedLab, startScript} from './script.ts'
import {type OwnLab, savedChild, savedLab} from './state.ts'

/** Milliseconds that a scenario which main had to leave gets to remove its lab itself. */
const childPatienceMs = 15_000

/** Removes what is left of this use's lab, unless it is to stay. Never throws: the tests' result stands already. */
export async function post(): Promise<void> {
  // A second click on cancel comes here; the removal is what it wants, too.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => {})
  try {
    const own = savedLab()
    if (own) await removeOwn(own)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    warning(`cannot remove the lab: ${message}\nthe next run on this host tries again`)
  }
}

async function removeOwn(own: OwnLab): Promise<void> {
  startGroup('fanlab: teardown')
  try {
    const stays = await tearDown(own)
    endGroup()
    if (stays) info(howToGoOn(stays))
  } catch (error) {
    endGroup()
    throw error
  }
}

/** Resolves to the lab when it stays. */
async function tearDown(own: OwnLab): Promise<ListedLab | undefined> {
  const child = savedChild()
  if (child && !(await hasEnded(child, childPatienceMs))) {
    info('the scenario does not stop; it is killed now')
    endProcess(child.pid)
  }
  const lab = await findLab(own)
  if (!lab) {
    info(`lab ${own.name} is gone`)
    return undefined
  }
  if (lab.state === 'kept' && isToStay(own)) {
    if (own.fixture) await runScript('keep', ['--lab', own.name, '--keep-for', own.keepFor])
    return findLab(own)
  }
  await runScript('down', ['--lab', own.name, '--force'])
  return undefined
}

/** By its label, too: somebody else's lab may have had the name before. */
async function findLab({name, label}: OwnLab): Promise<ListedLab | undefined> {
  return (await askForLabs()).find(lab => lab.name === name && lab.label === label)
}

/** A lab that the scenario kept as a failed one stays, and so does the fixture of a job that failed. */
const isToStay = ({keepOnFailure, fixture}: OwnLab): boolean =>
  keepOnFailure && (!fixture || getInput('job-status') === 'failure')

async function runScript(script: string, words: readonly string[]): Promise<void> {
  const status = await startScript(script, words).ended
  if (status !== 0) throw new Error(`scenarios/${script}.mjs ended with status ${status}`)
}
