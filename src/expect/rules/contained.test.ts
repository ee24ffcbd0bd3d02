import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {containedIn} from './contained.ts'

const {topology} = fakeLab()
const found = ['shop_web*', 'shop_db'].map((pattern, index) => ({
  ...{name: ['web', 'db'][index] as string, role: 'docker' as const, pattern, network: 'fan-of-shop'},
}))

const runs = (name: string, index: number) => ({
  Name: `/${name}`,
  State: {Running: true, Pid: 100 + index},
  NetworkSettings: {Networks: {'fan-of-shop': {IPAddress: `172.18.0.${index + 2}`, IPPrefixLen: 16}}},
})

/** A lab without containers of its own, on whose first machine these run. */
const labWith = (...names: string[]) =>
  fakeLab(
    (machine, argv) => {
      if (argv[1] === 'ps') return machine === 'lxd-1' ? names.join('\n') : {status: 127, stderr: 'no Docker'}
      if (argv[0] === 'nsenter') return '[]'
      return JSON.stringify(argv.slice(argv.indexOf('--') + 1).map(runs))
    },
    {...topology, containers: [], machines: topology.machines.map(plan => ({...plan, role: 'plain'})), found},
  )

test('one name of a rule stands for all that are found by it', async t => {
  const {endpoints, reasons} = await containedIn(
    labWith('shop_web.1', 'shop_web.2', 'other'),
    new Set(['web']),
  )
  t.deepEqual(
    endpoints.get('web')?.map(({name, address, pid}) => [name, address, pid]),
    [
      ['shop_web.1', '172.18.0.2', 100],
      ['shop_web.2', '172.18.0.3', 101],
    ],
  )
  // Nobody asked for it.
  t.false(endpoints.has('db') || reasons.has('db'))
})

test('where none runs, the reason tells what was looked for', async t => {
  const {endpoints, reasons} = await containedIn(labWith('shop_web.1'), new Set(['web', 'db']))
  t.false(endpoints.has('db'))
  t.is(reasons.get('db'), 'no container that runs is found by shop_db')
})

test('where one machine does not tell, who is found on the others is not all there may be', async t => {
  const lab = fakeLab(
    (machine, argv) => {
      if (argv[1] === 'ps') return machine === 'lxd-2' ? {status: 1, stderr: 'it still starts'} : 'shop_web.1'
      if (argv[0] === 'sh') return 'enabled\nactivating\n'
      return argv[0] === 'nsenter' ? '[]' : JSON.stringify([runs('shop_web.1', 0)])
    },
    {...topology, containers: [], machines: topology.machines.map(plan => ({...plan, role: 'plain'})), found},
  )
  const {passedOver} = await containedIn(lab, new Set(['web']))
  t.is(
    passedOver.get('web'),
    'not all that are found by shop_web* can be asked: Docker on lxd-2 does not tell: status 1: it still starts',
  )
  const whole = await containedIn(labWith('shop_web.1'), new Set(['web']))
  t.deepEqual([...whole.passedOver], [])
})
