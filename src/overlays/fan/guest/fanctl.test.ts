import {readFile} from 'node:fs/promises'
import path from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {type Answer, type FakeMachine, fakeMachine} from '../../../../test/support/fake-machine.ts'
import {run} from '../../../process/run.ts'

const ens3 =
  '2: ens3    inet 10.79.89.225/24 brd 10.79.89.255 scope global dynamic ens3\\       valid_lft 3306sec\n'
const here: Answer[] = [
  ['-4 -o addr show to 10.79.89.225/32', ens3],
  ['-4 -o addr show dev ens3 scope global', ens3],
  ['-4 -o addr show*', ''],
  ['-4 route show default', 'default via 10.79.89.1 dev ens3 proto dhcp src 10.79.89.225 metric 100\n'],
  ['link show dev ens3', '2: ens3\n'],
  ['link show dev *', '', 1, 'Device does not exist.\n'],
  ['-o link show dev ens3', '2: ens3: <UP> mtu 1500 qdisc mq state UP\n'],
]
const port = '5: ftun0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue master fan-240\n'

interface Setting {
  ip?: Answer[]
  id?: string
  dnsmasq?: Answer[]
  iptables?: Answer[]
}

function machine(t: ExecutionContext, {ip = [], id = '0', dnsmasq = [], iptables = []}: Setting = {}) {
  return fakeMachine(t, {
    ip: [...ip, ...here],
    id: [['-u', `${id}\n`]],
    // `-C` asks whether a rule is there.
    iptables: [...iptables, ['-w -t nat -C *', '', 1]],
    dnsmasq,
  })
}

async function changes({calls}: FakeMachine): Promise<string[]> {
  return (await calls()).filter(call => !/ show |^id|-C /.test(call))
}

const up = ['up', '-u', '10.79.89.225/24', '-o', '240.0.0.0/8']

test("up makes the bridge and the tunnel with the article's numbers", async t => {
  const m = await machine(t)
  t.like(await m.run('fanctl', up), {status: 0, stdout: '', stderr: ''})
  t.deepEqual(await changes(m), [
    'ip link add name fan-240 address 02:fa:f0:e1:00:01 mtu 1450 type bridge',
    'ip addr add 240.225.0.1/8 dev fan-240',
    'ip link add ftun0 type vxlan id 15728640 dev ens3 local 10.79.89.225 dstport 0 fan-map 240.0.0.0/8:10.79.89.0/24',
    'ip link set dev ftun0 mtu 1450 master fan-240',
    'ip link set dev fan-240 up',
    'ip link set dev ftun0 up',
    'iptables -w -t nat -N fan-egress',
    'iptables -w -t nat -A fan-egress -o lo -j RETURN',
    'iptables -w -t nat -A fan-egress -d 240.0.0.0/8 -j RETURN',
    'iptables -w -t nat -A fan-egress -s 240.225.0.0/16 -j SNAT --to-source 10.79.89.225',
    'iptables -w -t nat -A POSTROUTING -s 240.225.0.0/16 -j fan-egress',
  ])
  t.is(await readFile(path.join(m.folder, 'ip_forward'), 'utf8'), '1\n')
})

for (const underlay of ['ens3/24', 'default/24']) {
  test(`${underlay} stands for the address that the interface has`, async t => {
    const m = await machine(t)
    t.is((await m.run('fanctl', ['up', '-u', underlay, '-o', '172.31.0.0/16'])).status, 0)
    t.true((await changes(m)).includes('ip addr add 172.31.225.1/16 dev fan-172-31'))
  })
}

test('show has the table of Ubuntu, flags and all, and tells a fan that lost its tunnel', async t => {
  const whole = await machine(t, {ip: [['-o link show master fan-10', port]]})
  await whole.run('fanctl', [...up, '--dhcp', '--bridge=fan-10'])
  const header = 'Bridge           Underlay             Overlay              Flags\n'
  t.is(
    (await whole.run('fanctl', ['show'])).stdout,
    `${header}fan-10           10.79.89.225/24      240.0.0.0/8          dhcp bridge=fan-10\n`,
  )
  const torn = await machine(t)
  t.is((await torn.run('fanctl', ['show'])).stdout, header)
  await torn.run('fanctl', up)
  t.is(
    (await torn.run('fanctl', ['show'])).stdout,
    `${header}fan-240          10.79.89.225/24      240.0.0.0/8          broken\n`,
  )
})

test('a second up is refused as by Ubuntu, and changes nothing', async t => {
  const m = await machine(t, {ip: [['-o link show master fan-240', port]]})
  await m.run('fanctl', up)
  const before = (await changes(m)).length
  t.like(await m.run('fanctl', up), {status: 1, stderr: 'fan-240: already configured\n'})
  t.is((await changes(m)).length, before)
})

test('a bridge of that name which somebody else made is left alone', async t => {
  const exists: Answer = ['link add name fan-240*', '', 2, 'RTNETLINK answers: File exists\n']
  const m = await machine(t, {ip: [exists]})
  const result = await m.run('fanctl', up)
  t.like(result, {status: 1, stderr: 'cannot bring up fan-240: RTNETLINK answers: File exists\n'})
  t.deepEqual((await changes(m)).length, 1)
})

for (const [title, setting] of [
  ['the tunnel', {ip: [['link add ftun0*', '', 2, 'RTNETLINK answers: Operation not supported\n']]}],
  ['the firewall', {iptables: [['-w -t nat -A POSTROUTING*', '', 1, 'iptables: No chain/target/match.\n']]}],
  ['dnsmasq', {dnsmasq: [['*', '', 2, 'dnsmasq: failed to create listening socket\n']]}],
] as [string, Setting][]) {
  test(`when ${title} fails, up takes all of it back`, async t => {
    const m = await machine(t, setting)
    const result = await m.run('fanctl', [...up, '--dhcp'])
    t.is(result.status, 1)
    t.regex(result.stderr, /^cannot bring up fan-240: ./)
    t.true((await changes(m)).includes('ip link delete dev fan-240'))
    t.false((await m.run('fanctl', ['show'])).stdout.includes('fan-240'))
  })
}

test('down removes the rules, the tunnel and the bridge', async t => {
  const m = await machine(t, {ip: [['-o link show master fan-240', port]]})
  await m.run('fanctl', up)
  const before = (await changes(m)).length
  t.like(await m.run('fanctl', ['down', ...up.slice(1)]), {status: 0, stderr: ''})
  t.deepEqual((await changes(m)).slice(before), [
    'iptables -w -t nat -D POSTROUTING -s 240.225.0.0/16 -j fan-egress',
    'iptables -w -t nat -D fan-egress -s 240.225.0.0/16 -j SNAT --to-source 10.79.89.225',
    'iptables -w -t nat -D fan-egress -d 240.0.0.0/8 -j RETURN',
    'iptables -w -t nat -S POSTROUTING',
    'iptables -w -t nat -F fan-egress',
    'iptables -w -t nat -X fan-egress',
    'ip link delete dev ftun0',
    'ip link delete dev fan-240',
  ])
  t.like(await m.run('fanctl', ['down', ...up.slice(1)]), {status: 1, stderr: 'fan-240: not configured\n'})
})

test('down is refused while anything but the tunnel is attached, also down of every fan', async t => {
  const m = await machine(t, {ip: [['-o link show master fan-240', `${port}7: veth1@if6: <UP>\n`]]})
  await m.run('fanctl', up)
  const before = (await changes(m)).length
  for (const words of [
    ['down', ...up.slice(1)],
    ['down', '-e'],
  ]) {
    t.like(await m.run('fanctl', words), {status: 1, stderr: 'fan-240: in use, will not destroy\n'})
  }
  t.is((await changes(m)).length, before)
})

test('down wants the underlay that the fan was brought up on', async t => {
  const m = await machine(t)
  await m.run('fanctl', up)
  const lost = (await m.run('fanctl', ['down', '-u', '10.79.89.7/24', '-o', '240.0.0.0/8'])).stderr
  t.is(lost, 'fan-240: configured for underlay 10.79.89.225/24, not 10.79.89.7/24\n')
  t.is((await m.run('fanctl', ['down', ...up.slice(1)])).status, 0)
})

test('containers get the rest of the first /24 of the slice, behind what is kept for hosts', async t => {
  const m = await machine(t)
  t.is((await m.run('fanctl', [...up, '--dhcp', '--host-reserve', '8'])).status, 0)
  const call = (await changes(m)).find(call => call.startsWith('dnsmasq')) ?? ''
  t.true(call.includes(' --dhcp-range=240.225.0.10,240.225.0.254,255.0.0.0,1h --dhcp-option=26,1450'), call)
})

test('without iptables the fan comes up, and what is missing is told', async t => {
  const m = await fakeMachine(t, {ip: here, id: [['-u', '0\n']]})
  const bin = path.join(m.folder, 'lib', 'bin')
  const tools = ['grep', 'mkdir', 'mv', 'rm', 'cat', 'tr', 'flock', 'sh', 'dash']
  const links = tools.map(tool => `ln -s /usr/bin/${tool} /bin/${tool} ${bin}/ 2>/dev/null;`).join('')
  await run(['sh', '-c', `${links} :`])
  const result = await m.run('fanctl', up, {PATH: bin})
  t.is(result.status, 0, result.stderr)
  t.regex(result.stderr, /^fanctl: no iptables here: .* nothing outside of it\n$/)
})

for (const [title, words, status, said] of [
  ['an unknown option', [...up, '--fast'], 2, 'unknown option "--fast"'],
  ['an unknown command', ['upp'], 2, 'unknown command "upp"'],
  ['no command', [], 2, 'a command is missing'],
  ['no overlay', up.slice(0, 3), 2, '"up" needs -u UNDERLAY and -o OVERLAY'],
  ['an option without its value', ['up', '-u'], 2, '-u needs a value'],
  [
    'an underlay without a length',
    ['up', '-u', 'ens3', '-o', '240.0.0.0/8'],
    2,
    'the prefix length is missing',
  ],
  [
    'a bad underlay',
    ['up', '-u', '10.79.89.256/24', '-o', '240.0.0.0/8'],
    2,
    'bad underlay "10.79.89.256/24"',
  ],
  ['a bad overlay', [...up.slice(0, 3), '-o', '240/8'], 2, 'bad overlay "240/8"'],
  [
    'host bits in the overlay',
    [...up.slice(0, 3), '-o', '240.0.0.1/8'],
    2,
    'host bits are set, write 240.0.0.0/8',
  ],
  ['no such interface', ['up', '-u', 'ens9/24', '-o', '240.0.0.0/8'], 1, 'no interface "ens9"'],
  [
    'an address of nobody here',
    ['up', '-u', '10.79.89.7/24', '-o', '240.0.0.0/8'],
    1,
    'no interface has the address',
  ],
  ['the broadcast address', ['up', '-u', '10.79.89.255/24', '-o', '240.0.0.0/8'], 2, 'host bits are all one'],
  ['a name too long for an interface', [...up, '--bridge=fan-240-and-more'], 2, 'bad bridge name'],
] as [string, string[], number, string][]) {
  test(`refused with status ${status}: ${title}`, async t => {
    const m = await machine(t)
    const result = await m.run('fanctl', words)
    t.is(result.status, status, result.stderr)
    t.true(result.stderr.includes(said), result.stderr)
    t.deepEqual(await changes(m), [])
  })
}

test('up needs root, show and help do not', async t => {
  const m = await machine(t, {id: '1000'})
  t.like(await m.run('fanctl', up), {
    status: 1,
    stderr: 'fanctl: only root may change the network: run it with sudo\n',
  })
  t.is((await m.run('fanctl', ['show'])).status, 0)
  t.regex((await m.run('fanctl', ['help'])).stdout, /^fanctl up -u UNDERLAY -o OVERLAY/)
})
