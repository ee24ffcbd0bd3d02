import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {cellsOfRules} from '../../expect/rules/cells-of-rules.ts'
import type {Breakage} from '../../faults/any-lab/breakage.ts'
import {readLabFile} from '../../lab/file/read-lab-file.ts'
import {topologyOf} from '../../lab/file/topology-of.ts'
import type {Topology} from '../../lab/topology.ts'
import {packageRoot} from '../../process/package-root.ts'
import {expectationOf} from './expectation-of.ts'

const shipped = (name: string): Topology =>
  topologyOf(readLabFile(readFileSync(join(packageRoot, 'labs', name, 'lab.yaml'), 'utf8'), 'lab.yaml'))

const firewall = shipped('firewall')
const triangle = shipped('frr-triangle')

const expected = (topology: Topology, breakage: Breakage, filtering?: readonly string[]) => {
  const {must, may} = expectationOf(topology, cellsOfRules(topology, topology.rules), breakage, filtering)
  const idsOf = (cells: typeof must): string => [...new Set(cells.flatMap(({ids}) => ids))].sort().join(' ')
  return {must: idsOf(must), may: idsOf(may)}
}

test('what passes a router needs its forwarding, and silence does not', t => {
  t.deepEqual(expected(firewall, {kind: 'forwarding', machine: 'firewall'}), {must: 'F1 F5', may: ''})
  t.deepEqual(expected(firewall, {kind: 'cut', machine: 'firewall', network: 'servers'}), {
    must: 'F1 F5',
    may: 'F2 F3',
  })
})

test('who is cut off is noticed by what it asks, by what it is asked, and by silence that needs controls', t => {
  t.deepEqual(expected(firewall, {kind: 'cut', machine: 'db', network: 'servers'}), {
    must: 'F3 F4 F5',
    may: 'F2',
  })
  t.deepEqual(expected(firewall, {kind: 'address', machine: 'desk-1', network: 'office', family: 4}), {
    must: 'F1 F5',
    may: 'F2 F3',
  })
  t.deepEqual(expected(firewall, {kind: 'address', machine: 'desk-1', network: 'office', family: 6}), {
    must: '',
    may: 'F2 F3',
  })
  t.deepEqual(expected(firewall, {kind: 'arrivals', machine: 'db'}), {must: 'F4 F5', may: 'F2 F3'})
})

test('a firewall that lets all pass is noticed by what it has to stop, where nobody else stops it', t => {
  const opened = {kind: 'opened', machine: 'firewall'} as const
  t.deepEqual(expected(firewall, opened), {must: 'F2 F3', may: ''})
  t.deepEqual(expected(firewall, opened, ['firewall', 'db']), {must: 'F2', may: 'F3'})
  t.deepEqual(expected(firewall, {kind: 'opened', machine: 'db'}, ['firewall', 'db']), {must: '', may: 'F3'})
  t.deepEqual(expected(triangle, {kind: 'opened', machine: 'r3'}), {must: 'B3', may: ''})
  // Packets may pass it or not.
  t.deepEqual(expected(triangle, {kind: 'opened', machine: 'r2'}), {must: '', may: 'B3'})
})

test('what another way replaces may stay unnoticed', t => {
  t.deepEqual(expected(triangle, {kind: 'cut', machine: 'r1', network: 'net13'}), {must: '', may: 'B1 B2'})
  t.deepEqual(expected(triangle, {kind: 'cut', machine: 'r1', network: 'lan1'}), {must: 'B1 B2', may: 'B3'})
  t.deepEqual(expected(triangle, {kind: 'forwarding', machine: 'r2'}), {must: '', may: 'B1 B2'})
})

test('who answers and whose address is seen is asked on the way there', t => {
  t.deepEqual(expected(firewall, {kind: 'impostor', machine: 'web', network: 'servers', by: 'db'}), {
    must: 'F1',
    may: 'F2 F3 F5',
  })
  // Nobody is asked at the gateway's address, and whoever goes by it is deceived.
  t.like(expected(firewall, {kind: 'impostor', machine: 'firewall', network: 'office', by: 'desk-1'}), {
    must: 'F1',
  })
  t.deepEqual(expected(firewall, {kind: 'rewritten', machine: 'firewall', network: 'servers'}), {
    must: 'F1',
    may: '',
  })
  t.deepEqual(expected(firewall, {kind: 'rewritten', machine: 'firewall', network: 'office'}), {
    must: 'F5',
    may: '',
  })
})

test('the largest packet is noticed by a rule about it, and by others perhaps', t => {
  const size = {kind: 'size', machine: 'web', network: 'servers', bytes: 1280} as const
  t.deepEqual(expected(firewall, size), {must: '', may: 'F1 F4'})
  const rules = [{from: ['desk-1'], to: ['web'], mtu: 1500, id: ['M']}]
  t.is(expected({...firewall, rules}, size).must, 'M')
})

test('a server is noticed by pages that are asked of it, and not where a prober stands in', t => {
  const service = {kind: 'service', machine: 'web', port: 443} as const
  t.deepEqual(expected(firewall, service), {must: '', may: ''})
  const rules = [{from: ['desk-1'], to: ['web'], allow: ['http/443/'], id: ['W']}]
  t.deepEqual(expected({...firewall, rules}, service), {must: 'W', may: ''})
})

const overlay = topologyOf(
  readLabFile(
    `version: 1
lab: three
networks: {lan: {subnet: 10.79.0.0/24, host: 10.79.0.1}}
machines: {m: {count: 3, networks: {lan: 10.79.0.11}}}
overlays: {flat: {type: fan, over: lan, prefix: 240.0.0.0/8}}
expect: [{id: O1, from: m-1, to: m-2, allow: icmp}, {id: O2, from: m-3, to: m-1, allow: icmp}]`,
    'lab.yaml',
  ),
)

test('what an overlay carries needs it at both ends, and the network below', t => {
  t.deepEqual(expected(overlay, {kind: 'overlay', machine: 'm-2', overlay: 'flat'}), {must: 'O1', may: ''})
  t.deepEqual(expected(overlay, {kind: 'overlay', machine: 'm-1', overlay: 'flat'}), {must: 'O1 O2', may: ''})
  t.deepEqual(expected(overlay, {kind: 'peer', machine: 'm-1', peer: 'm-2'}), {must: 'O1', may: ''})
  t.deepEqual(expected(overlay, {kind: 'cut', machine: 'm-3', network: 'lan'}), {must: 'O2', may: ''})
})
