import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import test from 'ava'
import {noteFault} from '../faults/fault-record.ts'
import {labFolder} from '../lab/lab-folder.ts'
import {identify} from '../process/process-identity.ts'
import {undoDeadFaults} from './undo-dead-faults.ts'

test('a fault that cannot be undone keeps no other one from being undone, and all of them are named', async t => {
  const stateDir = mkdtempSync(join(tmpdir(), 'faults-'))
  t.teardown(() => rmSync(stateDir, {recursive: true}))
  mkdirSync(labFolder(stateDir, 'lab'), {recursive: true})
  const self = identify(process.pid)
  if (!self) throw new Error('no identity')
  const owner = {...self, pid: 2 ** 30}
  for (const id of ['0000000a', '0000000b'])
    await noteFault(stateDir, 'lab', {
      ...{version: 1, id, owner, madeAt: new Date().toISOString(), netem: true},
      acts: {name: undefined, do: `nonsense ${id}`, on: undefined, run: undefined, undo: undefined},
    })
  const opened = {lab: {name: 'lab', topology: {}}} as never
  await t.throwsAsync(
    undoDeadFaults(stateDir, opened, () => {}),
    {message: /nonsense 0000000a.*nonsense 0000000b/},
  )
})
