import {sweepAbandoned} from '../image/sweep.ts'
import {labNames, labState, readRecord} from '../lab/record.ts'
import {removeLab} from '../lab/remove-lab.ts'
import {LabError} from '../process/lab-error.ts'
import {isProviderName, provider, providerNames} from '../providers/index.ts'
import {findCaller} from './caller.ts'
import type {Options} from './options.ts'
import {exitCodes, runCommand} from './run-command.ts'

/** Removes one lab, or with --all every lab that no run is working with. Ends the process. */
export const removeLabs = (script: string): Promise<never> =>
  runCommand({
    name: 'down',
    script,
    flags: ['lab', 'all'],
    run: options => (options.all ? removeAll(options) : removeOne(options)),
  })

async function removeOne(options: Options): Promise<number> {
  const {lab, stateDir} = options
  if (!(await labNames(stateDir)).includes(lab)) {
    console.log(`no lab ${lab}: nothing to remove`)
    return exitCodes.passed
  }
  const record = await readRecord(stateDir, lab)
  if (labState(record) === 'running') {
    throw new LabError(`cannot remove lab "${lab}": process ${record?.owner.pid} is working with it`, {
      hint: `kill ${record?.owner.pid}, which removes the lab itself`,
    })
  }
  await remove(options, lab)
  return exitCodes.passed
}

/** One lab that cannot be removed must not keep the others. */
async function removeAll(options: Options): Promise<number> {
  const names = await labNames(options.stateDir)
  if (names.length === 0) console.log('no labs: nothing to remove')
  const failures: unknown[] = []
  for (const name of names) {
    const record = await readRecord(options.stateDir, name)
    if (labState(record) === 'running') {
      console.log(`lab ${name} is left alone: process ${record?.owner.pid} is working with it`)
      continue
    }
    await remove(options, name).catch(error => failures.push(error))
  }
  // A run that was killed while it made its image left that half-made.
  const {cacheDir} = await findCaller()
  await sweepAbandoned({cacheDir, stateDir: options.stateDir})
  if (failures.length > 0)
    throw failures.length === 1 ? failures[0] : new AggregateError(failures, 'cannot remove some labs')
  return exitCodes.passed
}

async function remove({stateDir}: Options, name: string): Promise<void> {
  const record = await readRecord(stateDir, name)
  // Without a readable record nobody knows whose lab it was; asking all providers costs nothing.
  const owners = record && isProviderName(record.provider) ? [record.provider] : providerNames
  for (const owner of owners) await removeLab(provider(owner, stateDir), stateDir, name)
  console.log(`lab ${name} is removed`)
}
