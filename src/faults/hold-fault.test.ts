import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {labFolder} from '../lab/lab-folder.ts'
import {LabError} from '../process/lab-error.ts'
import {featuresOf} from '../providers/features.ts'
import {holdFault} from './hold-fault.ts'

test('a fault that cannot be undone tells where to try its command, and how to remove the lab', async t => {
  const stateDir = mkdtempSync(join(tmpdir(), 'faults-'))
  t.teardown(() => rmSync(stateDir, {recursive: true}))
  mkdirSync(labFolder(stateDir, 'test'), {recursive: true})
  let works = false
  const lab = fakeLab((_machine, argv) =>
    argv.includes('mend') && !works ? {status: 1, stderr: 'no such thing'} : '',
  )
  const fault = holdFault(
    {stateDir, lab, provided: {portOf: () => ''}, features: featuresOf('lxc'), netem: false},
    {name: 'broken', do: undefined, on: ['lxd-1'], run: 'break', undo: 'mend'},
  )
  await fault.begin()
  const error = await t.throwsAsync(fault.end(), {instanceOf: LabError, message: /no such thing/})
  t.regex(
    error?.hint ?? '',
    /undo: of the fault in the lab file.* shell --lab test lxd-1; .* down --lab test,/,
  )
  // Its watcher has nothing to do any more.
  works = true
  await fault.end()
})
