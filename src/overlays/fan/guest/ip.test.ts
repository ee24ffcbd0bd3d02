import {readdir} from 'node:fs/promises'
import test, {type ExecutionContext} from 'ava'
import {type Answer, type FakeMachine, fakeMachine} from '../../../../test/support/fake-machine.ts'

// Real output of iproute2 6.1 -o.
const link =
  '2: eth0@if5: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT group default qlen 1000\\    link/ether da:ac:53:9b:df:a7 brd ff:ff:ff:ff:ff:ff link-netnsid 0\n'
const address =
  '2: eth0    inet 10.79.89.132/24 brd 10.79.89.255 scope global eth0\\       valid_lft forever preferred_lft forever\n'

const absent: Answer = ['link show dev ftun0', '', 1, 'Device "ftun0" does not exist.\n']
const here: Answer[] = [['-o link show dev eth0', link], ['-4 -o addr show*', address], absent]

/** As LXD 5.0 asks for its own fan. */
const asLxd =
  'link add name ftun0 type vxlan id 15728640 dev eth0 local 10.79.89.132 dstport 0 fan-map 240.0.0.0/8:10.79.89.0/24'

function machine(
  t: ExecutionContext,
  ip: Answer[] = [],
  bridge: Answer[] = [],
  tc: Answer[] = [],
): Promise<FakeMachine> {
  return fakeMachine(t, {ip: [...ip, ...here], bridge, tc})
}

/** The calls that change something, with the name of the temporary copy left out. */
async function changes({calls}: FakeMachine): Promise<string[]> {
  return (await calls())
    .filter(call => !call.includes(' show '))
    .map(call => call.replace(/obj \S+/, 'obj COPY'))
}

test('whatever is not about a fan goes to the real ip, word for word, with its status', async t => {
  const m = await machine(t, [['-j link show*', '[]', 7]])
  const result = await m.run('ip', ['-j', 'link', 'show', 'dev', 'a b', '*', ''])
  t.like(result, {status: 7, stdout: '[]'})
  t.deepEqual(await m.calls(), ['ip -j link show dev a b * '])
})

test('a fan tunnel becomes a VXLAN device of one VNI with both programs attached', async t => {
  const m = await machine(t)
  const result = await m.run('ip', asLxd.split(' '))
  t.like(result, {status: 0, stdout: '', stderr: ''})
  t.deepEqual(await changes(m), [
    'ip link add name ftun0 mtu 1450 type vxlan external vnifilter dstport 8472',
    'bridge vni add dev ftun0 vni 15728640',
    'tc qdisc add dev ftun0 clsact',
    'tc filter add dev ftun0 ingress bpf da obj COPY sec fan/ingress',
    'tc filter add dev ftun0 egress bpf da obj COPY sec fan/egress',
  ])
})

for (const [title, words, expected] of [
  [
    'the name alone',
    'link add ftun0 type vxlan fan-map 240.0.0.0/8:10.79.89.0/24 id 15728640',
    'ip link add name ftun0 mtu 1450 type vxlan external vnifilter dstport 8472',
  ],
  [
    'dev for the name, and a port',
    'link add dev ftun0 type vxlan dstport 4789 id 15728640 fan-map 240.0.0.0/8:10.79.89.0/24 local 10.79.89.132',
    'ip link add name ftun0 mtu 1450 type vxlan external vnifilter dstport 4789',
  ],
  [
    "the link's own words before and after the name",
    'l a mtu 1400 name ftun0 address 02:00:00:00:00:01 up type vxlan id 15728640 fan-map 240.0.0.0/8:10.79.89.0/24',
    'ip link add name ftun0 mtu 1400 address 02:00:00:00:00:01 up type vxlan external vnifilter dstport 8472',
  ],
] as const) {
  test(`words are understood in another order: ${title}`, async t => {
    const m = await machine(t)
    t.like(await m.run('ip', words.split(' ')), {status: 0, stderr: ''})
    t.is((await changes(m))[0], expected)
  })
}

for (const [title, words, said] of [
  ['host bits in the overlay', 'fan-map 240.0.0.1/8:10.79.89.0/24', 'overlay 240.0.0.1/8 has host bits set'],
  [
    'host bits in the underlay',
    'fan-map 240.0.0.0/8:10.79.89.1/24',
    'underlay 10.79.89.1/24 has host bits set',
  ],
  ['half a map', 'fan-map 240.0.0.0/8', 'fan-map "240.0.0.0/8" is not OVERLAY:UNDERLAY'],
  ['an overlay over itself', 'fan-map 10.0.0.0/8:10.79.89.0/24', 'overlap'],
] as const) {
  test(`${title} is an invalid argument, as to Ubuntu's kernel, and nothing is made`, async t => {
    const m = await machine(t)
    const result = await m.run(
      'ip',
      `link add ftun0 type vxlan id 1 dev eth0 local 10.79.89.132 ${words}`.split(' '),
    )
    t.is(result.status, 2)
    t.regex(result.stderr, /^RTNETLINK answers: Invalid argument\n/)
    t.true(result.stderr.includes(said), result.stderr)
    t.deepEqual(await changes(m), [])
  })
}

test('words that mean nothing to a fan are refused by name', async t => {
  const m = await machine(t)
  t.regex(
    (await m.run('ip', [...asLxd.split(' '), 'ttl', '8'])).stderr,
    /^Error: "ttl" has no meaning for a fan/,
  )
  const change = await m.run(
    'ip',
    'link change dev tunl0 type ipip fan-map 240.0.0.0/8:10.0.0.0/24'.split(' '),
  )
  t.is(change.status, 2)
  t.regex(change.stderr, /^Error: "link change" is not "link add"/)
})

test('where the device cannot filter by VNI, the program that checks arriving frames does', async t => {
  const m = await machine(t, [], [['vni add*', '', 255, 'Object "vni" is unknown, try "bridge help".\n']])
  t.is((await m.run('ip', asLxd.split(' '))).status, 0)
  t.deepEqual((await changes(m)).slice(2), [
    'ip link delete dev ftun0',
    'ip link add name ftun0 mtu 1450 type vxlan external dstport 8472',
    'tc qdisc add dev ftun0 clsact',
    'tc filter add dev ftun0 ingress bpf da obj COPY sec fan/ingress',
    'tc filter add dev ftun0 egress bpf da obj COPY sec fan/egress',
  ])
})

test('an iproute2 that does not know vnifilter gets the same', async t => {
  const unknown = 'vxlan: unknown command "vnifilter"?\n'
  const m = await machine(t, [['link add*vnifilter*', '', 255, unknown]])
  t.is((await m.run('ip', asLxd.split(' '))).status, 0)
  t.true((await changes(m)).includes('tc filter add dev ftun0 ingress bpf da obj COPY sec fan/ingress'))
})

test('a second overlay where vnifilter is missing is refused for that reason', async t => {
  const exists = 'Error: A VXLAN device with the specified VNI already exists.\n'
  const m = await machine(t, [['link add*', '', 2, exists]])
  const result = await m.run('ip', asLxd.split(' '))
  t.is(result.status, 2)
  t.regex(result.stderr, /^RTNETLINK answers: File exists\n.*takes every VNI.*needs vnifilter.*from 5\.18/)
})

test('the same overlay a second time on one machine is refused, and the new device goes again', async t => {
  const m = await machine(t, [], [['vni add*', '', 255, 'Error: VNI in use.\n']])
  const result = await m.run('ip', asLxd.split(' '))
  t.is(result.status, 2)
  t.regex(result.stderr, /^RTNETLINK answers: File exists\n.*can be up only once/)
  t.is((await changes(m)).at(-1), 'ip link delete dev ftun0')
})

test('when the program cannot be loaded, device and copy are removed', async t => {
  const m = await machine(t, [], [], [['filter add*', '', 1, 'Error: TC classifier not found.\n']])
  const result = await m.run('ip', asLxd.split(' '), {TMPDIR: m.folder})
  t.is(result.status, 2)
  t.regex(result.stderr, /^Error: TC classifier not found.\ncannot make fan tunnel ftun0: tc could not load/)
  t.is((await changes(m)).at(-1), 'ip link delete dev ftun0')
  t.deepEqual(
    (await readdir(m.folder)).filter(name => name.startsWith('fan.')),
    [],
  )
})

test('a missing underlay interface is told as the real ip tells it', async t => {
  const m = await machine(t)
  const result = await m.run('ip', asLxd.replace('dev eth0', 'dev eth7').split(' '))
  t.is(result.status, 2)
  t.regex(result.stderr, /^Cannot find device "eth7"\n/)
})
