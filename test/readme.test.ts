import {existsSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import test from 'ava'
import {claimsOf} from '../src/expect/claims-of.ts'
import {cellsOf, meshOf} from '../src/expect/mesh.ts'
import {articleTopology} from '../src/lab/article-topology.ts'
import {plannedEndpoints} from '../src/lab/planned-endpoints.ts'
import {overlayOf} from '../src/overlays/index.ts'
import {formatAddress, formatPrefix, parsePrefix} from '../src/process/prefix.ts'
import {run} from '../src/process/run.ts'
import {exitCodes} from '../src/run/exit-codes.ts'
import type {Story} from '../src/run/story.ts'
import {readmeTable} from './support/readme-table.ts'

// Holds README.md and docs/ to the code.

const root = path.dirname(import.meta.dirname)
const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
const docs = [
  'README.md',
  ...readdirSync(path.join(root, 'docs'))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
]
const topology = articleTopology(parsePrefix('10.79.89.0/24'), parsePrefix('240.0.0.0/8'))

test('the table of flags is what the scenarios say with --help', async t => {
  const found = new Map<string, {scenarios: string[]; meaning: string}>()
  for (const scenario of [
    ...['full', 'up', 'sabotage', 'check', 'persistence'],
    ...['down', 'status', 'shell', 'exec', 'keep', 'doctor'],
  ]) {
    const script = path.join(root, 'scenarios', `${scenario}.mjs`)
    const {stdout} = await run([process.execPath, script, '--help'], {timeoutMs: 20_000})
    for (const [, flag = '', meaning = ''] of stdout.matchAll(/^ {2}(--\S+(?: \S+)*) {2,}(.+)$/gm)) {
      const known = found.get(flag) ?? {scenarios: [], meaning}
      found.set(flag, {...known, scenarios: [...known.scenarios, scenario]})
    }
  }
  const rows = [...found].map(([flag, {scenarios, meaning}]) => [
    `\`${flag}\``,
    scenarios.join(', '),
    meaning,
  ])
  t.deepEqual(readmeTable('flag', 'scenarios', 'meaning'), rows)
})

test('the exit codes are the code’s own', t => {
  const codes = readmeTable('exit code', 'meaning').map(([code]) => Number(code))
  t.deepEqual(codes, Object.values(exitCodes))
})

test('what is said to be proven is what the scenario full claims', async t => {
  const {wholeArticle} = await import(path.join(root, 'labs/article/chapters.mjs'))
  const ids = new Set<string>()
  const add = (claims: readonly string[]): void => claims.forEach(id => void ids.add(id))
  const listener: Story = {
    async phase(_name, body) {
      await body()
    },
    step: async (_name, _body, ...claims) => add(claims),
    check: async claims => add(claims.split(' ')),
    async matrix() {
      for (const cell of cellsOf(meshOf(topology))) add(claimsOf(cell, topology.expect, 'either'))
    },
  }
  await wholeArticle(listener)
  const told = [
    ...readmeTable('id', 'deliverable'),
    ...readmeTable('id', 'claim'),
    ...readmeTable('id', 'invariant'),
  ].map(([id]) => id)
  t.deepEqual([...told].sort(), [...ids].sort())
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

test('the controls of the lab file are those that the table of claims calls so', t => {
  const told = [...readme.matchAll(/^\| (P\w+) +\| control: /gm)].map(([, id = '']) => id)
  t.deepEqual([...topology.controls].sort(), told.sort())
})

test('the number of cells is right', t => {
  const endpoints = plannedEndpoints(topology)
  t.true(readme.includes(`${endpoints.length} endpoints`))
  t.true(readme.includes(`${cellsOf(meshOf(topology)).length} cells`))
})

test('every message under troubleshooting is one of the code’s', t => {
  const code = readdirSync(path.join(root, 'src'), {recursive: true, encoding: 'utf8'})
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map(file => readFileSync(path.join(root, 'src', file), 'utf8'))
    .join('\n')
    // At a desk an option is a flag.
    .replaceAll(/\$\{optionName\('([a-z-]+)'\)\}/g, '--$1')
  const messages = readmeTable('message', 'what to do').map(([cell = '']) => cell.slice(1, -1))
  t.true(messages.length > 10)
  for (const message of messages) {
    for (const part of message.split('…')) t.true(code.includes(part), `${message}: "${part}"`)
  }
})

test('every npm script, file and link that is named exists', t => {
  const {scripts} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  for (const page of docs) {
    const text = readFileSync(path.join(root, page), 'utf8')
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
