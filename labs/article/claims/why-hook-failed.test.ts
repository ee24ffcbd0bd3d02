import test from 'ava'
import {whyHookFailed} from './why-hook-failed.ts'

const machineWith = (journal: string) => ({
  run: async (argv: readonly string[]) => ({
    ...{argv, status: 0, signal: null, stderr: '', durationMs: 1, timedOut: false},
    stdout: journal,
  }),
})

const otherInterface = `Started networkd-dispatcher.service - Dispatcher daemon for systemd-networkd.
50-fan: ignoring interface lo, the fan is on eth0
50-fan: ignoring interface ens3, the fan is on eth0
`

test('the hook’s own word about the interface tells why there is no fan', async t => {
  t.is(
    await whyHookFailed(machineWith(otherInterface)),
    '50-fan: ignoring interface ens3, the fan is on eth0',
  )
})

test('an error of the hook tells more than what it ignored', async t => {
  const journal = `${otherInterface}50-fan: cannot bring up the fan: eth0 has no IPv4 address
50-fan: ignoring interface docker0, the fan is on eth0
`
  t.is(await whyHookFailed(machineWith(journal)), '50-fan: cannot bring up the fan: eth0 has no IPv4 address')
})

test('a hook that brought up the fan explains nothing', async t => {
  const journal = `${otherInterface}50-fan: the fan is up on 10.79.89.225/24\n`
  t.is(await whyHookFailed(machineWith(journal)), undefined)
})
