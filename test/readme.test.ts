import {existsSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import test from 'ava'
import {sabotages} from '../labs/article/sabotage/index.ts'
import {claimsOf} from '../src/expect/claims-of.ts'
import {cellsOf, meshOf} from '../src/expect/mesh.ts'
import {articleTopology} from '../src/lab/article-topology.ts'
import {plannedEndpoints} from '../src/lab/planned-endpoints.ts'
import {overlayOf, overlaysIn} from '../src/overlays/index.ts'
import {formatAddress, formatPrefix, parsePrefix} from '../src/process/prefix.ts'
import {run} from '../src/process/run.ts'
import type {Story} from '../src/run/story.ts'
import {docsTable} from './support/docs-table.ts'

// Holds README.md and docs/ to the code.

const root = path.dirname(import.meta.dirname)
const read = (page: string): string => readFileSync(path.join(root, page), 'utf8')
const readme = read('README.md')
const docs = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(path.join(root, 'docs'), {recursive: true, encoding: 'utf8'})
    .filter(name => name.endsWith('.md') && !name.startsWith('samples/'))
    .map(name => `docs/${name}`),
]
const topology = articleTopology(parsePrefix('10.79.89.0/24'), parsePrefix('240.0.0.0/8'))

test('the tables of the docs are what the code gives', async t => {
  const script = path.join(root, 'scripts/docs.ts')
  const {stderr, status} = await run([process.execPath, script, '--check'], {timeoutMs: 60_000})
  t.deepEqual({stderr, status}, {stderr: '', status: 0})
})

test('the README is short, and names every page for users', t => {
  t.true(readme.split('\n').length <= 201)
  for (const page of ['action', 'runners', 'command-line', 'claims', 'reports', 'providers', 'security'])
    t.true(readme.includes(`(docs/${page}.md)`), page)
  for (const command of ['npx --yes zx scenarios/full.mjs', 'npm cit']) t.true(readme.includes(command))
})

test('the index names every page of docs', t => {
  const index = read('docs/README.md')
  for (const page of docs.filter(name => name.startsWith('docs/') && name !== 'docs/README.md'))
    t.true(index.includes(`(${path.relative('docs', page)})`), page)
})

test('every command has a row', t => {
  const rows = docsTable('docs/command-line.md', 'command', 'what it does').map(([command = '']) => command)
  const scripts = readdirSync(path.join(root, 'scenarios')).map(name => path.basename(name, '.mjs'))
  for (const name of scripts)
    t.true(
      rows.some(row => row.startsWith(`\`bin/fanlab ${name}`)),
      name,
    )
})

test('the number of faults is right', t => {
  for (const page of ['README.md', 'docs/claims.md', 'docs/command-line.md', 'docs/principles.md']) {
    const numbers = [...read(page).matchAll(/(\d+) (?:ways|faults)/g)].map(([, number]) => Number(number))
    t.deepEqual([...new Set(numbers)], [sabotages.length], page)
  }
})

test('what is said to be proven is what the scenario full claims', async t => {
  const {wholeArticle} = await import(path.join(root, 'labs/article/chapters.mjs'))
  const ids = new Set<string>()
  const add = (claims: readonly string[]): void => claims.forEach(id => void ids.add(id))
  const listener: Story = {
    async phase(_name, body) {
      await body()
    },
    async phasesTogether(bodies) {
      for (const body of Object.values(bodies)) await body()
    },
    step: async (_name, _body, ...claims) => add(claims),
    check: async claims => add(claims.split(' ')),
    // The article asks by its matrix.
    async expect() {},
    async underFlows(_name, _flows, body) {
      await body(() => {})
    },
    goOn() {},
    async matrix() {
      for (const cell of cellsOf(meshOf(topology))) add(claimsOf(cell, topology.expect, 'either'))
    },
  }
  await wholeArticle(listener)
  const told = ['deliverable', 'claim', 'invariant'].flatMap(kind =>
    docsTable('docs/claims.md', 'id', kind).map(([id]) => id),
  )
  t.deepEqual([...told].sort(), [...ids].sort())
})

test('the invariants of a VXLAN are those that the code asks', t => {
  const members = {'lxd-1': ['10.9.0.1/24']}
  const plan = {
    type: 'vxlan',
    name: 'wide',
    over: topology.underlayName ?? '',
    joinLater: [],
    members,
  } as const
  const wire = {prefixes: ['10.9.0.0/24'], vni: 1, port: 4789, mtu: 1450, interface: 'vxlan1'}
  const [own] = overlaysIn({...topology, overlays: [{...plan, ...wire}]})
  t.deepEqual(
    docsTable('docs/claims.md', 'id', 'of a VXLAN').map(([id]) => id),
    own?.invariants.map(({id}) => id),
  )
})

test('the picture has every address of the lab', t => {
  const overlay = overlayOf({name: 'article', topology})
  const [, picture = ''] = readme.split('```\n')
  const hosts = [
    {name: 'host', address: topology.hostAddress},
    ...topology.machines.map(({name, address}) => ({name, address})),
  ]
  for (const {name, address} of hosts) {
    for (const text of [
      name,
      `.${formatAddress(address).split('.')[3]}`,
      overlay.addressOf({name}),
      formatPrefix(overlay.sliceOf({name})),
    ]) {
      t.true(picture.includes(text), `${name}: ${text}`)
    }
  }
  for (const text of [
    ...[overlay.underlay, overlay.prefix].map(formatPrefix),
    ...[`VNI ${overlay.vni}`, `MTU ${overlay.mtu}`, overlay.bridge],
  ]) {
    t.true(picture.includes(text), text)
  }
})

test('the table of deliverables is in the README, too', t => {
  t.deepEqual(docsTable('README.md', 'id', 'deliverable'), docsTable('docs/claims.md', 'id', 'deliverable'))
})

test('every control is a claim', t => {
  const told = docsTable('docs/claims.md', 'id', 'claim').map(([id]) => id)
  for (const id of topology.controls) t.true(told.includes(id), id)
})

test('the number of cells is right', t => {
  const endpoints = plannedEndpoints(topology)
  for (const page of ['README.md', 'docs/claims.md']) {
    t.true(read(page).includes(`${endpoints.length} endpoints`), page)
    t.true(read(page).includes(`${cellsOf(meshOf(topology)).length} cells`), page)
  }
})

test('every message under troubleshooting is one of the code’s', t => {
  const code = readdirSync(path.join(root, 'src'), {recursive: true, encoding: 'utf8'})
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map(file => readFileSync(path.join(root, 'src', file), 'utf8'))
    .join('\n')
    // At a desk an option is a flag.
    .replaceAll(/\$\{optionName\('([a-z-]+)'\)\}/g, '--$1')
  const messages = docsTable('docs/troubleshooting.md', 'message', 'what to do')
    .map(([cell = '']) => cell.slice(1, -1))
    // The runner's own.
    .filter(message => !message.startsWith("'using:"))
  t.true(messages.length > 10)
  for (const message of messages) {
    for (const part of message.split('…')) t.true(code.includes(part), `${message}: "${part}"`)
  }
})

test('every npm script, file and link that is named exists', t => {
  const {scripts} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  for (const page of docs) {
    const text = read(page)
    for (const [, name = ''] of text.matchAll(/npm run ([\w:]+)/g))
      t.true(name in scripts, `${page}: ${name}`)
    for (const [, link = ''] of text.matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? page : path.join(path.dirname(page), file)
      t.true(existsSync(path.join(root, target)), `${page}: ${link}`)
      if (anchor !== undefined) t.true(anchors(target).includes(anchor), `${page}: ${link}`)
    }
    for (const [, file = ''] of text.matchAll(/`((?:src|scenarios|scripts|docs|dist)\/[\w./-]+)`/g)) {
      t.true(existsSync(path.join(root, file)), `${page}: ${file}`)
    }
  }
})

/** The headings of a page as links name them. */
const anchors = (page: string): string[] =>
  [...readFileSync(path.join(root, page), 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  )
