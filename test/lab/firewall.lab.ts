import {join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../../src/process/package-root.ts'
import {makeWorld, type World} from '../support/life-test.ts'

// labs/firewall: two segments, and what a firewall between them must not let pass.

let world: World
test.before(async () => {
  world = await makeWorld()
})
test.after.always(() => world?.end())

const file = join(packageRoot, 'labs/firewall/lab.yaml')

for (const provider of ['lxc', 'uml'])
  test.serial(
    `the firewall lets pass what it has to and nothing else, also after a power cut: ${provider}`,
    async t => {
      const before = await world.snapshot()
      const {status, output} = await world.run('full', ['--file', file, '--provider', provider])
      t.is(status, 0, output.slice(-3000))
      const {unproven, proven} = world.report('firewall')
      t.deepEqual(unproven, [])
      t.deepEqual([...proven].sort(), ['F1', 'F2', 'F3', 'F4', 'F5'])
      await world.untilAsBefore(before)
    },
  )

test.serial('each rule that is broken by hand turns its own claims red, and nothing else', async t => {
  const lab = ['--lab', 'firewall']
  const up = await world.run('up', ['--file', file, ...lab])
  t.is(up.status, 0, up.output.slice(-3000))
  const on = async (place: string, ...command: string[]): Promise<void> => {
    const {status, output} = await world.run('exec', [...lab, place, '--', ...command])
    t.is(status, 0, output)
  }
  for (const [act, claims] of [
    [
      ['iptables', '-P', 'FORWARD', 'ACCEPT'],
      ['F2', 'F3'],
    ],
    [['iptables', '-I', 'FORWARD', '-p', 'tcp', '--dport', '443', '-j', 'DROP'], ['F1']],
    [
      ['iptables', '-I', 'FORWARD', '-s', '10.2.0.10', '-j', 'DROP'],
      ['F1', 'F5'],
    ],
  ] as const) {
    await on('firewall', ...act)
    const {status, output} = await world.run('check', lab)
    t.is(status, 1, output.slice(-3000))
    const failed = world.report('firewall-check').cases.filter(each => each.status === 'failure')
    t.deepEqual([...new Set(failed.flatMap(each => each.claims))].sort(), [...claims], act.join(' '))
    await on('firewall', 'systemctl', 'reload', 'firewall')
  }
  const {status, output} = await world.run('check', lab)
  t.is(status, 0, output.slice(-3000))
  // As the file has it, and one that it does not have.
  for (const reboot of [[], ['--reboot', 'rolling']]) {
    const persisted = await world.run('persistence', [...lab, '--file', file, ...reboot])
    t.is(persisted.status, 0, persisted.output.slice(-3000))
    const {unproven, proven} = world.report('firewall-persistence')
    t.deepEqual(unproven, [])
    t.deepEqual([...proven].sort(), ['F1', 'F2', 'F3', 'F4', 'F5'])
  }
  await world.run('down', lab)
})
