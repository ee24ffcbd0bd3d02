import path from 'node:path'
import test from 'ava'
import {run} from '../../src/process/run.ts'
import {type FanNamespaces, makeFanNamespaces} from '../support/fan-namespaces.ts'
import {
  arp,
  type Ends,
  echoRequest,
  ethernet,
  ipv4,
  ipv6,
  type Outside,
  outsideOf,
  protocols,
  tcp,
  udp,
  udpOverIpv6,
  vxlan,
} from '../support/frames.ts'

// What the program does with each kind of frame, on this machine's real kernel. The expectations are what Ubuntu's own
// fan does (drivers/net/vxlan/vxlan_core.c of its kernels: vxlan_fan_build_rdst, and "discard fan to localhost" in
// vxlan_xmit_one). Needs root, iproute2, iptables and Python 3.

const machines = {a: '10.79.89.132', b: '10.79.89.228', outsider: '10.79.89.9'}
const hardware = {guest: '02:00:00:00:00:05', b: '02:fa:f0:e4:00:01', broadcast: 'ff:ff:ff:ff:ff:ff'}
const vni = 0xf00000
const guest = '240.132.0.5'
const up = ['fanctl', 'up', '-u', '10.79.89.132/24', '-o', '240.0.0.0/8']

const types = {ipv4: 0x0800, arp: 0x0806, ipv6: 0x86dd, vlan: 0x8100, serviceVlan: 0x88a8, experiment: 0x88b5}

interface Passing {
  device: string
  out: boolean
  bytes: string
}
interface Sent {
  bytes: Buffer
  /** Handed over as one large TCP packet, to be cut into segments of so many bytes. */
  segment?: number
}

let lab: FanNamespaces

/** Sends frames from one place and tells for each what passed at another, until `end` came by there. */
async function exchange(
  from: [machine: string, device: string],
  to: [machine: string, device: string, way: 'in' | 'out'],
  frames: readonly Sent[],
  end: Buffer,
): Promise<Passing[][]> {
  const script = path.join(import.meta.dirname, 'fixtures/exchange-frames.py')
  const [machine, ...place] = to
  const argv = ['python3', script, lab.file(from[0]), from[1], lab.file(machine), ...place]
  const input = {
    frames: frames.map(frame => ({...frame, bytes: frame.bytes.toString('hex')})),
    end: end.toString('hex'),
  }
  const {status, stdout, stderr} = await run(argv, {stdin: JSON.stringify(input), timeoutMs: 60_000})
  if (status !== 0) throw new Error(`cannot exchange frames: ${stderr}`)
  return JSON.parse(stdout)
}

const toB: Ends = {source: hardware.guest, target: hardware.b}
const toAll: Ends = {source: hardware.guest, target: hardware.broadcast}
const echo = (target: string, text = 'an echo request') =>
  ipv4({source: guest, target}, protocols.icmp, echoRequest(text))
const datagram = (target: string, fragment = 0) =>
  ipv4({source: guest, target}, protocols.udp, udp(1000, 2000, Buffer.alloc(64, 7)), fragment)
const largeTcp = ipv4(
  {source: guest, target: '240.228.0.1'},
  protocols.tcp,
  tcp({source: guest, target: '240.228.0.1'}, Buffer.alloc(3000, 7)),
)
const question = (target: string, operation: 1 | 2 = 1) =>
  arp(operation, hardware.guest, {source: guest, target})
const neighbour = ipv6('fe80'.padEnd(32, '1'), 'ff02'.padEnd(32, '1'), 58, Buffer.alloc(24))
const end = ethernet(toB, [types.ipv4], echo('240.228.0.1', 'the end of this frame'))

/** To which underlay address Ubuntu's fan sends it; none when it drops it. */
const leaving: [kind: string, frame: Buffer, target?: string, segment?: number][] = [
  ['ICMP', ethernet(toB, [types.ipv4], echo('240.228.0.1')), machines.b],
  ['UDP', ethernet(toB, [types.ipv4], datagram('240.228.0.1')), machines.b],
  ['TCP in segments', ethernet(toB, [types.ipv4], largeTcp), machines.b, 1000],
  ['a first fragment', ethernet(toB, [types.ipv4], datagram('240.228.0.1', 0x2000)), machines.b],
  ['a later fragment', ethernet(toB, [types.ipv4], datagram('240.228.0.1', 8)), machines.b],
  ['IPv4 in an Ethernet broadcast', ethernet(toAll, [types.ipv4], echo('240.228.0.1')), machines.b],
  ['an ARP request', ethernet(toAll, [types.arp], question('240.228.0.1')), machines.b],
  ['an ARP reply', ethernet(toB, [types.arp], question('240.228.0.1', 2)), machines.b],
  ['a gratuitous ARP', ethernet(toAll, [types.arp], question(guest))],
  ['ARP for an address outside', ethernet(toAll, [types.arp], question('10.79.89.228'))],
  ['IPv6', ethernet({...toB, target: '33:33:00:00:00:01'}, [types.ipv6], neighbour)],
  ['another EtherType', ethernet(toB, [types.experiment], Buffer.alloc(60))],
  ['a length in place of an EtherType', ethernet(toB, [60], Buffer.alloc(60))],
  ['IPv4 in a VLAN', ethernet(toB, [types.vlan, 7, types.ipv4], echo('240.228.0.1'))],
  ['IPv4 with a priority tag', ethernet(toB, [types.vlan, 0xe000, types.ipv4], echo('240.228.0.1'))],
  ['ARP in a VLAN', ethernet(toAll, [types.vlan, 7, types.arp], question('240.228.0.1'))],
  ['IPv4 in a service VLAN', ethernet(toB, [types.serviceVlan, 7, types.ipv4], echo('240.228.0.1'))],
  [
    'IPv4 in a VLAN in a VLAN',
    ethernet(toB, [types.serviceVlan, 7, types.vlan, 8, types.ipv4], echo('240.228.0.1')),
  ],
  ['multicast', ethernet({...toB, target: '01:00:5e:00:00:fb'}, [types.ipv4], datagram('224.0.0.251'))],
  ['broadcast', ethernet(toAll, [types.ipv4], datagram('255.255.255.255'))],
  ["the overlay's broadcast", ethernet(toAll, [types.ipv4], datagram('240.255.255.255'))],
  ['an address outside of the overlay', ethernet(toB, [types.ipv4], echo('250.228.0.1'))],
  ['an address of the own slice', ethernet(toB, [types.ipv4], echo('240.132.7.7'))],
  ['host bits all zero', ethernet(toB, [types.ipv4], echo('240.0.0.5'))],
  ['host bits all one', ethernet(toB, [types.ipv4], echo('240.255.0.5'))],
  ['the slice of an address that came before the fan', ethernet(toB, [types.ipv4], echo('240.50.0.1'))],
  ['the slice of an address that came later', ethernet(toB, [types.ipv4], echo('240.51.0.1'))],
  ['the slice of an address on lo', ethernet(toB, [types.ipv4], echo('240.52.0.1'))],
  ['ARP for the slice of an own address', ethernet(toAll, [types.arp], question('240.51.0.1'))],
]

/** The fan's packets that left `a`, by whichever interface: what it sends to itself goes by lo. */
const leftA = (passed: readonly Passing[]): Outside[] =>
  passed
    .filter(({device, out}) => out && (device === 'ens3' || device === 'lo'))
    .map(({bytes}) => outsideOf(Buffer.from(bytes, 'hex')))
    .filter(outside => outside !== undefined)

const sendFromGuest = (frames: readonly Sent[]): Promise<Passing[][]> =>
  exchange(['guest', 'eth0'], ['a', 'ens3', 'out'], frames, end)

/**
 * Where br_netfilter is loaded and iptables is there, fanctl's own rule of masquerading makes the kernel gather the
 * fragments on the bridge: a single one never reaches the tunnel, whoever's fan it is.
 */
const letFragmentsPass = 'f=/proc/sys/net/bridge/bridge-nf-call-iptables; [ ! -e $f ] || echo 0 >$f'

test.before(async () => {
  lab = await makeFanNamespaces(machines)
  const guestName = await lab.container('guest')
  for (const words of [
    'addr add 10.79.89.50/24 dev ens3',
    `link add veth1 type veth peer name eth0 netns ${guestName}`,
  ]) {
    await lab.succeed('a', ['ip', ...words.split(' ')])
  }
  await lab.succeed('a', up)
  await lab.succeed('b', ['fanctl', 'up', '-u', 'ens3/24', '-o', '240.0.0.0/8'])
  for (const words of [
    'link set veth1 master fan-240 up',
    'addr add 10.79.89.51/32 dev ens3',
    'addr add 10.79.89.52/32 dev lo',
    // Known beforehand, so that nothing waits for it while frames are counted.
    `neigh replace ${machines.b} lladdr ${await hardwareOf('b')} dev ens3`,
  ]) {
    await lab.succeed('a', ['ip', ...words.split(' ')])
  }
  await lab.succeed('guest', ['ip', 'link', 'set', 'eth0', 'address', hardware.guest, 'up'])
  await lab.succeed('a', ['sh', '-c', letFragmentsPass])
})
test.after.always(() => lab?.remove())

async function hardwareOf(machine: string, device = 'ens3'): Promise<string> {
  return (await lab.succeed(machine, ['cat', `/sys/class/net/${device}/address`])).trim()
}

/** What `a` says of a packet that it sends, whatever it carries. */
const envelope = (target: string) => ({
  source: machines.a,
  target,
  ttl: 64,
  fragment: 0,
  checksum: 'right',
  vxlan: '08000000f0000000',
})

test.serial('frames that leave go where Ubuntu’s own fan sends them, and look the same', async t => {
  const frames = leaving.map(([, bytes, , segment]) => ({bytes, ...(segment ? {segment} : {})}))
  const passed = await sendFromGuest(frames)
  const kinds = leaving.map(([kind]) => kind)
  const found = passed.map(leftA)
  t.deepEqual(
    Object.fromEntries(kinds.map((kind, index) => [kind, found[index]?.map(({frame, ...rest}) => rest)])),
    Object.fromEntries(
      leaving.map(([kind, , target, segment]) => [
        kind,
        target === undefined ? [] : Array.from({length: segment ? 3 : 1}, () => envelope(target)),
      ]),
    ),
  )
  for (const [index, [kind, frame, target, segment]] of leaving.entries()) {
    if (target && !segment) t.is(found[index]?.[0]?.frame, frame.toString('hex'), kind)
  }
})

test.serial('where the machine forwards nothing, what it sent to itself does not arrive', async t => {
  await lab.succeed('a', ['sysctl', '-qw', 'net.ipv4.ip_forward=0'])
  try {
    const bytes = ethernet(toAll, [types.arp], question('240.51.0.1'))
    const [passed = []] = await sendFromGuest([{bytes}])
    // The bridge would hand the broadcast back to the guest, and look for the guest behind the tunnel from then on.
    const back = passed.filter(({device, out}) => device === 'veth1' && out)
    t.deepEqual(
      back.filter(frame => frame.bytes === bytes.toString('hex')),
      [],
    )
  } finally {
    await lab.succeed('a', ['sysctl', '-qw', 'net.ipv4.ip_forward=1'])
  }
})

test.serial('frames that arrive are taken as by Ubuntu’s own fan', async t => {
  const target = await hardwareOf('a')
  const source = await hardwareOf('outsider')
  const inner = ethernet(
    {source: '02:00:00:00:00:09', target: hardware.broadcast},
    [types.arp],
    arp(1, '02:00:00:00:00:09', {source: '240.9.0.1', target: guest}),
  )
  const outer = (to: string, packet: Buffer): Buffer =>
    ethernet(
      {source, target},
      [types.ipv4],
      ipv4({source: machines.outsider, target: to}, protocols.udp, packet),
    )
  // fe80::a on a, from fe80::9.
  const [here, there] = [`fe80${'0'.repeat(27)}a`, `fe80${'0'.repeat(27)}9`]
  await lab.succeed('a', ['ip', '-6', 'addr', 'add', 'fe80::a/64', 'dev', 'ens3', 'nodad'])
  const checked = vxlan(vni, inner)
  const last = Buffer.concat([inner, Buffer.from('the end of a frame.')])
  const arriving: [kind: string, heard: boolean, frame: Buffer][] = [
    ['by IPv4', true, outer(machines.a, checked)],
    ["to another of the machine's addresses", true, outer('10.79.89.51', checked)],
    ['of another VNI', false, outer(machines.a, vxlan(vni + 1, inner))],
    ['without a VNI', false, outer(machines.a, vxlan(vni, inner, 0))],
    ['by IPv6', false, ethernet({source, target}, [types.ipv6], udpOverIpv6(there, here, vxlan(vni, inner)))],
  ]
  const passed = await exchange(
    ['outsider', 'ens3'],
    ['guest', 'eth0', 'in'],
    arriving.map(([, , bytes]) => ({bytes})),
    outer(machines.a, vxlan(vni, last)),
  )
  const heard = passed.map(all => all.some(({bytes}) => bytes === inner.toString('hex')))
  t.deepEqual(
    Object.fromEntries(arriving.map(([kind], index) => [kind, heard[index]])),
    Object.fromEntries(arriving.map(([kind, expected]) => [kind, expected])),
  )
})
