import test from 'ava'
import {readLabFile} from './file/read-lab-file.ts'
import {topologyOf} from './file/topology-of.ts'
import {interfaceSpecs, namesOfMachines, networkSpecs} from './network-specs.ts'

const topology = topologyOf(
  readLabFile(
    `version: 1
lab: two
networks:
  wire: {subnet: [10.0.0.0/30, 2001:db8::/64], link: true, mtu: 9000}
  lan: {subnet: 192.0.2.0/24, host: 192.0.2.1}
machines:
  router: {networks: {lan: 192.0.2.2, wire: [10.0.0.1, 2001:db8::1]}, forward: true}
  inner: {networks: {wire: [10.0.0.2, 2001:db8::2]}, gateway: [10.0.0.1, 2001:db8::1]}
overlays: {fan: {type: fan, prefix: 250.0.0.0/8, over: lan, members: [router]}}`,
    'lab.yaml',
  ),
)

test('the provider gets every network, and first of them the one below the overlay', t => {
  t.deepEqual(networkSpecs(topology), [
    {name: 'lan', prefixes: ['192.0.2.0/24'], mtu: 1500, host: ['192.0.2.1/24'], addressing: 'dhcp'},
    {
      ...{name: 'wire', prefixes: ['10.0.0.0/30', '2001:db8::/64'], mtu: 9000, host: []},
      addressing: 'static',
    },
  ])
})

test('a machine has its interfaces in the order of the lab file, and its gateways on the network that they are in', t => {
  const [router, inner] = topology.machines.map(interfaceSpecs)
  t.deepEqual(router, [
    {network: 'lan', device: 'eth0', addresses: ['192.0.2.2/24'], gateways: ['192.0.2.1']},
    {network: 'wire', device: 'eth1', addresses: ['10.0.0.1/30', '2001:db8::1/64'], gateways: []},
  ])
  t.deepEqual(inner?.[0]?.gateways, ['10.0.0.1', '2001:db8::1'])
})

test('a name stands for all addresses of its machine', t => {
  t.deepEqual(namesOfMachines(topology)[0], {
    name: 'router',
    addresses: ['192.0.2.2', '10.0.0.1', '2001:db8::1'],
  })
})
