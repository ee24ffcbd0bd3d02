import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import type {Link} from '../lab/links.ts'
import type {Capture} from './capture.ts'
import {pathOf} from './path.ts'

const lab = fakeLab()

const link = (ifindex: number, ifname: string, more: Partial<Link> & {address?: string} = {}): Link => ({
  ...{ifindex, ifname, mtu: 1450, flags: ['UP'], operstate: 'UP'},
  addr_info:
    more.address === undefined ? [] : [{family: 'inet', local: more.address, prefixlen: 24, scope: 'global'}],
  ...(ifname === 'lxdfan0' && {kind: 'bridge'}),
  ...(ifname === 'lxdfan0-fan' && {kind: 'vxlan'}),
  ...more,
})

const capture = (...links: Link[]): Capture => ({links, frames: [], pcap: Buffer.alloc(0)})

const member = (underlay: string, fan: string, ...ports: Link[]): Capture =>
  capture(
    link(2, 'eth0', {mtu: 1500, address: underlay}),
    link(3, 'lxdfan0', {address: fan}),
    link(5, 'lxdfan0-fan', {master: 'lxdfan0', operstate: 'UNKNOWN'}),
    ...ports,
  )

const captures = (): Map<string, Capture> =>
  new Map([
    [
      'lxd-1',
      member(
        '10.79.89.132',
        '240.132.0.1',
        link(7, 'veth1', {master: 'lxdfan0'}),
        link(9, 'veth4', {master: 'lxdfan0'}),
      ),
    ],
    ['lxd-2', member('10.79.89.228', '240.228.0.1', link(7, 'veth2', {master: 'lxdfan0'}))],
    ['container-1', capture(link(6, 'eth0', {address: '240.132.0.9', link_index: 7}))],
    ['container-4', capture(link(8, 'eth0', {address: '240.132.0.10', link_index: 9}))],
    ['container-2', capture(link(6, 'eth0', {address: '240.228.0.9', link_index: 7}))],
  ])

const container = (name: string, machine: string, address: string): Endpoint => ({
  ...{name, kind: 'container', address, http: true, pid: 1},
  place: lab.machine(machine),
})
const one = container('container-1', 'lxd-1', '240.132.0.9')
const two = container('container-2', 'lxd-2', '240.228.0.9')
const four = container('container-4', 'lxd-1', '240.132.0.10')
const machine: Endpoint = {
  ...{name: 'lxd-2', kind: 'machine', address: '240.228.0.1', http: false},
  place: lab.machine('lxd-2'),
}

const told = (hops: ReturnType<typeof pathOf>): string[] =>
  hops.map(({label, outgoing, ifindex}) => `${label} ${outgoing ? 'out' : 'in'} ${ifindex}`)

test('between containers of two machines there are eight hops', t => {
  t.deepEqual(told(pathOf(lab, one, two, captures())), [
    "container-1's eth0 out 6",
    "lxd-1's port to container-1 in 7",
    "lxd-1's tunnel lxdfan0-fan out 5",
    "lxd-1's underlay eth0 out 2",
    "lxd-2's underlay eth0 in 2",
    "lxd-2's tunnel lxdfan0-fan in 5",
    "lxd-2's port to container-2 out 7",
    "container-2's eth0 in 6",
  ])
})

test('on one machine the packet never leaves its bridge', t => {
  t.deepEqual(told(pathOf(lab, one, four, captures())), [
    "container-1's eth0 out 6",
    "lxd-1's port to container-1 in 7",
    "lxd-1's port to container-4 out 9",
    "container-4's eth0 in 8",
  ])
})

test('a machine sends and hears by its bridge', t => {
  t.is(told(pathOf(lab, machine, one, captures()))[0], "lxd-2's bridge lxdfan0 out 3")
  t.is(told(pathOf(lab, one, machine, captures())).at(-1), "lxd-2's bridge lxdfan0 in 3")
})

test('where nothing could be captured there is no hop', t => {
  const some = captures()
  some.delete('lxd-2')
  some.delete('container-2')
  t.is(pathOf(lab, one, two, some).at(-1)?.label, "lxd-1's underlay eth0")
  t.deepEqual(pathOf(lab, one, two, new Map()), [])
})

test('what is visibly wrong with an interface is told', t => {
  const troubles = (machineLinks: Capture, inside = captures().get('container-1') as Capture): unknown[] => {
    const all = captures().set('lxd-1', machineLinks).set('container-1', inside)
    return pathOf(lab, one, two, all)
      .slice(0, 4)
      .map(({trouble}) => trouble)
  }
  const port = link(7, 'veth1', {master: 'lxdfan0'})
  const bridge = link(3, 'lxdfan0', {address: '240.132.0.1'})
  t.deepEqual(troubles(member('10.79.89.132', '240.132.0.1', port)), [
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  t.deepEqual(troubles(capture(link(3, 'lxdfan0', {flags: [], address: '240.132.0.1'}), port)), [
    undefined,
    'lxdfan0 is down',
    'it is not there',
    'no interface has 10.79.89.132',
  ])
  const badTunnel = capture(
    link(2, 'eth0', {address: '10.79.89.132', flags: []}),
    link(3, 'lxdfan0'),
    link(5, 'lxdfan0-fan', {master: 'lxdfan0', mtu: 1400}),
    link(7, 'veth1', {operstate: 'DOWN', master: 'lxdfan0'}),
  )
  t.deepEqual(troubles(badTunnel, capture()), [
    'no interface has 240.132.0.9',
    'it is not there',
    'its MTU is 1400 instead of 1450',
    'it is down',
  ])
  t.is(troubles(capture(bridge, link(5, 'lxdfan0-fan')))[2], 'it is no port of lxdfan0')
  t.deepEqual(troubles(capture(port)).slice(1, 3), ['the bridge is not there', 'it is not there'])
})

test('an underlay with a smaller MTU than the lab has is told', t => {
  const small = link(2, 'eth0', {mtu: 1400, address: '10.79.89.228'})
  const hops = pathOf(lab, one, two, captures().set('lxd-2', capture(small)))
  t.is(hops.find(({label}) => label === "lxd-2's underlay eth0")?.trouble, 'its MTU is 1400 instead of 1500')
  t.is(hops.find(({label}) => label === "lxd-1's underlay eth0")?.trouble, undefined)
})

test('an interface that is not there has no name', t => {
  const bare = captures().set('lxd-1', capture(link(2, 'eth0', {mtu: 1500, address: '10.79.89.132'})))
  t.is(pathOf(lab, one, two, bare)[2]?.label, "lxd-1's tunnel")
})
