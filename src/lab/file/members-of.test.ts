import test from 'ava'
import {namedEndpoints} from '../named-endpoints.ts'
import {membersOf} from './members-of.ts'
import {readLabFile} from './read-lab-file.ts'
import {topologyOf} from './topology-of.ts'

const lab = (wire: string, more = '') => `version: 1
lab: small
networks: {wire: ${wire}}
machines:
  a: {networks: {wire: 10.0.0.2}, role: docker}
  b: {networks: {wire: 10.0.0.3}}
containers: {web: {on: a, network: bridge}}
groups: {all: "*"}
${more}`
const closed = '{subnet: 10.0.0.0/24}'
const open = '{subnet: 10.0.0.0/24, host: 10.0.0.1}'

/** What is told of a lab's file. */
function told(text: string): string {
  try {
    readLabFile(text, 'lab.yaml')
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

test('a pattern takes in the host only where a network has it', t => {
  for (const [wire, host] of [
    [closed, []],
    [open, ['host']],
  ] as const) {
    const file = readLabFile(lab(wire), 'lab.yaml')
    const topology = topologyOf(file)
    for (const words of [['*'], ['all']]) {
      t.deepEqual(membersOf(file, words).names, [...host, 'a', 'b', 'web'])
      t.deepEqual(namedEndpoints(topology, words).names, [...host, 'a', 'b', 'web'])
    }
  }
})

test('everybody of a lab without the host can be asked by a pattern, and by a group of it', t => {
  t.is(told(lab(closed, 'expect: [{from: "*", to: "*", allow: icmp}, {from: all, to: all, deny: udp}]')), '')
  t.is(
    told(lab(closed, 'expect: [{from: host, to: a, allow: icmp}]')),
    'lab.yaml:9:17: expect.0.from must not be the host, which has no place on any network; got ["host"]; give a network the key host',
  )
  t.is(
    told(lab(closed, 'expect: [{from: c, to: hos*, allow: icmp}]')).replaceAll(/; did you mean \w+\?/g, ''),
    [
      'lab.yaml:9:17: expect.0.from must stand for somebody who is there when the lab is up: a, b, web, all; got "c"',
      'lab.yaml:9:24: expect.0.to must stand for somebody who is there when the lab is up: a, b, web, all; got "hos*"',
    ].join('\n'),
  )
})

test('where commands run and power is cut a pattern stands for machines only', t => {
  for (const wire of [closed, open]) {
    const more = [
      'setup: [{on: "*", run: "true"}]',
      'checks: [{on: "*", run: "true"}]',
      'reboots: [{machines: "*"}]',
      'faults: [{do: power-cut *}, {do: partition host | *}, {on: "*", run: "true", undo: "true"}]',
    ].join('\n')
    t.is(told(lab(wire, more)), '')
  }
})

test('what is no machine is told there with the machines', t => {
  const machines = 'must stand for machines only: a, b'
  for (const [word, end] of [
    ['host', 'got "host"'],
    ['web', 'got "web"'],
    ['we*', 'got "we*"'],
    ['c', 'got "c"'],
    ['all', 'got "all"; it has host, web, too'],
  ]) {
    t.is(
      told(lab(open, `setup: [{on: "${word}", run: "true"}]`)).replace(/; did you mean \w+\?/, ''),
      `lab.yaml:9:14: setup.0.on ${machines}; ${end}`,
    )
    t.is(
      told(lab(open, `faults: [{do: power-cut ${word}}]`)).replace(/; did you mean \w+\?/, ''),
      `lab.yaml:9:15: faults.0.do ${machines}; ${end}`,
    )
  }
})
