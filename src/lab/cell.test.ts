import test from 'ava'
import {claimsOf} from '../expect/claims-of.ts'
import {parsePrefix} from '../process/prefix.ts'
import {articleTopology} from './article-topology.ts'
import {cellName, fullMesh} from './cell.ts'
import {plannedEndpoints} from './planned-endpoints.ts'

const endpoints = plannedEndpoints(articleTopology(parsePrefix('10.79.89.0/24'), parsePrefix('240.0.0.0/8')))
const cells = fullMesh(endpoints)

test('the article’s lab has twelve endpoints, and each asks the eleven others', t => {
  t.is(endpoints.length, 12)
  for (const protocol of ['icmp', 'full-size'])
    t.is(cells.filter(cell => cell.protocol === protocol).length, 12 * 11)
})

test('everyone asks every server by http, but none itself', t => {
  // Six containers and nginx; the six and nginx do not ask themselves.
  t.is(cells.filter(cell => cell.protocol === 'http').length, 12 * 7 - 7)
})

test('no two cells have the same name', t => {
  t.is(new Set(cells.map(cellName)).size, cells.length)
})

test('a cell’s name tells who asks whom how and what is expected', t => {
  const cell = {source: 'a', target: 'b', protocol: 'icmp'} as const
  t.is(cellName({...cell, expected: 'answer'}), 'a reaches b by icmp')
  t.is(cellName({...cell, expected: 'silence'}), 'a does not reach b by icmp')
})

const byName = new Map(endpoints.map(endpoint => [endpoint.name, endpoint]))
const claims = (source: string, target: string, protocol: 'icmp' | 'full-size' | 'http'): string[] =>
  claimsOf({source, target, protocol, expected: 'answer'}, byName)

test('cells carry the claims that they support', t => {
  t.deepEqual(claims('load-balancer', 'container-1', 'icmp'), ['P51', 'D3', 'P29'])
  t.deepEqual(claims('container-1', 'load-balancer', 'icmp'), ['P51', 'D3', 'P30'])
  t.deepEqual(claims('host', 'container-1', 'http'), ['P51', 'D4'])
  t.deepEqual(claims('lxd-1', 'docker-container-1', 'http'), ['P51', 'P46'])
  t.deepEqual(claims('lxd-1', 'lxd-2', 'full-size'), ['P48'])
  t.deepEqual(claims('lxd-1', 'lxd-2', 'icmp'), ['P51'])
})

test('whether containers share a machine is known only when they run', t => {
  t.deepEqual(claims('container-1', 'container-2', 'icmp'), ['P51'])
  const place = (name: string) => ({name}) as never
  const at = (name: string, machine: object) => ({...byName.get(name), place: machine}) as never
  const [one, two] = [place('lxd-1'), place('lxd-2')]
  const cell = {source: 'container-1', target: 'container-2', protocol: 'icmp', expected: 'answer'} as const
  t.deepEqual(
    claimsOf(
      cell,
      new Map([
        ['container-1', at('container-1', one)],
        ['container-2', at('container-2', one)],
      ]),
    ),
    ['P51', 'D1', 'P19'],
  )
  t.deepEqual(
    claimsOf(
      cell,
      new Map([
        ['container-1', at('container-1', one)],
        ['container-2', at('container-2', two)],
      ]),
    ),
    ['P51', 'D2', 'P20'],
  )
})
