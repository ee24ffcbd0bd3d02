import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {readLabFile} from '../../lab/file/read-lab-file.ts'
import {topologyOf} from '../../lab/file/topology-of.ts'
import type {Topology} from '../../lab/topology.ts'
import {LabError} from '../../process/lab-error.ts'
import {overlaysIn} from '../index.ts'
import type {Overlay} from '../overlay.ts'

const topology = (overlay: string, more = ''): Topology =>
  topologyOf(
    readLabFile(
      `version: 1
lab: wide
networks:
  lan: {subnet: 10.1.0.0/24, mtu: 9000}
  both: {subnet: [10.2.0.0/24, "fd00:2::/64"]}
  six: {subnet: "fd00:3::/64"}
machines:
  a: {count: 2, networks: {lan: 10.1.0.11, both: [10.2.0.11, "fd00:2::11"], six: "fd00:3::11"}}
  c: {networks: {lan: 10.1.0.20, both: 10.2.0.20, six: "fd00:3::20"}}
overlays:
  wide: {type: vxlan, ${overlay}}
${more}`,
      'lab.yaml',
    ),
  )
const usual = 'prefix: 10.9.0.0/24, over: lan, members: {a: 10.9.0.1, c: 10.9.0.20}'
const vxlan = (overlay: string): Overlay => overlaysIn(topology(overlay))[0] as Overlay

test('members have the addresses of the file, those of a numbered machine one after the other', t => {
  const {members, addressOf} = vxlan(usual)
  t.deepEqual(
    members.map(name => `${name} ${addressOf({name})}`),
    ['a-1 10.9.0.1', 'a-2 10.9.0.2', 'c 10.9.0.20'],
  )
  t.throws(() => addressOf({name: 'host'}), {
    instanceOf: LabError,
    message: 'cannot find the address of "host" on wide: it is no member',
  })
})

test('number, port, interface and MTU follow from the file and the network below', t => {
  const {vni, port, mtu, prefixes} = vxlan(usual)
  t.deepEqual([vni, port, mtu, prefixes], [1, 4789, 8950, ['10.9.0.0/24']])
  const other = vxlan(`${usual}, vni: 7, port: 4790, mtu: 1400`)
  t.deepEqual([other.vni, other.port, other.mtu], [7, 4790, 1400])
  t.is(vxlan(usual.replace('lan', 'both')).mtu, 1450, 'by IPv4 where the network has both')
  t.is(vxlan(usual.replace('lan', 'six')).mtu, 1430)
})

test('a second VXLAN has the next number', t => {
  const more = '  more: {type: vxlan, prefix: 10.8.0.0/24, over: lan, members: {c: 10.8.0.1}}'
  t.deepEqual(
    overlaysIn(topology(usual, more)).map(({name, vni}) => [name, vni]),
    [
      ['wide', 1],
      ['more', 2],
    ],
  )
})

test('a packet goes to the member that has its address, and to nobody else', t => {
  const {envelope, owns} = vxlan(usual)
  t.deepEqual(envelope({address: '10.9.0.2'}), {target: '10.1.0.12', vni: 1})
  t.deepEqual(['10.9.0.2', '10.9.0.99', '10.1.0.12', 'fd00:9::1'].map(owns), [true, true, false, false])
  t.throws(() => envelope({address: '10.9.0.99'}), {
    instanceOf: LabError,
    message: 'cannot find the machine of 10.9.0.99: no member of wide has it',
  })
  const six = vxlan('prefix: "fd00:9::/64", over: six, members: {a: "fd00:9::1", c: "fd00:9::20"}')
  t.deepEqual(six.envelope({address: 'fd00:9::2'}), {target: 'fd00:3::12', vni: 1})
  t.true(six.owns('fd00:9::99'))
})

test('an overlay of both families has two addresses for a member, and IPv4 first', t => {
  const {addressesOf, addressOf} = vxlan(
    'prefix: [10.9.0.0/24, "fd00:9::/64"], over: both, members: {a: [10.9.0.1, "fd00:9::1"]}',
  )
  t.deepEqual(addressesOf({name: 'a-2'}), ['10.9.0.2', 'fd00:9::2'])
  t.is(addressOf({name: 'a-2'}), '10.9.0.2')
})

const files = `$ persist of a-2
[NetDev]
Name=wide0
Kind=vxlan
MTUBytes=1450
MACAddress=02:e2:24:a8:8b:d8

[VXLAN]
VNI=1
Local=10.2.0.12
DestinationPort=4789
Independent=yes

[Match]
Name=wide0

[Link]
MTUBytes=1450

[Network]
LinkLocalAddressing=ipv6
IPv6DuplicateAddressDetection=0
IPv6AcceptRA=no
LLMNR=no
MulticastDNS=no

[Address]
Address=10.9.0.2/24

[Address]
Address=fd00:9::2/64
DuplicateAddressDetection=none

[BridgeFDB]
MACAddress=00:00:00:00:00:00
Destination=10.2.0.11

[BridgeFDB]
MACAddress=00:00:00:00:00:00
Destination=10.2.0.20
`

test('what comes back at each boot has every address and every peer, and is told where it differs', async t => {
  const plan = topology(
    'prefix: [10.9.0.0/24, "fd00:9::/64"], over: both, members: {a: [10.9.0.1, "fd00:9::1"], c: 10.9.0.20}, interface: wide0',
  )
  const [own] = overlaysIn(plan)
  const [, device = '', network = ''] = files.split(/\$ persist of a-2\n|(?<=Independent=yes\n)\n/)
  const written = new Map([
    ['/etc/systemd/network/20-wide0.netdev', device],
    ['/etc/systemd/network/20-wide0.network', network],
  ])
  const place = fakeLab(
    (_, [command, ...words]) => (command === 'cat' ? (written.get(words.join()) ?? '') : 'enabled\n'),
    plan,
  ).machine('a-2')
  t.deepEqual(await own?.unlikeToPersist(place), [])
  written.set('/etc/systemd/network/20-wide0.network', network.replace('10.2.0.20', '10.2.0.21'))
  t.deepEqual(await own?.unlikeToPersist(place), [
    '/etc/systemd/network/20-wide0.network is not as the lab wrote it',
  ])
})
