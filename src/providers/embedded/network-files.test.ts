import test from 'ava'
import {machineOfOneNetwork, oneNetworkLab} from '../../../test/support/one-network.ts'
import type {InterfaceSpec, LabSpec, NetworkSpec} from '../provider.ts'
import {networkFiles} from './network-files.ts'

const lab = oneNetworkLab({name: 'one', image: '', machines: {'lxd-1': 132, 'lxd-2': 228}})
const machine = machineOfOneNetwork('lxd-1', 132)
const dual: NetworkSpec = {
  ...{name: 'lan', prefixes: ['10.1.0.0/16', 'fd00:1::/64'], mtu: 1400, host: [], addressing: 'static'},
}
const textOf = (path: string, {networks = lab.networks, interfaces = machine.interfaces} = {}): string =>
  networkFiles({...lab, networks}, {...machine, interfaces})[path]?.text ?? ''
const fileOf = (network: NetworkSpec, more: Partial<InterfaceSpec>): string =>
  textOf('/etc/systemd/network/05-eth0.network', {
    networks: [network],
    interfaces: [{network: network.name, device: 'eth0', addresses: [], gateways: [], ...more}],
  })

test('by DHCP a machine asks for its first IPv4 address, and has all others by itself', t => {
  const file = fileOf(
    {...dual, addressing: 'dhcp'},
    {
      addresses: ['10.1.0.11/16', '10.1.0.12/16', 'fd00:1::11/64', '10.1.0.13/16'],
    },
  )
  t.regex(file, /^DHCP=ipv4$/m)
  t.deepEqual(
    [...file.matchAll(/^Address=(.*)$/gm)].map(([, address]) => address),
    ['10.1.0.12/16', 'fd00:1::11/64', '10.1.0.13/16'],
  )
})

test('by DHCP a machine asks for its address, and takes the host that is offered as its gateway', t => {
  t.is(
    textOf('/etc/systemd/network/05-eth0.network'),
    `[Match]
Name=eth0

[Network]
DHCP=ipv4
LinkLocalAddressing=no
IPv6AcceptRA=no
LLMNR=no
MulticastDNS=no

[DHCPv4]
ClientIdentifier=mac
UseDNS=no
UseNTP=no
UseHostname=no
`,
  )
})

test('a gateway other than the offered one is written down, and none means none', t => {
  const none = fileOf(lab.networks[0], {addresses: ['10.79.89.5/24']})
  t.regex(none, /^UseGateway=no$/m)
  t.notRegex(none, /^Gateway=/m)
  const other = fileOf(lab.networks[0], {addresses: ['10.79.89.5/24'], gateways: ['10.79.89.9']})
  t.regex(other, /^UseGateway=no$/m)
  t.regex(other, /^\[Route\]\nGateway=10\.79\.89\.9$/m)
})

test('static addresses of both families are there at once: nobody is asked whether he has them', t => {
  t.is(
    fileOf(dual, {addresses: ['10.1.0.5/16', 'fd00:1::5/64'], gateways: ['10.1.0.1', 'fd00:1::1']}),
    `[Match]
Name=eth0

[Link]
MTUBytes=1400

[Network]
DHCP=no
LinkLocalAddressing=ipv6
IPv6DuplicateAddressDetection=0
IPv6AcceptRA=no
LLMNR=no
MulticastDNS=no

[Address]
Address=10.1.0.5/16

[Address]
Address=fd00:1::5/64
DuplicateAddressDetection=none

[Route]
Gateway=10.1.0.1

[Route]
Gateway=fd00:1::1
`,
  )
})

test('IPv6 addresses are static where IPv4 ones come by DHCP', t => {
  const mixed: NetworkSpec = {...dual, host: ['10.1.0.1/16'], addressing: 'dhcp'}
  const file = fileOf(mixed, {addresses: ['10.1.0.5/16', 'fd00:1::5/64'], gateways: ['10.1.0.1']})
  t.deepEqual(file.match(/^(DHCP|Address|Gateway|UseGateway)=.*$/gm), ['DHCP=ipv4', 'Address=fd00:1::5/64'])
})

test('a machine that forwards does so for both families, and one that does not says so', t => {
  const of = (forward: boolean): string =>
    networkFiles(lab, {...machine, forward})['/etc/sysctl.d/60-forward.conf']?.text ?? ''
  t.regex(of(true), /^net\.ipv4\.ip_forward = 1\nnet\.ipv6\.conf\.all\.forwarding = 1$/m)
  t.regex(of(false), /^net\.ipv4\.ip_forward = 0\nnet\.ipv6\.conf\.all\.forwarding = 0$/m)
})

test('all names of the lab are in /etc/hosts, and the address on a shared network comes first', t => {
  const names: LabSpec['names'] = [
    {name: 'lxd-1', addresses: ['10.79.89.132']},
    {name: 'router', addresses: ['10.1.0.1', 'fd00:1::1', '10.79.89.9']},
  ]
  const file = networkFiles({...lab, names, networks: [...lab.networks, dual]}, machine)['/etc/hosts']
  t.deepEqual(file?.text.split('\n').slice(2), [
    ...['10.79.89.132 lxd-1', '10.79.89.9 router', '10.1.0.1 router', 'fd00:1::1 router'],
    ...['10.79.89.1 host', ''],
  ])
})

test('on a network that leads out of the lab a machine asks the resolver of its way out', t => {
  t.is(textOf('/etc/resolv.conf'), '')
  const [lan] = lab.networks
  t.is(textOf('/etc/resolv.conf', {networks: [{...lan, outside: true}]}), 'nameserver 169.254.255.3\n')
})
