import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {parse} from 'yaml'
import {actsOfLab} from '../../faults/any-lab/acts-of-lab.ts'
import {readLabFile} from '../../lab/file/read-lab-file.ts'
import {topologyOf} from '../../lab/file/topology-of.ts'
import {packageRoot} from '../../process/package-root.ts'
import {ruleCells} from '../rule-cases.ts'
import {expectationOf} from './expectation-of.ts'
import {ruleNoticing} from './rule-noticing.ts'

for (const name of ['firewall', 'frr-triangle'])
  test(`the rule that a reader is told to add is one, and notices the act: ${name}`, t => {
    const path = join(packageRoot, 'labs', name, 'lab.yaml')
    const topology = topologyOf(readLabFile(readFileSync(path, 'utf8'), path))
    const acts = actsOfLab(topology)
    t.true(acts.length > 40)
    for (const {name: act, breaks} of acts) {
      const rule = ruleNoticing(topology, breaks)
      const {must, may} = expectationOf(topology, ruleCells(topology, [parse(rule ?? 'null')]), breaks)
      t.true(must.length + may.length > 0, `${act}: ${rule}`)
    }
  })

test('the rule is about whom the act breaks', t => {
  const path = join(packageRoot, 'labs/firewall/lab.yaml')
  const topology = topologyOf(readLabFile(readFileSync(path, 'utf8'), path))
  t.is(
    ruleNoticing(topology, {kind: 'forwarding', machine: 'firewall'}),
    '{ from: desk-1, to: web, allow: icmp }',
  )
  t.is(
    ruleNoticing(topology, {kind: 'size', machine: 'db', network: 'servers', bytes: 1280}),
    '{ from: firewall, to: db, mtu: 1500 }',
  )
  t.is(
    ruleNoticing(topology, {kind: 'opened', machine: 'firewall'}),
    '{ from: desk-1, to: web, deny: tcp/22 }',
  )
  t.is(
    ruleNoticing(topology, {kind: 'service', machine: 'web', port: 443}),
    '{ from: firewall, to: web, allow: http/443/ }',
  )
})
