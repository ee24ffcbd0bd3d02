import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {readLabFile} from '../../lab/file/read-lab-file.ts'
import {topologyOf} from '../../lab/file/topology-of.ts'
import {packageRoot} from '../../process/package-root.ts'
import {addressPair, plannedAddresses} from './addresses-asked.ts'
import {cellsOfRules} from './cells-of-rules.ts'
import type {RuleCell} from './rule-cell.ts'

const cellsOf = (text: string): RuleCell[] => {
  const topology = topologyOf(readLabFile(text, 'lab.yaml'))
  return cellsOfRules(topology, topology.rules)
}

const shipped = (name: string): string => readFileSync(join(packageRoot, 'labs', name, 'lab.yaml'), 'utf8')

const namesOf = (cells: readonly RuleCell[]): string[] => cells.map(({name}) => name)

/** A dual network with two machines, and one of IPv4 that only the second is on; rules come behind it. */
const lab = (...rules: string[]): string => `version: 1
lab: two
networks:
  lan: { subnet: [10.1.0.0/24, fd00:1::/64] }
  back: { subnet: 10.2.0.0/24 }
machines:
  a: { networks: { lan: [10.1.0.1, fd00:1::1] } }
  b: { networks: { lan: [10.1.0.2, fd00:1::2], back: 10.2.0.2 }, services: { shop: tcp/8080 } }
  c: { networks: { lan: 10.1.0.3 } }
expect:
${rules.map(rule => `  - { ${rule} }`).join('\n')}
`

test('the firewall’s rules are a cell for each machine of a group and each service', t => {
  t.deepEqual(namesOf(cellsOf(shipped('firewall'))), [
    'desk-1 reaches web by https',
    'desk-2 reaches web by https',
    'desk-1 does not reach web by icmp',
    'desk-1 does not reach web by tcp/22',
    'desk-2 does not reach web by icmp',
    'desk-2 does not reach web by tcp/22',
    'desk-1 does not reach db by icmp',
    'desk-1 does not reach db by postgres',
    'desk-2 does not reach db by icmp',
    'desk-2 does not reach db by postgres',
    'web reaches db by icmp',
    'web reaches db by postgres',
    'web reaches desk-1 by icmp',
    'web reaches desk-2 by icmp',
    'db reaches desk-1 by icmp',
    'db reaches desk-2 by icmp',
  ])
})

test('a rule holds of every family that both have, unless it names one', t => {
  const names = (rule: string): string[] => namesOf(cellsOf(lab(rule)))
  t.deepEqual(names('from: a, to: b, allow: icmp'), ['a reaches b by icmp', 'a reaches b by icmp over IPv6'])
  t.deepEqual(names('from: a, to: c, allow: icmp'), ['a reaches c by icmp'])
  t.deepEqual(names('from: a, to: b, allow: icmp, family: v6'), ['a reaches b by icmp over IPv6'])
})

test('the sentence tells what is expected beside an answer', t => {
  const names = namesOf(
    cellsOf(
      lab(
        'from: a, to: b, path: [c], family: v4',
        'from: a, to: b, mtu: 1400, family: v4',
        'from: a, to: b, latency: {max: 20ms}, family: v4',
        'from: a, to: b, loss: {max: 1%}, family: v4',
        'from: a, to: b, source: 10.1.0.9',
        'from: a, to: b, allow: http, http: {status: 404, contains: "no such page"}, family: v4',
      ),
    ),
  )
  t.deepEqual(names, [
    'a reaches b by icmp by way of c',
    'packets from a to b have at most 1400 bytes',
    'a gets each answer of b by icmp within 20ms',
    'a loses at most 1% of what it asks b by icmp',
    'a reaches b by icmp as 10.1.0.9',
    'a reaches b by http with status 404 and a page that has "no such page"',
  ])
})

test('an address that the target sees is compared with what kernels say, however the file writes it', t => {
  const seenAs = (rule: string) => cellsOf(lab(rule)).map(each => each.seenAs)
  t.deepEqual(seenAs('from: a, to: b, source: "FD00:1:0::00A9"'), ['fd00:1::a9'])
  t.deepEqual(seenAs('from: a, to: b, source: 10.1.0.9'), ['10.1.0.9'])
  t.deepEqual(seenAs('from: a, to: b, source: own, family: v4'), [undefined])
})

test('what several rules say is one cell, with the ids of all and the longest deadline', t => {
  const cells = cellsOf(
    lab(
      'id: R1, from: a, to: b, allow: shop, family: v4, within: 10s',
      'id: R2, from: a, to: b, allow: shop, family: v4, within: 1m',
    ),
  )
  t.deepEqual(
    cells.map(({name, ids, within}) => ({name, ids, within})),
    [{name: 'a reaches b by shop', ids: ['R1', 'R2'], within: 60_000}],
  )
  t.deepEqual(cells[0]?.service, {kind: 'tcp', port: 8080})
})

test('any is all that the target serves, and icmp', t => {
  t.deepEqual(namesOf(cellsOf(lab('from: a, to: b, deny: any, family: v4'))), [
    'a does not reach b by icmp',
    'a does not reach b by shop',
  ])
})

/** Two machines on a fan and on a VXLAN, one on the VXLAN only, and one that is on a network of its own beside. */
const overlaid = (...rules: string[]): string => `version: 1
lab: overlaid
networks:
  lan: { subnet: 10.1.0.0/24, host: 10.1.0.254 }
  back: { subnet: 10.2.0.0/24 }
machines:
  a: { count: 2, networks: { lan: 10.1.0.1 } }
  c: { networks: { lan: 10.1.0.3 } }
  d: { networks: { back: 10.2.0.4 } }
overlays:
  wide: { type: vxlan, prefix: [10.9.0.0/24, "fd00:9::/64"], over: lan, members: { a: [10.9.0.1, "fd00:9::1"], c: 10.9.0.3 } }
  fan: { type: fan, prefix: 240.0.0.0/8, over: lan, members: a-* }
expect:
${rules.map(rule => `  - { ${rule} }`).join('\n')}
`

test('members of an overlay talk by it, of several by the first, and a rule can say by which', t => {
  const names = (rule: string): string[] => namesOf(cellsOf(overlaid(rule)))
  t.deepEqual(names('from: a-1, to: a-2, allow: icmp'), [
    'a-1 reaches a-2 on wide by icmp',
    'a-1 reaches a-2 by icmp over IPv6',
  ])
  t.deepEqual(names('from: a-1, to: a-2, over: fan, allow: icmp'), ['a-1 reaches a-2 on fan by icmp'])
  t.deepEqual(names('from: a-1, to: a-2, over: lan, allow: icmp'), ['a-1 reaches a-2 on lan by icmp'])
  t.deepEqual(names('from: a-1, to: c, allow: icmp'), ['a-1 reaches c by icmp'])
})

test('who is not on an overlay asks by a network, unless the rule says otherwise', t => {
  const asked = (rule: string): string[] =>
    cellsOf(overlaid(rule)).map(({name, source, target}) => {
      const topology = topologyOf(readLabFile(overlaid(rule), 'lab.yaml'))
      const [from, to] = [source, target].map(each => plannedAddresses(topology, each))
      const over = /over: (\w+)/.exec(rule)?.[1]
      const pair = addressPair(from ?? [], to ?? [], {family: 4, over})
      return `${name}: ${pair?.source.address} to ${pair?.target.address}`
    })
  t.deepEqual(asked('from: host, to: c, allow: icmp'), ['host reaches c by icmp: 10.1.0.254 to 10.1.0.3'])
  t.deepEqual(asked('from: d, to: a-1, allow: icmp'), ['d reaches a-1 by icmp: 10.2.0.4 to 10.1.0.1'])
  t.deepEqual(asked('from: c, to: a-1, allow: icmp'), ['c reaches a-1 by icmp: 10.9.0.3 to 10.9.0.1'])
  t.deepEqual(asked('from: c, to: a-1, over: fan, deny: icmp'), [
    'c does not reach a-1 on fan by icmp: 10.1.0.3 to 240.1.0.1',
  ])
  // Nobody has an address where he is not.
  t.deepEqual(asked('from: a-1, to: c, over: fan, deny: icmp'), [])
})
