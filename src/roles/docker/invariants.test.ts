import test from 'ava'
import {dockerLab} from '../../../test/support/docker-lab.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import {containersAreOnNetwork} from './invariants.ts'

const labWith = (addressOn: (machine: string, name: string | undefined) => [string, number]) =>
  dockerLab((machine, argv) => {
    const [IPAddress, IPPrefixLen] = addressOn(machine, argv[3]?.split('/').at(-2))
    return JSON.stringify({
      State: {Running: true, Pid: 8},
      NetworkSettings: {Networks: {fanbr0: {IPAddress, IPPrefixLen}}},
    })
  })
const own = (machine: string): [string, number] => [machine === 'web-1' ? '240.132.0.2' : '240.228.0.2', 8]

test('containers with addresses of their machines’ slices are as they have to be', async t => {
  await t.notThrowsAsync(containersAreOnNetwork({lab: labWith(own)}))
})

test('another machine’s slice, another prefix length or no address is a failure', async t => {
  for (const [address, got] of [
    [['240.132.0.2', 8], 'fixed in none, with 240.132.0.2/8'],
    [['240.228.0.2', 16], 'fixed in none, with 240.228.0.2/16'],
    [['', 0], 'fixed not running or not on fanbr0'],
  ] as [[string, number], string][]) {
    const lab = labWith((machine, name) => (name === 'fixed' ? address : own(machine)))
    const error = await t.throwsAsync(containersAreOnNetwork({lab}), {instanceOf: CheckFailed})
    t.true(error.message.includes(got), error.message)
  }
})
