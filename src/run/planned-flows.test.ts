import test from 'ava'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {plannedFlows} from './planned-flows.ts'
import {tellFlows} from './tell-flows.ts'

const topology = topologyOf(
  readLabFile(
    `
version: 1
lab: three
networks: {lan: {subnet: [192.0.2.0/24, "2001:db8::/64"]}}
machines:
  web: {count: 2, networks: {lan: [192.0.2.10, "2001:db8::10"]}}
  client: {networks: {lan: [192.0.2.20, "2001:db8::20"]}}
`,
    'lab.yaml',
  ),
)

test('each source asks each target but itself', t => {
  const flows = plannedFlows(topology, [{from: 'web-*', to: ['web-*', 'client'], 'max-outage': '1.5s'}])
  t.deepEqual(
    flows.map(({sentence}) => sentence),
    [
      'web-1 reaches web-2 by icmp',
      'web-1 reaches client by icmp',
      'web-2 reaches web-1 by icmp',
      'web-2 reaches client by icmp',
    ],
  )
  t.like(flows[0], {period: 20, maxOutageMs: 1500, family: 4, service: {kind: 'icmp'}})
})

test('what a known fault explains is known beside the budget', t => {
  const known = {bug: 'example#1: it stops for a moment', 'max-outage': '2s'}
  const [flow] = plannedFlows(topology, [
    {from: 'client', to: 'web-1', 'max-outage': '0ms', 'known-fault': known},
  ])
  t.like(flow, {maxOutageMs: 0, knownFault: {bug: 'example#1: it stops for a moment', maxOutageMs: 2000}})
})

test('by a port, a family and a network the sentence says so', t => {
  const [flow] = plannedFlows(topology, [
    {from: 'client', to: 'web-1', by: 'tcp-new/443', family: 'v6', over: 'lan', period: '1s'},
  ])
  t.is(flow?.sentence, 'client reaches web-1 on lan by tcp-new/443 over IPv6')
  t.like(flow, {period: 1000, maxOutageMs: undefined, family: 6, service: {kind: 'tcp-new', port: 443}})
})

test('those that have only IPv6 are asked by it, and so is who says so', t => {
  const six = topologyOf(
    readLabFile(
      `
version: 1
lab: six
networks: {lan: {subnet: "2001:db8::/64"}, old: {subnet: 192.0.2.0/24}}
machines:
  server: {networks: {lan: "2001:db8::10"}}
  client: {networks: {lan: "2001:db8::20", old: 192.0.2.20}}
`,
      'lab.yaml',
    ),
  )
  const [flow] = plannedFlows(six, [{from: 'client', to: 'server'}])
  t.like(flow, {family: 6, sentence: 'client reaches server by icmp over IPv6'})
})

test('a flow that is none, or of nobody, is told', t => {
  t.throws(() => plannedFlows(topology, [{from: 'client', to: 'web-9'}]), {
    message: 'cannot ask by flow 1: to names nobody by "web-9"',
  })
  t.throws(() => plannedFlows(topology, [{from: 'client', to: 'client'}]), {
    message: 'cannot ask by flow 1: from "client" to "client" is nobody but oneself',
  })
  t.throws(() => plannedFlows(topology, [{from: 'client', to: 'web-1', period: '1ms'}]), {
    message: /flow 1: period must be a time from 5ms to 10s; got "1ms"/,
  })
})

test('a story has a step before, and a case behind for each flow, with names of their own', async t => {
  const told: string[] = []
  const story = {
    step: async (name: string) => void told.push(`step ${name}`),
    check: async (...words: unknown[]) =>
      void told.push(`check ${words.filter(word => typeof word === 'string').join(' ')}`),
  }
  await tellFlows(story, topology, {
    name: 'it',
    flows: [
      {from: 'client', to: 'web-1', id: ['F1', 'F2']},
      {from: 'client', to: 'web-1', period: '100ms'},
    ],
    body: async () => void told.push('body'),
  })
  t.deepEqual(told, [
    'step flows begin before it',
    'body',
    'check F1 F2 client reaches web-1 by icmp during it',
    'check client reaches web-1 by icmp during it (2)',
  ])
})
