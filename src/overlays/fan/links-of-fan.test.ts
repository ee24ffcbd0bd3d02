import test from 'ava'
import type {Link} from '../../lab/links.ts'
import {parsePrefix} from '../../process/prefix.ts'
import {linksOfFan} from './links-of-fan.ts'

const link = (ifname: string, kind?: Link['kind'], more: {address?: string; master?: string} = {}): Link => ({
  ...{ifindex: 1, ifname, mtu: 1450, flags: ['UP'], operstate: 'UP'},
  addr_info:
    more.address === undefined ? [] : [{family: 'inet', local: more.address, prefixlen: 8, scope: 'global'}],
  ...(kind && {kind}),
  ...(more.master !== undefined && {master: more.master}),
})

const eth0 = link('eth0', undefined, {address: '10.79.89.132'})
const docker0 = link('docker0', 'bridge', {address: '172.17.0.1'})

const named = (...links: Link[]): (string | undefined)[] => {
  const {bridge, tunnel} = linksOfFan(parsePrefix('240.0.0.0/8'), links)
  return [bridge?.ifname, tunnel?.ifname]
}

test('a fan is found by whatever name LXD, fanctl or a person gave it', t => {
  for (const [bridge, tunnel] of [
    ['lxdfan0', 'lxdfan0-fan'],
    ['fan-240', 'ftun0'],
    ['mine', 'vx'],
  ] as const) {
    const links = [link(bridge, 'bridge', {address: '240.132.0.1'}), link(tunnel, 'vxlan', {master: bridge})]
    t.deepEqual(named(eth0, docker0, ...links), [bridge, tunnel])
  }
})

test('where there is no fan nothing is found', t => {
  t.deepEqual(named(), [undefined, undefined])
  t.deepEqual(named(eth0, docker0), [undefined, undefined])
})

test('a tunnel that is no port, and a bridge without it or without its address, are found all the same', t => {
  const bridge = link('fan-240', 'bridge', {address: '240.225.0.1'})
  t.deepEqual(named(bridge, link('ftun0', 'vxlan')), ['fan-240', 'ftun0'])
  t.deepEqual(named(bridge), ['fan-240', undefined])
  t.deepEqual(named(link('fan-240', 'bridge'), link('ftun0', 'vxlan', {master: 'fan-240'})), [
    'fan-240',
    'ftun0',
  ])
})

test('the bridge with a tunnel is taken before one that only has an address of the overlay', t => {
  const made = link('br-docker', 'bridge', {address: '240.225.0.254'})
  const bridge = link('fan-240', 'bridge', {address: '240.225.0.1'})
  t.deepEqual(named(made, bridge, link('ftun0', 'vxlan', {master: 'fan-240'})), ['fan-240', 'ftun0'])
})

test('another fan beside it is not taken for it', t => {
  const other = [
    link('fan-250', 'bridge', {address: '250.132.0.1'}),
    link('ftun0', 'vxlan', {master: 'fan-250'}),
  ]
  t.deepEqual(named(...other), [undefined, undefined])
  const own = [
    link('fan-240', 'bridge', {address: '240.132.0.1'}),
    link('ftun1', 'vxlan', {master: 'fan-240'}),
  ]
  t.deepEqual(named(...other, ...own), ['fan-240', 'ftun1'])
})
