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
