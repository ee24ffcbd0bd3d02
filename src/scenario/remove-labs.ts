import {sweepAbandoned} from '../image/sweep.ts'
import {type LabRecord, labNames, labState, readRecord} from '../lab/record.ts'
import {LabError} from '../process/lab-error.ts'
import {stopProcess} from '../process/stop-process.ts'
import {withLock} from '../process/with-lock.ts'
import type {Options} from './options.ts'
import {exitCodes, runCommand} from './run-command.ts'
import {removeDeadLab, removeLabOf} from './sweep-labs.ts'

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
  const {lab, stateDir} = options
  if (!(await labNames(stateDir)).includes(lab)) {
    console.log(`no lab ${lab}: nothing to remove`)
    return exitCodes.passed
  }
  const record = await readRecord(stateDir, lab)
  if (!(await isFree(record, options))) {
    throw new LabError(`cannot remove lab "${lab}": process ${record?.owner.pid} is working with it`, {
      hint: `--force, or kill ${record?.owner.pid}, which removes the lab itself`,
    })
  }
  await remove(options, lab)
  return exitCodes.passed
}

/** Removes what dead runs left, of one lab or with --all of every one, and what they left of images. */
async function removeAbandoned(options: Options): Promise<number> {
  const {stateDir, lab, all} = options
  for (const name of (await labNames(stateDir)).filter(each => all || each === lab)) {
    if (labState(await readRecord(stateDir, name)) === 'abandoned') await removeRemains(options, name)
  }
  await sweepImages(options)
  return exitCodes.passed
}

/**
 * Under the lock of whoever makes a lab: nobody claims a name while its remains are being removed, and of the dead run's
 * watcher, the next run and a person, who may all want to remove them, one does.
 */
async function removeRemains({stateDir}: Options, name: string): Promise<void> {
  await withLock({file: stateDir, onWait: () => {}}, async () => {
    if (!(await labNames(stateDir)).includes(name)) return
    const record = await readRecord(stateDir, name)
    if (labState(record) === 'abandoned') await removeDeadLab(stateDir, name, record)
  })
  console.log(`lab ${name} is removed`)
}

/** A run that was killed while it made its image left that half-made. */
const sweepImages = ({stateDir}: Options): Promise<void> => sweepAbandoned({stateDir})

/** One lab that cannot be removed must not keep the others. */
async function removeAll(options: Options): Promise<number> {
  const names = await labNames(options.stateDir)
  if (names.length === 0) console.log('no labs: nothing to remove')
  const failures: unknown[] = []
  for (const name of names) {
    const record = await readRecord(options.stateDir, name)
    if (!(await isFree(record, options))) {
      console.log(`lab ${name} is left alone: process ${record?.owner.pid} is working with it`)
      continue
    }
    await remove(options, name).catch(error => failures.push(error))
  }
  await sweepImages(options)
  if (failures.length > 0)
    throw failures.length === 1 ? failures[0] : new AggregateError(failures, 'cannot remove some labs')
  return exitCodes.passed
}

/** Whether no run is working with the lab any more; with --force, none is. */
async function isFree(record: LabRecord | undefined, {force}: Options): Promise<boolean> {
  if (!record || labState(record) !== 'running') return true
  if (force) await stopProcess(record.owner, stopDeadline)
  return force
}

async function remove(options: Options, name: string): Promise<void> {
  const record = await readRecord(options.stateDir, name)
  if (labState(record) === 'abandoned') return removeRemains(options, name)
  await removeLabOf(options.stateDir, name, record?.provider)
  console.log(`lab ${name} is removed`)
}
