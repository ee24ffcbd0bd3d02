import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {LabError} from '../process/lab-error.ts'
import {placedFault} from './placed-fault.ts'

test('a fault that cannot be made tells what shows why', async t => {
  const {host} = fakeLab(() => ({status: 1, stderr: 'no such device'}))
  const fault = placedFault([
    {
      ...{place: host, what: 'port a.0', see: 'ip -d link show a.0', words: []},
      ...{act: 'exit 1', undo: 'exit 1', look: 'echo gone'},
    },
  ])
  const error = await t.throwsAsync(fault.act(), {instanceOf: LabError, message: /no such device/})
  t.is(error?.hint, 'ip -d link show a.0, on host')
})
