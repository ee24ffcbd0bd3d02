import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {LabError} from '../process/lab-error.ts'
import {nothingChanged, recordStates} from './unchanged.ts'

/** As `ip -json route show` of iproute2 6.1 tells a route. */
const route = (gateway: string, dev: string, protocol: string) => ({
  ...{dst: '198.51.100.0/28', gateway, dev, protocol, metric: 20, flags: []},
})

/** All of a machine's answers, of which only the routes have something to tell. */
const stateWith = (routes: unknown): string =>
  ['[]', JSON.stringify(routes), '', '', '', ''].join('\n\u001e\n')

/** Machines whose routes are what `told` says at their nth reading, each machine's first being 1. */
function machinesThatTell(told: (reading: number) => unknown) {
  const readings = new Map<string, number>()
  const {machines} = fakeLab(name => {
    const reading = (readings.get(name) ?? 0) + 1
    readings.set(name, reading)
    return stateWith(told(reading))
  })
  return {machines, readings}
}

test('routes of a routing daemon are recorded once they have come to rest', async t => {
  const {machines} = machinesThatTell(reading => [
    reading < 4 ? route('10.0.12.1', 'eth0', 'bgp') : route('10.0.23.3', 'eth1', 'bgp'),
  ])
  const recorded = await recordStates(machines, {rest: 300})
  for (const {name} of machines)
    t.deepEqual(
      [...(recorded.get(name) ?? [])],
      ['route 198.51.100.0/28 dev eth1 via 10.0.23.3, learned by bgp'],
    )
  await t.notThrowsAsync(nothingChanged(machines, recorded))
})

test('routes of a routing daemon that do not come to rest are an error that tells what changes', async t => {
  const {machines} = machinesThatTell(reading => [route(`10.0.12.${reading % 2}`, 'eth0', 'bgp')])
  const error = await t.throwsAsync(recordStates(machines.slice(0, 1), {rest: 100, within: 400}), {
    instanceOf: LabError,
  })
  t.regex(
    error.message,
    /the routes of lxd-1 are at rest; last seen: lost on lxd-1: route .* via 10\.0\.12\.[01]/,
  )
})

test('routes that a machine has by its own configuration are recorded at once', async t => {
  const {machines, readings} = machinesThatTell(() => [route('10.0.12.1', 'eth0', 'static')])
  const recorded = await recordStates(machines)
  t.deepEqual([...(recorded.get('lxd-1') ?? [])], ['route 198.51.100.0/28 dev eth0 via 10.0.12.1'])
  t.is(readings.get('lxd-1'), 1)
})
