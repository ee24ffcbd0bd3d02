import test from 'ava'
import {machinesOfNetworks, networksLab} from '../../../test/contract/sample-networks.ts'
import type {MachineSpec} from '../provider.ts'
import {hasPorts, nicDevices} from './devices.ts'
import {type Kept, networkInToken, portInToken} from './settings.ts'

const lab = networksLab('nets', '/images/abc')
const machine = (name: string): MachineSpec => {
  const found = machinesOfNetworks.find(each => each.name === name)
  if (found) return found
  throw new Error(`the sample has no machine ${name}`)
}
const common = {remote: null, project: 'fanlab-nets', vm: false, token: 'a-token'}
const bridge = (name: string): string => networkInToken(common.token, name)
const kept: Kept = {...common, ownNetwork: null, networks: ['left', 'right'].map(bridge)}

test('a machine has an interface on each of its networks, and a name for the other end of each link', t => {
  const devices = nicDevices(kept, lab, machine('router'))
  t.deepEqual(
    Object.entries(devices).map(([device, {name, network, host_name: port}]) => [
      device,
      name,
      network,
      port,
    ]),
    [
      ['eth0', 'eth0', bridge('left'), portInToken(common.token, 'router', 0)],
      ['eth1', 'eth1', bridge('right'), portInToken(common.token, 'router', 1)],
    ],
  )
  for (const {network = '', host_name: port = ''} of Object.values(devices))
    for (const name of [network, port]) t.true(name.length <= 15, name)
})

test('LXD gives the IPv4 address where the network has DHCP, and none where it is static', t => {
  t.is(nicDevices(kept, lab, machine('a')).eth0?.['ipv4.address'], '10.1.0.11')
  t.false('ipv4.address' in (nicDevices(kept, lab, machine('b')).eth0 ?? {}))
})

test('in a lab of one network the machine is on that, and LXD gives the address', t => {
  t.deepEqual(nicDevices({...common, ownNetwork: 'fl-0'}, lab, machine('a')), {
    eth0: {type: 'nic', name: 'eth0', network: 'fl-0', host_name: portInToken(common.token, 'a', 0)},
  })
})

test('on another computer, in a network that was there and on virtual machines there are no ends of links', t => {
  t.true(hasPorts(kept))
  for (const other of [
    {...common, ownNetwork: null},
    {...common, ownNetwork: 'fl-0', remote: 'hall'},
    {...common, ownNetwork: 'fl-0', vm: true},
  ]) {
    t.false(hasPorts(other))
    t.deepEqual(nicDevices(other, lab, machine('a')), {})
  }
})
