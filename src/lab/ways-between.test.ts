import test from 'ava'
import {readLabFile} from './file/read-lab-file.ts'
import {topologyOf} from './file/topology-of.ts'
import {type Cut, type Journey, Ways} from './ways-between.ts'

/** Two routers stand side by side between two networks, and each is the gateway of one of the two clients. */
const ways = new Ways(
  topologyOf(
    readLabFile(
      `version: 1
lab: two
networks: {left: {subnet: 10.1.0.0/24, host: 10.1.0.9, dhcp: false}, right: {subnet: 10.2.0.0/24}, far: {subnet: 10.3.0.0/24}}
machines:
  r1: {forward: true, networks: {left: 10.1.0.1, right: 10.2.0.1}}
  r2: {forward: true, networks: {left: 10.1.0.2, right: 10.2.0.2}}
  a: {networks: {left: 10.1.0.11}, gateway: 10.1.0.1}
  b: {networks: {left: 10.1.0.12}}
  server: {networks: {right: 10.2.0.10}, gateway: 10.2.0.2}
  alone: {networks: {far: 10.3.0.10}}`,
      'lab.yaml',
    ),
  ),
)

const journey = (source: string, target: string, network: string): Journey => ({
  ...{source, target, network, family: 4},
})
const without =
  (...names: string[]): Cut =>
  ({from, to}) =>
    names.includes(from) || names.includes(to)

test('who is on the same network is asked there, and a machine with a gateway has no other way', t => {
  t.true(ways.lead(journey('a', 'b', 'left'), without('r1', 'r2')))
  t.true(ways.lead(journey('a', 'server', 'right'), without('r2')))
  t.false(ways.lead(journey('a', 'server', 'right'), without('r1')))
  // The way back is another one.
  t.false(ways.lead(journey('server', 'a', 'left'), without('r2')))
})

test('a machine without a gateway may have learnt any way, but none that no file can have', t => {
  t.true(ways.lead(journey('b', 'server', 'right'), without('r1')))
  t.true(ways.lead(journey('b', 'server', 'right'), without('r2')))
  t.false(ways.lead(journey('b', 'server', 'right'), without('r1', 'r2')))
  t.false(ways.lead(journey('b', 'alone', 'far')))
  t.true(ways.lead(journey('host', 'b', 'left')))
})

test('the steps are those that packets may take, and no others', t => {
  const shown = (own: Journey): string[] =>
    ways
      .steps(own)
      .map(({from, to, network, byGateway}) => `${from} ${to} ${network}${byGateway ? ' gateway' : ''}`)
  t.deepEqual(shown(journey('a', 'server', 'right')), ['a r1 left gateway', 'r1 server right'])
  t.deepEqual(shown(journey('b', 'server', 'right')), [
    'b r1 left',
    'b r2 left',
    'r1 server right',
    'r2 server right',
  ])
  t.deepEqual(shown(journey('a', 'alone', 'far')), [])
})

test('an address on the other side of a gateway is the gateway’s own', t => {
  t.true(ways.lead(journey('a', 'r1', 'right'), ({network}) => network === 'right'))
})
