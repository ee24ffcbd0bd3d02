import test from 'ava'
import {articleTopology} from '../lab/article-topology.ts'
import {type Cell, cellId, cellName, type Protocol} from '../lab/cell.ts'
import type {Rule} from '../lab/topology.ts'
import {parsePrefix} from '../process/prefix.ts'
import {claimsOf, whereOf} from './claims-of.ts'
import {cellsOf, meshOf} from './mesh.ts'

const topology = articleTopology(parsePrefix('10.79.89.0/24'), parsePrefix('240.0.0.0/8'))
const cells = cellsOf(meshOf(topology))

test('the article’s lab has twelve endpoints, and each asks the eleven others', t => {
  t.is(meshOf(topology).endpoints.length, 12)
  for (const protocol of ['icmp', 'full-size'])
    t.is(cells.filter(cell => cell.protocol === protocol).length, 12 * 11)
})

test('everyone asks every server by http, but none itself', t => {
  // Six containers and nginx; the six and nginx do not ask themselves.
  t.is(cells.filter(cell => cell.protocol === 'http').length, 12 * 7 - 7)
})

test('no two cells have the same name or id', t => {
  t.is(new Set(cells.map(cellName)).size, cells.length)
  t.is(new Set(cells.map(cellId)).size, cells.length)
})

const answer = (source: string, target: string, protocol: Protocol): Cell => ({
  ...{source, target, protocol, expected: 'answer'},
})
const claims = (...asked: [string, string, Protocol]): string[] =>
  claimsOf(answer(...asked), topology.expect, 'unknown')

test('cells carry the claims that they support', t => {
  t.deepEqual(claims('load-balancer', 'container-1', 'icmp'), ['P51', 'D3', 'P29'])
  t.deepEqual(claims('container-1', 'load-balancer', 'icmp'), ['P51', 'D3', 'P30'])
  t.deepEqual(claims('host', 'container-1', 'http'), ['P51', 'D4'])
  t.deepEqual(claims('lxd-1', 'docker-container-1', 'http'), ['P51', 'P46'])
  t.deepEqual(claims('lxd-1', 'lxd-2', 'full-size'), ['P48'])
  t.deepEqual(claims('lxd-1', 'lxd-2', 'icmp'), ['P51'])
})

test('whether containers share a machine is known only when they run', t => {
  const [one, two] = [{place: {name: 'lxd-1'}}, {place: {name: 'lxd-2'}}] as unknown as {place: never}[]
  const cell = answer('container-1', 'container-2', 'icmp')
  t.deepEqual(claimsOf(cell, topology.expect, whereOf(one, undefined)), ['P51'])
  t.deepEqual(claimsOf(cell, topology.expect, whereOf(one, one)), ['P51', 'D1', 'P19'])
  t.deepEqual(claimsOf(cell, topology.expect, whereOf(one, two)), ['P51', 'D2', 'P20'])
  t.deepEqual(claimsOf(cell, topology.expect, 'either'), ['P51', 'D1', 'P19', 'D2', 'P20'])
})

const rule: Rule = {ids: ['X1'], from: ['a'], to: ['b', 'c'], where: undefined, protocols: ['icmp', 'http']}
const endpoint = (name: string, http = false) => ({name, kind: 'machine' as const, http})

test('only what the lab file expects is asked, and only what the target serves', t => {
  const endpoints = [endpoint('a'), endpoint('b', true), endpoint('c')]
  t.deepEqual(cellsOf({endpoints, expect: [rule]}).map(cellId), ['a/b/icmp', 'a/c/icmp', 'a/b/http'])
})

test('what was launched beside is asked by everyone, and proves no claim', t => {
  const mine = {...endpoint('mine'), launched: true as const}
  const asked = cellsOf({endpoints: [endpoint('a'), endpoint('b'), mine], expect: []})
  t.deepEqual(asked.filter(({protocol}) => protocol === 'icmp').map(cellId), [
    'a/mine/icmp',
    'b/mine/icmp',
    'mine/a/icmp',
    'mine/b/icmp',
  ])
  t.deepEqual(claims('mine', 'container-1', 'icmp'), [])
})
