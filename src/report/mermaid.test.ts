import test from 'ava'
import DOMPurify from 'dompurify'
import {cell, evil, reportOf, result, sampleLab, sampleReport} from '../../test/support/sample-report.ts'
import {phaseTimeline, topologyGraph} from './mermaid.ts'

// Mermaid asks DOMPurify, which without a browser is none, to clean labels; its grammar needs no browser.
Object.assign(DOMPurify, {addHook() {}, sanitize: (text: string) => text})
const {default: mermaid} = await import('mermaid')

const results = sampleReport.suites.flatMap(({cases}) => cases)

test('Mermaid understands the topology', async t => {
  t.like(await mermaid.parse(topologyGraph(sampleLab, results)), {diagramType: 'flowchart-v2'})
})

test('Mermaid understands the time line', async t => {
  t.like(await mermaid.parse(phaseTimeline(sampleReport)), {diagramType: 'gantt'})
})

test('Mermaid would not understand anything', async t => {
  await t.throwsAsync(mermaid.parse('flowchart TB\n  a["x" --- b\n'))
  await t.throwsAsync(mermaid.parse('gantt\n  a b c\n'))
})

test('no name can break either', async t => {
  const names = [evil, '"];', 'end', 'a"]\nclass b bad', '%%{init: {}}%%', 'x:y;z#1', '${}']
  const lab = {
    ...sampleLab,
    underlay: evil,
    machines: names.map(name => ({name, role: 'lxd-cluster', address: name, fanAddress: name})),
    endpoints: names.map(name => ({name: `c ${name}`, kind: 'container', machine: name, address: name})),
  }
  const graph = topologyGraph(lab, [])
  t.like(await mermaid.parse(graph), {diagramType: 'flowchart-v2'})
  t.notRegex(graph, /<script/)
  const report = reportOf(names.map(name => result(name, 'case', {status: 'passed'})))
  t.like(await mermaid.parse(phaseTimeline(report)), {diagramType: 'gantt'})
})

test('a lab of several networks is drawn with each of them, and with who is there', async t => {
  const graph = topologyGraph(
    {
      ...{underlay: '10.1.0.0/24', mtu: 1500, host: {address: '10.1.0.254'}, endpoints: []},
      networks: [
        {name: 'left', prefixes: ['10.1.0.0/24', 'fd00::/64'], mtu: 1500, host: []},
        {name: 'right', prefixes: ['10.2.0.0/24'], mtu: 9000, host: ['10.2.0.9/24']},
      ],
      machines: [
        {
          ...{name: 'router', role: 'plain', address: '10.1.0.1'},
          networks: {left: ['10.1.0.1/24', 'fd00::1/64'], right: ['10.2.0.1/24']},
        },
        {name: evil, role: 'plain', address: '10.1.0.2', networks: {left: [evil]}},
      ],
    },
    [],
  )
  t.like(await mermaid.parse(graph), {diagramType: 'flowchart-v2'})
  t.deepEqual(graph.split('\n').slice(1, 5), [
    '  n0(["left<br/>10.1.0.0/24<br/>fd00::/64<br/>MTU 1500"])',
    '  n1(["right<br/>10.2.0.0/24<br/>MTU 9000"])',
    '  n2["host<br/>10.2.0.9/24"]',
    '  n3["router<br/>10.1.0.1/24<br/>fd00::1/64<br/>10.2.0.1/24"]',
  ])
  t.true(graph.includes('\n  n1 --- n2\n  n0 --- n3\n  n1 --- n3\n'))
  t.notRegex(graph, /<script/)
})

/** Class of the node whose label has that name in a line of its own. */
function stateOf(graph: string, name: string): string | undefined {
  const [, node = ''] = new RegExp(`(n\\d+)\\["${name}(?:<br/>|")`).exec(graph) ?? []
  const classes = [...graph.matchAll(/^ {2}class (\S+) (\w+)$/gm)]
  return classes.find(([, nodes = '']) => nodes.split(',').includes(node))?.[2]
}

test('the results are painted on it', t => {
  const silent = {status: 'failed', expected: 'x', got: 'y'} as const
  const graph = topologyGraph(sampleLab, [
    cell('container-1', 'host', silent),
    cell('host', 'docker-container-1', {status: 'passed'}),
    cell('docker-container-1', 'lxd-1', {status: 'passed'}),
    cell('lxd-1', 'host', {status: 'passed'}),
  ])
  t.is(stateOf(graph, 'container-1'), 'bad')
  t.is(stateOf(graph, 'docker-container-1'), 'ok')
  t.is(stateOf(graph, 'container-2'), 'unknown')
  t.regex(graph, /subgraph f\d+\["not found on a machine"\]\n {4}n\d+\["container-2"\]/)
  t.regex(graph, /classDef partly .*\n {2}class n1 partly/)
})
