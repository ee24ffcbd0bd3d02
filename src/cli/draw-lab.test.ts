import {spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import DOMPurify from 'dompurify'
import {skipHere} from '../../test/support/skip-here.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {packageRoot} from '../process/package-root.ts'
import {run} from '../process/run.ts'
import {dotDiagram} from '../report/dot-diagram.ts'
import {mermaidDiagram} from '../report/mermaid-diagram.ts'
import {labDiagram} from './lab-diagram.ts'

// Mermaid asks DOMPurify, which without a browser is none, to clean labels; its grammar needs no browser.
Object.assign(DOMPurify, {addHook() {}, sanitize: (text: string) => text})
const {default: mermaid} = await import('mermaid')

const mixed = `version: 1
lab: mixed
networks:
  lan: {subnet: [10.0.0.0/24, "2001:db8::/64"], host: 10.0.0.1, mtu: 9000}
  net: {subnet: 10.9.0.0/30, link: true}
machines:
  net: {networks: {lan: 10.0.0.2, net: 10.9.0.1}, services: {web: tcp/443}}
  box: {networks: {lan: [10.0.0.3, "2001:db8::3"], net: 10.9.0.2}, role: docker}
overlays:
  wide: {type: vxlan, prefix: 10.99.0.0/24, over: net, members: {net: 10.99.0.1, box: 10.99.0.2}}
  fan: {type: fan, prefix: 240.0.0.0/8, over: lan, members: [net, host, box]}
containers:
  inside: {on: box, network: fan}
  made: {find: 'docker:made_*', network: own}
expect:
  - {id: R1, from: net, to: box, deny: [icmp, tcp/443], within: 20s}
  - {from: host, to: net, latency: {max: 20ms}}
`

const diagramOf = (file: string) => labDiagram(readLabFile(readFileSync(file, 'utf8'), file), true)
const labs = ['article', 'frr-triangle', 'firewall', 'vxlan-beside-fan', 'wireguard-mesh', 'swarm'].map(
  name => join(packageRoot, 'labs', name, 'lab.yaml'),
)
const graph = (...words: string[]) =>
  run([join(packageRoot, 'bin', 'fanlab'), 'graph', ...words], {cwd: packageRoot, timeoutMs: 30_000})

test('networks, cables, machines with their addresses, overlays, containers and rules are in the picture', t => {
  const picture = mermaidDiagram(labDiagram(readLabFile(mixed, 'lab.yaml'), true))
  t.is(
    picture.replaceAll(/\n {2}class.*/g, ''),
    `flowchart TB
  n0(["lan<br/>10.0.0.0/24<br/>2001:db8::/64<br/>MTU 9000"])
  n1(["wide<br/>vxlan over net<br/>10.99.0.0/24<br/>VNI 1, UDP 4789"])
  n2(["fan<br/>fan over lan<br/>240.0.0.0/8"])
  n3["host<br/>lan 10.0.0.1<br/>fan 240.1.0.1"]
  n4["net<br/>lan 10.0.0.2<br/>net 10.9.0.1<br/>wide 10.99.0.1<br/>fan 240.2.0.1<br/>web tcp/443"]
  subgraph f5["box"]
    n5["box, docker<br/>lan 10.0.0.3, 2001:db8::3<br/>net 10.9.0.2<br/>wide 10.99.0.2<br/>fan 240.3.0.1"]
    n6["inside"]
  end
  n7["made<br/>found: docker:made_*"]
  n8["R1<br/>deny icmp, tcp/443<br/>within 20s"]
  n9["latency max 20ms"]
  n0 --- n3
  n0 --- n4
  n0 --- n5
  n4 ---|"net 10.9.0.0/30"| n5
  n1 -.- n4
  n1 -.- n5
  n0 -.- n2
  n2 -.- n3
  n2 -.- n4
  n2 -.- n5
  n2 -.- n6
  n4 --> n8
  n8 --> n5
  n3 --> n9
  n9 --> n4`,
  )
  t.regex(picture, /class n9 ok$/m)
  t.regex(picture, /class n8 bad$/m)
})

for (const file of labs) {
  test(`Mermaid understands the picture of ${file.split('/').at(-2)}, and nobody in it is left out`, async t => {
    const diagram = diagramOf(file)
    t.like(await mermaid.parse(mermaidDiagram(diagram)), {diagramType: 'flowchart-v2'})
    t.notRegex(mermaidDiagram(diagram), /undefined/)
    t.notRegex(dotDiagram(diagram), /undefined/)
  })
}

/** What Graphviz says of a picture: its nodes and lines, and where they are. */
function graphviz(t: ExecutionContext, picture: string): string | undefined {
  const {error, status, stdout, stderr} = spawnSync('dot', ['-Tplain'], {input: picture, encoding: 'utf8'})
  if (error) return void skipHere(t, 'the host has no Graphviz')
  t.is(status, 0, stderr)
  t.is(stderr, '')
  return stdout
}

test('Graphviz understands DOT, and finds every box and line', t => {
  for (const file of labs) {
    const diagram = diagramOf(file)
    const plain = graphviz(t, dotDiagram(diagram))
    if (plain === undefined) return
    const boxes = diagram.items.flatMap(item => ('boxes' in item ? item.boxes : [item]))
    t.is(plain.match(/^node /gm)?.length, boxes.length)
    t.is(plain.match(/^edge /gm)?.length, diagram.lines.length)
  }
})

test('no word can break either language', async t => {
  const words = ['"];', 'end', 'a\\"\nb', '%%{init: {}}%%', '<script>', '&amp;', '\\', '${}', '-->', '}']
  const diagram = {
    items: [{title: words.join(' '), boxes: words.map(word => ({id: word, words: [word]}))}],
    lines: words.map(word => ({from: word, to: '"];', kind: 'cable' as const, words: word})),
  }
  t.like(await mermaid.parse(mermaidDiagram(diagram)), {diagramType: 'flowchart-v2'})
  const dot = dotDiagram(diagram)
  // All that is outside of quotes is ours.
  t.regex(dot.replaceAll(/"(?:[^"\\\n]|\\.)*"/g, 'q'), /^digraph lab \{\n[\w \n=,{}[\]>-]*\}$/)
  graphviz(t, dot)
})

test('a picture is written for whoever draws it, with and without rules', async t => {
  const plain = await graph('labs/firewall/lab.yaml')
  t.is(plain.status, 0)
  t.true(plain.stdout.startsWith('flowchart TB\n'))
  t.notRegex(plain.stdout, /deny/)
  const dot = await graph('labs/firewall/lab.yaml', '--format', 'dot', '--rules')
  t.is(dot.status, 0)
  t.regex(dot.stdout, /^digraph lab \{\n[\s\S]*label="F2\\ndeny icmp, tcp\/22"/)
})

test('there is no picture of a file that is wrong', async t => {
  const file = join(temporaryFolder(), 'lab.yaml')
  writeFileSync(file, mixed.replace('to: box', 'to: nobody'))
  const {status, stdout, stderr} = await graph(file)
  t.is(status, 64)
  t.is(stdout, '')
  t.regex(stderr, /lab\.yaml:16:29: expect\.0\.to must stand for somebody/)
  t.is((await graph()).status, 64)
})
