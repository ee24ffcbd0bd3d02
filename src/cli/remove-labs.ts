import {sweepAbandoned} from '../image/sweep.ts'
import {labNames, removeDeadClaims} from '../lab/lab-folder.ts'
import {type FoundLab, lookAtLab} from '../lab/record.ts'
import {typedCommand} from '../lab/typed-command.ts'
import {LabError} from '../process/lab-error.ts'
import {stopProcess} from '../process/stop-process.ts'
import {exitCodes} from '../run/exit-codes.ts'
import {longPatience, withStateLock} from '../run/state-lock.ts'
import {isLeft, removeDeadLab, removeFoundLab} from '../run/sweep-labs.ts'
import type {Options} from './options.ts'
import {runCommand} from './run-command.ts'

/** Milliseconds that a run gets to remove its lab itself, before it is ended. */
const stopDeadline = 30_000

/** Removes one lab, or with --all every lab; what a run is working with only with --force. Ends the process. */
export const removeLabs = (script: string): Promise<never> =>
  runCommand({
    name: 'down',
    script,
    flags: ['lab', 'all', 'force', 'abandoned'],
    run(options) {
      if (options.abandoned) return removeAbandoned(options)
      return options.all ? removeAll(options) : removeOne(options)
    },
  })

async function removeOne(options: Options): Promise<number> {
  const {lab: name, stateDir} = options
  const lab = lookAtLab(stateDir, name)
  if (!lab) {
    console.log(`no lab ${name}: nothing to remove`)
    return exitCodes.passed
  }
  if (!(await isFree(lab, options))) {
    const pid = lab.facts.owner?.pid
    throw new LabError(`cannot remove lab "${name}": process ${pid} is working with it`, {
      hint: `${typedCommand('down', '--lab', name, '--force')}, or kill ${pid}, which removes the lab itself`,
    })
  }
  await remove(options, name)
  return exitCodes.passed
}

/** Removes what dead runs left, of one lab or with --all of every one, and what they left of images. */
async function removeAbandoned(options: Options): Promise<number> {
  const {stateDir, lab, all} = options
  for (const name of (await labNames(stateDir)).filter(each => all || each === lab)) {
    const found = lookAtLab(stateDir, name)
    if (found && isLeft(stateDir, found)) await removeRemains(options, name)
  }
  await sweepImages(options)
  return exitCodes.passed
}

/**
 * Under the lock of whoever makes a lab: nobody claims a name while its remains are being removed, and of the dead run's
 * watcher, the next run and a person, who may all want to remove them, one does.
 */
async function removeRemains({stateDir, abandoned}: Options, name: string): Promise<void> {
  const lock = {stateDir, doing: `removing lab ${name}`, say: console.log}
  await withStateLock({...lock, ...(abandoned && {within: longPatience})}, async () => {
    const found = lookAtLab(stateDir, name)
    if (found && isLeft(stateDir, found)) await removeDeadLab(stateDir, found)
  })
  console.log(`lab ${name} is removed`)
}

/** A run that was killed while it made its image left that half-made. */
const sweepImages = ({stateDir}: Options): Promise<void> => sweepAbandoned({stateDir})

/** One lab that cannot be removed must not keep the others. */
async function removeAll(options: Options): Promise<number> {
  const {stateDir} = options
  const names = await labNames(stateDir)
  if (names.length === 0) console.log('no labs: nothing to remove')
  const failures: unknown[] = []
  for (const name of names) {
    const lab = lookAtLab(stateDir, name)
    if (!lab) continue
    if (!(await isFree(lab, options))) {
      console.log(`lab ${name} is left alone: process ${lab.facts.owner?.pid} is working with it`)
      continue
    }
    await remove(options, name).catch(error => failures.push(error))
  }
  await removeDeadClaims(stateDir)
  await sweepImages(options)
  if (failures.length > 0)
    throw failures.length === 1 ? failures[0] : new AggregateError(failures, 'cannot remove some labs')
  return exitCodes.passed
}

/** Whether no run is working with the lab any more; with --force, none is. */
async function isFree({state, facts}: FoundLab, {force}: Options): Promise<boolean> {
  if (state !== 'running') return true
  if (force && facts.owner) await stopProcess(facts.owner, stopDeadline)
  return force
}

/** The run that was working with it may have removed it meanwhile. */
async function remove(options: Options, name: string): Promise<void> {
  const {stateDir, force} = options
  const lab = lookAtLab(stateDir, name)
  if (lab?.state === 'abandoned') return removeRemains(options, name)
  if (lab) await removeFoundLab(stateDir, lab, {force})
  console.log(`lab ${name} is removed`)
}
