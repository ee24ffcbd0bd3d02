import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import type {Lab} from '../../lab/lab.ts'
import {Machine} from '../../lab/machine.ts'
import {run} from '../../process/run.ts'
import type {ProvidedMachine} from '../../providers/provider.ts'
import {clusterIsOperational} from './invariants.ts'

const fixtures = join(import.meta.dirname, 'fixtures')

/** Two members, the second of which LXD calls offline for the first so many questions. */
function labWith(offline: number, names = ['lxd-1', 'lxd-2']): Lab {
  const env = {
    PATH: `${fixtures}:${process.env.PATH}`,
    OFFLINE: String(offline),
    COUNT: join(temporaryFolder(), 'count'),
  }
  const member = (name: string): Machine =>
    new Machine({
      name,
      pace: 1,
      run: (argv, options = {}) => run(argv, {...options, env}),
      attach: argv => argv,
    } satisfies Partial<ProvidedMachine> as unknown as ProvidedMachine)
  return {machinesOf: () => names.map(member)} satisfies Partial<Lab> as unknown as Lab
}

test('a member whose heartbeat is late for a moment is waited for', async t => {
  await t.notThrowsAsync(clusterIsOperational({lab: labWith(2), patience: 5000}))
})

test('members may stand in any order in the lab file', async t => {
  await t.notThrowsAsync(clusterIsOperational({lab: labWith(0, ['lxd-2', 'lxd-1']), patience: 300}))
})

test('a member that stays offline fails, with what LXD says of it', async t => {
  const error = await t.throwsAsync(clusterIsOperational({lab: labWith(1000), patience: 300}), {
    instanceOf: CheckFailed,
  })
  t.regex(error.message, /lxd-2 Offline \(No heartbeat for 20\.452395809s\)/)
})
