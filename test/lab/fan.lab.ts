import {chmod, mkdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import test from 'ava'
import {largestPing} from '../../src/lab/largest-ping.ts'
import {hookSettings} from '../../src/overlays/fan/engine.ts'
import {fanAddress, overlayMtu, vni} from '../../src/overlays/fan/mapping.ts'
import {formatAddress, parseAddress, parsePrefix} from '../../src/process/prefix.ts'
import {type FanNamespaces, makeFanNamespaces} from '../support/fan-namespaces.ts'

// The fan on this machine's real kernel, in namespaces of its own. Needs root, iproute2, iptables, ping and fping.

const underlay = parsePrefix('10.79.89.0/24')
const overlay = parsePrefix('240.0.0.0/8')
const machines = {a: '10.79.89.132', b: '10.79.89.228', c: '10.79.89.225', outsider: '10.79.89.9'}
const members = ['a', 'b', 'c'] as const
type Member = (typeof members)[number]
const up = ['fanctl', 'up', '-u', 'ens3/24', '-o', '240.0.0.0/8']
const down = ['fanctl', 'down', '-u', 'ens3/24', '-o', '240.0.0.0/8']

const fanOf = (machine: Member, over = overlay) =>
  formatAddress(fanAddress(parseAddress(machines[machine]), underlay, over))

let lab: FanNamespaces
const before = new Map<string, string[]>()

interface Link {
  ifname: string
  mtu: number
  master?: string
  address: string
}
const links = async (machine: string): Promise<Link[]> =>
  JSON.parse(await lab.succeed(machine, ['ip', '-j', 'link', 'show']))
const names = async (machine: string) => (await links(machine)).map(({ifname}) => ifname)

/** Whether one ping of three is answered; silence costs six tenths of a second. */
async function answers(from: string, to: string, ...options: string[]): Promise<boolean> {
  return (await lab.exec(from, ['fping', '-q', '-t', '200', '-r', '2', ...options, to])).status === 0
}

test.before(async () => {
  lab = await makeFanNamespaces(machines)
  for (const machine of Object.keys(machines)) before.set(machine, await names(machine))
})
test.after.always(() => lab?.remove())

test.serial('before the fan is up nobody answers', async t => {
  t.false(await answers('a', fanOf('b')))
})

test.serial('up makes exactly the bridge and the tunnel, with the addresses of the mapping', async t => {
  for (const machine of members) {
    await lab.succeed(machine, up)
    const now = await links(machine)
    const fresh = now.filter(({ifname}) => !before.get(machine)?.includes(ifname))
    t.deepEqual(
      fresh.map(({ifname, mtu, master}) => ({ifname, mtu, master})),
      [
        {ifname: 'fan-240', mtu: overlayMtu(1500), master: undefined},
        {ifname: 'ftun0', mtu: overlayMtu(1500), master: 'fan-240'},
      ],
    )
    const [bridge] = JSON.parse(
      await lab.succeed(machine, ['ip', '-j', '-4', 'addr', 'show', 'dev', 'fan-240']),
    )
    t.like(bridge.addr_info, [{local: fanOf(machine), prefixlen: 8}])
  }
})

test.serial('every machine reaches every other, with a full packet and not one byte more', async t => {
  const size = largestPing(overlayMtu(1500))
  for (const from of members) {
    for (const to of members.filter(to => to !== from)) {
      t.true(await answers(from, fanOf(to)), `${from} to ${to}`)
      const ping = ['ping', '-c', '1', '-W', '0.3', '-M', 'do']
      await lab.succeed(from, [...ping, '-s', `${size}`, fanOf(to)])
      const larger = await lab.exec(from, [...ping, '-s', `${size + 1}`, fanOf(to)])
      t.regex(larger.stdout + larger.stderr, /message too long, mtu=1450/)
    }
  }
})

test.serial("each machine's bridge has a hardware address of its own", async t => {
  const found = await Promise.all(members.map(links))
  const addresses = found.map(all => all.find(({ifname}) => ifname === 'fan-240')?.address)
  t.is(new Set(addresses).size, members.length)
})

test.serial('an address of the own slice that nobody has stays at home', async t => {
  const counter = '/sys/class/net/ens3/statistics/tx_packets'
  const sent = async () => Number(await lab.succeed('a', ['cat', counter]))
  const packets = await sent()
  t.false(await answers('a', fanOf('a').replace(/1$/, '77')))
  t.true((await sent()) - packets < 3, 'no probe of the three left the machine')
})

/** A machine without a fan that speaks plain VXLAN to `a`, like a peer on Ubuntu's kernel or LXD. */
async function peerAnswers(id: number): Promise<boolean> {
  const vxlan = [
    'type',
    'vxlan',
    'id',
    `${id}`,
    'local',
    machines.outsider,
    'remote',
    machines.a,
    'dstport',
    '8472',
  ]
  await lab.succeed('outsider', ['ip', 'link', 'add', 'vx', 'mtu', '1450', ...vxlan])
  try {
    await lab.succeed('outsider', ['ip', 'addr', 'add', '240.9.0.1/8', 'dev', 'vx'])
    await lab.succeed('outsider', ['ip', 'link', 'set', 'vx', 'up'])
    return await answers('outsider', fanOf('a'))
  } finally {
    await lab.succeed('outsider', ['ip', 'link', 'delete', 'vx'])
  }
}

test.serial('a plain VXLAN peer of the right VNI is understood, one of another VNI is not heard', async t => {
  t.true(await peerAnswers(vni(overlay)))
  t.false(await peerAnswers(vni(overlay) + 1))
})

test.serial('without vnifilter the same holds, and a second overlay is refused for that reason', async t => {
  await lab.succeed('a', down)
  const old = path.join(lab.root, 'old')
  await mkdir(old)
  await writeFile(path.join(old, 'bridge'), '#!/bin/sh\necho \'Object "vni" is unknown\' >&2\nexit 255\n')
  await chmod(path.join(old, 'bridge'), 0o755)
  const env = {PATH: `${old}:${lab.root}/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin`}
  await lab.succeed('a', up, env)
  t.true(await answers('a', fanOf('b')))
  t.true(await peerAnswers(vni(overlay)))
  t.false(await peerAnswers(vni(overlay) + 1))
  const second = await lab.exec('a', ['fanctl', 'up', '-u', 'ens3/24', '-o', '250.0.0.0/8'], env)
  t.is(second.status, 1)
  t.regex(second.stderr, /takes every VNI on UDP port 8472.*needs vnifilter/)
  await lab.succeed('a', down)
  await lab.succeed('a', up)
})

test.serial('a second overlay works beside the first, and the two stay apart', async t => {
  const other = parsePrefix('250.0.0.0/8')
  for (const machine of members)
    await lab.succeed(machine, ['fanctl', 'up', '-u', 'ens3/24', '-o', '250.0.0.0/8'])
  t.true((await names('a')).includes('ftun1'))
  t.true(await answers('a', fanOf('b', other)))
  t.true(await answers('a', fanOf('b')))
  // Out of the second bridge with an address of the first: the program drops what is not its overlay's.
  t.false(await answers('a', fanOf('b'), '-I', 'fan-250'))
  for (const machine of members)
    await lab.succeed(machine, ['fanctl', 'down', '-u', 'ens3/24', '-o', '250.0.0.0/8'])
  t.false(await answers('a', fanOf('b', other)))
  t.true(await answers('a', fanOf('b')))
})

test.serial('dnsmasq serves a bridge brought up with --dhcp, and ends with it', async t => {
  const words = ['-u', 'default/24', '-o', '250.0.0.0/8']
  await lab.succeed('c', ['ip', 'route', 'add', 'default', 'via', machines.outsider])
  await lab.succeed('c', ['fanctl', 'up', ...words, '--dhcp'])
  const pid = (await readFile(`${lab.root}/run/c/dhcp/fan-250.pid`, 'utf8')).trim()
  t.regex(await lab.succeed('c', ['ss', '-lunH']), /0\.0\.0\.0%fan-250:67/)
  t.regex(await lab.succeed('c', ['fanctl', 'show']), /^fan-250 .* dhcp$/m)
  await lab.succeed('c', ['fanctl', 'down', ...words])
  // A process that nobody has reaped yet has an empty command line.
  t.is(await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''), '')
})

test.serial('a second up is refused, and nothing changes', async t => {
  const was = await links('a')
  t.like(await lab.exec('a', up), {status: 1, stderr: 'fan-240: already configured\n'})
  t.deepEqual(await links('a'), was)
})

test.serial(
  'a container is seen with its own address inside the overlay, with the machine’s outside',
  async t => {
    const name = await lab.container('guest')
    await lab.succeed('a', [
      'ip',
      'link',
      'add',
      'veth1',
      'type',
      'veth',
      'peer',
      'name',
      'eth0',
      'netns',
      name,
    ])
    await lab.succeed('a', ['ip', 'link', 'set', 'veth1', 'master', 'fan-240', 'up'])
    await lab.succeed('guest', ['ip', 'addr', 'add', '240.132.0.5/8', 'dev', 'eth0'])
    await lab.succeed('guest', ['ip', 'link', 'set', 'eth0', 'up', 'mtu', '1450'])
    await lab.succeed('guest', ['ip', 'route', 'add', 'default', 'via', fanOf('a')])
    t.true(await answers('guest', fanOf('c')))
    const neighbours = JSON.parse(await lab.succeed('c', ['ip', '-j', 'neigh', 'show', 'dev', 'fan-240']))
    t.true(neighbours.some(({dst}: {dst: string}) => dst === '240.132.0.5'))
    // The outsider knows no way to 240/8: an answer proves that the packet came from the machine's address.
    t.true(await answers('guest', machines.outsider))

    t.like(await lab.exec('a', down), {status: 1, stderr: 'fan-240: in use, will not destroy\n'})
    t.true(await answers('guest', fanOf('c')), 'the refused down broke nothing')
    await lab.succeed('a', ['ip', 'link', 'delete', 'veth1'])
  },
)

test.serial("somebody else's bridge of that name is left alone, and nothing stays behind", async t => {
  await lab.succeed('outsider', ['ip', 'link', 'add', 'fan-240', 'type', 'bridge'])
  const was = await names('outsider')
  const result = await lab.exec('outsider', up)
  t.is(result.status, 1)
  t.regex(result.stderr, /^cannot bring up fan-240: RTNETLINK answers: File exists\n/)
  t.deepEqual(await names('outsider'), was)
  await lab.succeed('outsider', ['ip', 'link', 'delete', 'fan-240'])
})

test.serial('the hook is idempotent, follows a new lease and repairs a lost tunnel', async t => {
  const settings = path.join(lab.root, 'fanlab-fan')
  await writeFile(settings, hookSettings({interface: 'ens3', overlay: '240.0.0.0/8', underlayLength: 24}))
  const script = `${lab.root}/etc/networkd-dispatcher/routable.d/50-fan`
  const hook = (IFACE: string) => lab.succeed('c', [script], {IFACE, FANLAB_FAN_SETTINGS: settings})
  const was = await links('c')
  t.regex(await hook('ens3'), /fan-240 is up already on 10\.79\.89\.225\/24/)
  t.regex(await hook('lo'), /ignoring interface lo/)
  t.deepEqual(await links('c'), was)

  await lab.succeed('c', ['ip', 'link', 'delete', 'ftun0'])
  t.false(await answers('c', fanOf('a')))
  await hook('ens3')
  t.true(await answers('c', fanOf('a')))

  await lab.succeed('c', ['ip', 'addr', 'delete', '10.79.89.225/24', 'dev', 'ens3'])
  await lab.succeed('c', ['ip', 'addr', 'add', '10.79.89.77/24', 'dev', 'ens3'])
  t.regex(await hook('ens3'), /taking it down/)
  t.true(await answers('c', fanOf('a')))
  t.true(await answers('a', '240.77.0.1'))
})

test.serial('down removes all that up has made', async t => {
  for (const machine of members) {
    await lab.succeed(machine, ['fanctl', 'down', '-e'])
    t.deepEqual(await names(machine), before.get(machine))
    t.notRegex(await lab.succeed(machine, ['iptables', '-t', 'nat', '-S']), /fan-egress/)
    t.is((await lab.succeed(machine, ['fanctl', 'show'])).split('\n').length, 2)
  }
})
