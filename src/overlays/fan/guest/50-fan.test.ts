import {writeFile} from 'node:fs/promises'
import path from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {type Answer, type FakeMachine, fakeMachine} from '../../../../test/support/fake-machine.ts'
import {hookSettings} from '../engine.ts'

const header = 'Bridge           Underlay             Overlay              Flags\n'
const row = (underlay: string, flags = '') =>
  `${'fan-240'.padEnd(16)} ${underlay.padEnd(20)} ${'240.0.0.0/8'.padEnd(20)} ${flags}\n`
const address: Answer = [
  '-4 -o addr show dev ens3 scope global',
  '2: ens3    inet 10.79.89.225/24 brd 10.79.89.255 scope global dynamic ens3\n',
]

async function machine(t: ExecutionContext, shown: string, fanctl: Answer[] = [], ip = [address]) {
  const m = await fakeMachine(t, {ip, modprobe: [], fanctl: [['show', header + shown], ...fanctl]})
  const fan = {interface: 'ens3', overlay: '240.0.0.0/8', underlayLength: 24}
  await writeFile(path.join(m.folder, 'fanlab-fan'), hookSettings(fan))
  return m
}

async function changes({calls}: FakeMachine): Promise<string[]> {
  return (await calls()).filter(call => /^fanctl (up|down)/.test(call))
}

test('the fan comes up when its interface becomes routable', async t => {
  const m = await machine(t, '')
  t.is((await m.run('50-fan', [], {IFACE: 'ens3'})).status, 0)
  t.deepEqual(await changes(m), ['fanctl up -u ens3/24 -o 240.0.0.0/8'])
})

test('another interface is ignored, with success and a word about it', async t => {
  const m = await machine(t, '')
  t.like(await m.run('50-fan', [], {IFACE: 'docker0'}), {
    status: 0,
    stdout: '50-fan: ignoring interface docker0, the fan is on ens3\n',
  })
  t.deepEqual(await m.calls(), [])
})

test('a fan that is right already is left alone', async t => {
  const m = await machine(t, row('10.79.89.225/24', 'dhcp'))
  t.like(await m.run('50-fan', [], {IFACE: 'ens3'}), {
    status: 0,
    stdout: '50-fan: fan-240 is up already on 10.79.89.225/24\n',
  })
  t.deepEqual(await changes(m), [])
})

test('with a new lease the old fan goes down and the new one comes up', async t => {
  const m = await machine(t, row('10.79.89.7/24'))
  t.is((await m.run('50-fan', [], {IFACE: 'ens3'})).status, 0)
  t.deepEqual(await changes(m), [
    'fanctl down -u 10.79.89.7/24 -o 240.0.0.0/8',
    'fanctl up -u ens3/24 -o 240.0.0.0/8',
  ])
})

test('a fan that lost its tunnel is brought up again', async t => {
  const m = await machine(t, row('10.79.89.225/24', 'broken'))
  t.is((await m.run('50-fan', [], {IFACE: 'ens3'})).status, 0)
  t.deepEqual(await changes(m), ['fanctl up -u ens3/24 -o 240.0.0.0/8'])
})

test('what fails is told, and the status says so', async t => {
  const refused = await machine(t, '', [['up *', '', 1, 'cannot bring up fan-240: File exists\n']])
  const result = await refused.run('50-fan', [], {IFACE: 'ens3'})
  t.like(result, {
    status: 1,
    stderr: 'cannot bring up fan-240: File exists\n50-fan: cannot bring up the fan on 10.79.89.225/24\n',
  })
  const without = await machine(t, '', [], [])
  t.regex((await without.run('50-fan', [], {IFACE: 'ens3'})).stderr, /ens3 has no IPv4 address/)
  const unset = await fakeMachine(t, {})
  t.regex(
    (await unset.run('50-fan', [], {IFACE: 'ens3'})).stderr,
    /^50-fan: cannot read .*fanlab-fan: INTERFACE/,
  )
})
