import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {readFault} from '../lab/fault/read-fault.ts'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {featuresOf} from '../providers/features.ts'
import {makeFault} from './make-fault.ts'

const topology = topologyOf(
  readLabFile(
    `version: 1
lab: three
networks:
  lan: {subnet: [10.0.1.0/24, "fd00:1::/64"], host: 10.0.1.1}
  ab: {subnet: 10.0.2.0/30, link: true}
machines:
  a: {networks: {lan: [10.0.1.11, "fd00:1::11"], ab: 10.0.2.1}}
  b: {networks: {lan: 10.0.1.12, ab: 10.0.2.2}}
  c: {networks: {lan: 10.0.1.13}}
groups: {pair: [a, b]}
`,
    'lab.yaml',
  ),
)

/** What is run where until the fault acts, its input, and what comes when it is undone. */
async function doneBy(line: string, netem = false) {
  const ran: string[] = []
  let inputs = ''
  let there = false
  const lab = fakeLab((place, argv, options) => {
    if (argv[1] !== '-euc') return argv[0] === 'cat' ? '0\n' : ''
    const [, , script = '', , ...words] = argv
    if (/echo there/.test(script)) return there ? 'there' : 'gone'
    ran.push(`${place}: ${words.join(' ')}`)
    if (typeof options?.stdin === 'string') inputs += options.stdin
    return ''
  }, topology)
  const read = readFault(line)
  if ('rule' in read) throw new Error(read.rule)
  const where = {
    ...{lab, features: featuresOf('lxc'), netem},
    provided: {portOf: (machine: string, index: number) => `${machine}.${index}`},
  }
  const fault = await makeFault(where, read.deed, '0123abcd')
  there = true
  await fault.act()
  const made = ran.splice(0)
  there = false
  await fault.undo()
  return {made, undone: ran, inputs}
}

/** The lines of a table by its chains. */
const chains = (table: string): Record<string, string[]> =>
  Object.fromEntries(
    [...table.matchAll(/ {2}chain (\w+) \{\n.*\n([\s\S]*?) {2}\}/g)].map(([, name = '', lines = '']) => [
      name,
      lines.trim().split(/\n\s*/),
    ]),
  )

test('a link goes down at all ends of its network, or at one', async t => {
  t.deepEqual((await doneBy('link ab down')).made, ['host: a.1', 'host: b.1'])
  const {made, undone} = await doneBy('link lan down at b')
  t.deepEqual(made, ['host: b.0'])
  t.deepEqual(undone, made)
})

test('packets of a network vanish where they come in, and what the host sends where it goes out', async t => {
  const {made, inputs} = await doneBy('blackhole lan')
  t.deepEqual(made, ['host: fanlab_0123abcd a.0 b.0 c.0'])
  t.deepEqual(chains(inputs), {
    prerouting: ['iifname { "a.0", "b.0", "c.0" } drop'],
    output: ['oifname { "a.0", "b.0", "c.0" } drop'],
  })
  t.deepEqual(Object.keys(chains((await doneBy('blackhole ab')).inputs)), ['prerouting'])
})

test('a way is of what a machine sends, gets, or both', async t => {
  const at = async (line: string) => chains((await doneBy(line)).inputs)
  const sent = ['iifname { "a.1" } numgen random mod 1000000 < 5000 drop']
  const got = ['oifname { "a.1" } numgen random mod 1000000 < 5000 drop']
  t.deepEqual(await at('loss ab 0.5% at a'), {prerouting: sent, postrouting: got})
  t.deepEqual(await at('loss ab 0.5% from a'), {prerouting: sent})
  t.deepEqual(await at('loss ab 0.5% to a'), {postrouting: got})
  // nft refuses a number that is never reached.
  t.deepEqual(await at('loss ab 100% from a'), {prerouting: ['iifname { "a.1" } drop']})
})

test('sides of a partition are cut between their ports and between their addresses, the host by its own', async t => {
  t.deepEqual(chains((await doneBy('partition pair | c,host')).inputs), {
    prerouting: [
      'ip saddr { 10.0.1.11, 10.0.2.1, 10.0.1.12, 10.0.2.2 } ip daddr { 10.0.1.1, 10.0.1.13 } drop',
      'ip saddr { 10.0.1.1, 10.0.1.13 } ip daddr { 10.0.1.11, 10.0.2.1, 10.0.1.12, 10.0.2.2 } drop',
    ],
    forward: [
      'iifname { "a.0", "a.1", "b.0", "b.1" } oifname { "c.0" } drop',
      'iifname { "c.0" } oifname { "a.0", "a.1", "b.0", "b.1" } drop',
    ],
    input: ['iifname { "a.0", "a.1", "b.0", "b.1" } drop'],
    output: [
      'ip saddr { 10.0.1.11, 10.0.2.1, 10.0.1.12, 10.0.2.2 } ip daddr { 10.0.1.1, 10.0.1.13 } drop',
      'oifname { "a.0", "a.1", "b.0", "b.1" } drop',
      'ip saddr { 10.0.1.1, 10.0.1.13 } ip daddr { 10.0.1.11, 10.0.2.1, 10.0.1.12, 10.0.2.2 } drop',
    ],
  })
})

test('programs look at each packet once where nobody in particular is meant', async t => {
  const words = async (line: string): Promise<string[]> =>
    (await doneBy(line)).made.map(each => each.replace(/ \d+ \/run\S+/, ''))
  t.deepEqual(await words('duplicate ab 5%'), [
    'host: a.1 ingress fault/duplicate-in',
    'host: b.1 ingress fault/duplicate-in',
  ])
  t.deepEqual(await words('mtu lan 1200 to b'), ['host: b.0 egress fault/mtu-out'])
  t.is((await words('mtu lan 1200')).length, 3)
})

test('queues are at the lab’s ends, those of netem inside of machines where the host has none', async t => {
  const [first] = (await doneBy('rate ab 1mbit')).made
  t.is(first, 'host: a.1 qdisc tbf fa17: tbf rate 1000000bit burst 3200 latency 100ms')
  const delay = 'qdisc netem fa17: netem limit 10000 delay 20ms 5ms'
  t.deepEqual((await doneBy('delay ab 20ms jitter 5ms to a', true)).made, [`host: a.1 ${delay}`])
  t.deepEqual((await doneBy('delay ab 20ms jitter 5ms to a', false)).made, [`b: eth1 ${delay}`])
  t.deepEqual((await doneBy('delay lan 20ms jitter 5ms from a', false)).made, [`a: eth0 ${delay}`])
})

test('what others send to one cannot be held back where more than two are', async t => {
  await t.throwsAsync(doneBy('rate lan 1mbit from a'), {
    message: 'cannot hold back what is sent by a on lan: more than two are there',
  })
})

test('what does not act is an error, and so is what stays', async t => {
  const lab = fakeLab((_place, argv) => (/echo there/.test(argv[2] ?? '') ? 'half' : ''), topology)
  const where = {
    ...{lab, features: featuresOf('lxc'), netem: false},
    provided: {portOf: (machine: string, index: number) => `${machine}.${index}`},
  }
  const fault = await makeFault(where, {kind: 'blackhole', network: 'ab'}, '0123abcd')
  await t.throwsAsync(fault.act(), {message: /the fault of table fanlab_0123abcd is there.*half/s})
  await t.throwsAsync(fault.undo(), {message: /the fault of table fanlab_0123abcd is gone.*half/s})
})
