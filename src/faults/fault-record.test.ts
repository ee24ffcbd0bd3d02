import {chmodSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {forgetFault, notedFaults, noteFault} from './fault-record.ts'

const record = {
  ...{version: 1 as const, id: '0123abcd', madeAt: '2026-01-01T00:00:00.000Z', netem: false},
  ...{owner: {pid: 7, startTime: '1'}, acts: {do: 'link net down'}},
}

function stateWithLab(): {stateDir: string; folder: string} {
  const stateDir = temporaryFolder()
  const folder = join(stateDir, 'labs', 'mine')
  mkdirSync(folder, {recursive: true})
  chmodSync(stateDir, 0o755)
  return {stateDir, folder}
}

test('a fault is noted until it is forgotten, and the last one leaves no folder', async t => {
  const {stateDir, folder} = stateWithLab()
  t.deepEqual(notedFaults(stateDir, 'mine'), [])
  await noteFault(stateDir, 'mine', record)
  await noteFault(stateDir, 'mine', {...record, id: 'ffffffff', acts: {on: ['a'], run: 'x', undo: 'y'}})
  t.deepEqual(
    notedFaults(stateDir, 'mine').map(({id}) => id),
    ['0123abcd', 'ffffffff'],
  )
  await forgetFault(stateDir, 'mine', '0123abcd')
  t.deepEqual(notedFaults(stateDir, 'mine')[0]?.acts, {on: ['a'], run: 'x', undo: 'y'})
  await forgetFault(stateDir, 'mine', 'ffffffff')
  t.deepEqual(readdirSync(folder), [])
  await forgetFault(stateDir, 'mine', 'ffffffff')
})

test('a record that cannot be read is one clear error', async t => {
  const {stateDir, folder} = stateWithLab()
  mkdirSync(join(folder, 'faults'))
  for (const text of [
    '{',
    '{}',
    JSON.stringify({...record, id: '../../x'}),
    JSON.stringify({...record, version: 2}),
  ]) {
    writeFileSync(join(folder, 'faults', '0123abcd.json'), text)
    t.throws(() => notedFaults(stateDir, 'mine'), {
      name: 'LabError',
      message: /^cannot read .*0123abcd\.json: /,
    })
  }
})
