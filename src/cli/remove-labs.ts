import {sweepAbandoned} from '../image/sweep.ts'
import {labNames, removeDeadClaims} from '../lab/lab-folder.ts'
import {type FoundLab, lookAtLab} from '../lab/record.ts'
import {typedCommand} from '../lab/typed-command.ts'
import {LabError} from '../process/lab-error.ts'
import {stopProcess} from '../process/stop-process.ts'
import {exitCodes} from '../run/exit-codes.ts'
import {longPatience, withStateLock} from '../run/state-lock.ts'
import {isLeft, removeDeadLab, removeFoundLab} from '../run/sweep-labs.ts'
import {runCommand} from './run-command.ts'

/** Milliseconds that a run gets to remove its lab itself, before it is ended. */
const stopDeadline = 30_000

/** Removes one lab, or with --all every lab; what a run is working with only with --force. Ends the process. */
export const removeLabs = (script: string): Promise<never> =>
  runCommand({
    name: 'down',
    script,
    flags: ['lab', 'all', 'force', 'abandoned'],
    run({request: {lab, stateDir}, values: {all = false, force = false, abandoned = false}}) {
      const asked = {lab: lab.name, stateDir, all, force, abandoned}
      if (abandoned) return removeAbandoned(asked)
      return all ? removeAll(asked) : removeOne(asked)
    },
  })

/** Which labs are to go. */
interface Asked {
  lab: string
  stateDir: string
  all: boolean
  /** The run that works with the lab is ended, too. */
  force: boolean
  /** Only labs whose run is dead. */
  abandoned: boolean
}

async function removeOne(asked: Asked): Promise<number> {
  const {lab: name, stateDir} = asked
  const lab = lookAtLab(stateDir, name)
  if (!lab) {
    console.log(`no lab ${name}: nothing to remove`)
    return exitCodes.passed
  }
  if (!(await isFree(lab, asked))) {
    const pid = lab.facts.owner?.pid
    throw new LabError(`cannot remove lab "${name}": process ${pid} is working with it`, {
      hint: `${typedCommand('down', '--lab', name, '--force')}, or kill ${pid}, which removes the lab itself`,
    })
  }
  await remove(asked, name)
  return exitCodes.passed
}

/** Removes what dead runs left, of one lab or with --all of every one, and what they left of images. */
async function removeAbandoned(asked: Asked): Promise<number> {
  const {stateDir, lab, all} = asked
  for (const name of (await labNames(stateDir)).filter(each => all || each === lab)) {
    const found = lookAtLab(stateDir, name)
    if (found && isLeft(stateDir, found)) await removeRemains(asked, name)
  }
  await sweepImages(asked)
  return exitCodes.passed
}

/**
 * Under the lock of whoever makes a lab: nobody claims a name while its remains are being removed, and of the dead run's
 * watcher, the next run and a person, who may all want to remove them, one does.
 */
async function removeRemains({stateDir, abandoned}: Asked, name: string): Promise<void> {
  const lock = {stateDir, doing: `removing lab ${name}`, say: console.log}
  await withStateLock({...lock, ...(abandoned && {within: longPatience})}, async () => {
    const found = lookAtLab(stateDir, name)
    if (found && isLeft(stateDir, found)) await removeDeadLab(stateDir, found)
  })
  console.log(`lab ${name} is removed`)
}

/** A run that was killed while it made its image left that half-made. */
const sweepImages = ({stateDir}: Asked): Promise<void> => sweepAbandoned({stateDir})

/** One lab that cannot be removed must not keep the others. */
async function removeAll(asked: Asked): Promise<number> {
  const {stateDir} = asked
  const names = await labNames(stateDir)
  if (names.length === 0) console.log('no labs: nothing to remove')
  const failures: unknown[] = []
  for (const name of names) {
    const lab = lookAtLab(stateDir, name)
    if (!lab) continue
    if (!(await isFree(lab, asked))) {
      console.log(`lab ${name} is left alone: process ${lab.facts.owner?.pid} is working with it`)
      continue
    }
    await remove(asked, name).catch(error => failures.push(error))
  }
  await removeDeadClaims(stateDir)
  await sweepImages(asked)
  if (failures.length > 0)
    throw failures.length === 1 ? failures[0] : new AggregateError(failures, 'cannot remove some labs')
  return exitCodes.passed
}

/** Whether no run is working with the lab any more; with --force, none is. */
async function isFree({state, facts}: FoundLab, {force}: Asked): Promise<boolean> {
  if (state !== 'running') return true
  if (force && facts.owner) await stopProcess(facts.owner, stopDeadline)
  return force
}

/** The run that was working with it may have removed it meanwhile. */
async function remove(asked: Asked, name: string): Promise<void> {
  const {stateDir, force} = asked
  const lab = lookAtLab(stateDir, name)
  if (lab?.state === 'abandoned') return removeRemains(asked, name)
  if (lab) await removeFoundLab(stateDir, lab, {force})
  console.log(`lab ${name} is removed`)
}
