import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {findInstances} from './find-instances.ts'

const {topology} = fakeLab()
const wanted = {name: 'web', role: 'lxd-cluster', pattern: 'web*', network: 'lxdbr0'} as const
const refused = {status: 1, stderr: 'Error: dial unix /var/lib/lxd/unix.socket: connect: connection refused'}

/** Machines without a role, whose LXD does not answer; on the first one systemd says that of it. */
const labWith = (systemd: string, commandStatus = 0) =>
  fakeLab(
    (machine, argv) => {
      if (argv[0] === 'lxc') return machine === 'lxd-1' ? refused : '[]'
      if (argv.at(-1) === 'command -v lxc') return {status: commandStatus, stderr: ''}
      return systemd
    },
    {...topology, containers: [], machines: topology.machines.map(plan => ({...plan, role: 'plain'}))},
  )

test('a machine whose LXD is on and does not tell is told', async t => {
  const {endpoints, passedOver} = await findInstances(
    labWith('indirect\nenabled\nactivating\nactive\n'),
    wanted,
  )
  t.deepEqual(endpoints, [])
  t.is(passedOver.length, 1)
  t.regex(passedOver[0] ?? '', /^LXD on lxd-1 does not tell: .*connection refused/s)
})

test('a machine without LXD, or whose LXD is off on purpose, has no instances', async t => {
  const off = await findInstances(labWith('indirect\ndisabled\ninactive\ninactive\n'), wanted)
  t.deepEqual(off.passedOver, [])
  const without = await findInstances(labWith('enabled\nactive\n', 127), wanted)
  t.deepEqual(without.passedOver, [])
})
