import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {sabotages} from '../../labs/article/sabotage/index.ts'
import {locate} from '../../labs/article/sabotage/locate.ts'
import {Witness} from '../../src/evidence/witness.ts'
import {findEndpoints} from '../../src/expect/endpoints.ts'
import type {Cell} from '../../src/lab/cell.ts'
import {inEndpoint} from '../../src/lab/endpoint.ts'
import type {Lab} from '../../src/lab/lab.ts'
import {overlayOf} from '../../src/overlays/index.ts'
import {packageRoot} from '../../src/process/package-root.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {startChild} from '../support/start-child.ts'

const labName = 'evidence'
const filterRemoved = sabotages.find(({name}) => name.includes('filter is removed on lxd-2'))
if (!filterRemoved) throw new Error('no such sabotage')

let world: World
let lab: Lab
/** Names of containers by the machine that they are on. */
const containers = new Map<string, string[]>()

test.before(async t => {
  t.timeout(180_000)
  world = await makeWorld()
  const {status, output} = await world.run('up', ['--lab', labName])
  if (status !== 0) throw new Error(output)
  lab = await world.lab(labName)
  for (const name of lab.containersOf('lxd-cluster')) {
    const {machine} = await locate(lab, name)
    containers.set(machine.name, [...(containers.get(machine.name) ?? []), name])
  }
})
test.after.always(() => world?.end())

const on = (machine: string, index = 0): string => containers.get(machine)?.[index] ?? ''

interface Seen {
  explanation: string
  files: Map<string, string | Buffer>
  seconds: number
}

/** What a witness says of one silent cell. */
async function testify(cell: Omit<Cell, 'expected'>): Promise<Seen> {
  const files = new Map<string, string | Buffer>()
  const warnings: string[] = []
  const witness = new Witness({
    folder: 'evidence',
    write: (path, content) => files.set(path, content),
    redact: text => text,
    warn: message => warnings.push(message),
    signal: new AbortController().signal,
  })
  const start = performance.now()
  const {groups} = await witness.testify(lab, {
    phase: 'test',
    name: 'test',
    texts: [],
    groups: [[{...cell, expected: 'answer'}]],
  })
  const seconds = (performance.now() - start) / 1000
  if (warnings.length > 0) throw new Error(warnings.join('\n'))
  return {explanation: groups[0]?.explanation ?? '', files, seconds}
}

test.serial('a tunnel without its filter swallows the packet, in both directions', async t => {
  await filterRemoved.act(lab)
  try {
    const out = await testify({source: on('lxd-2'), target: on('lxd-1'), protocol: 'icmp'})
    t.regex(out.explanation, /leaves lxd-2's tunnel lxdfan0-fan, never leaves lxd-2's underlay eth0$/)
    const back = await testify({source: on('lxd-1'), target: on('lxd-2'), protocol: 'full-size'})
    t.regex(
      back.explanation,
      /^(echo|ARP) reply from .* leaves lxd-2's tunnel lxdfan0-fan, never leaves lxd-2's underlay eth0$/,
    )
    t.true(out.seconds < 10, `${out.seconds} s`)
    t.log(`${out.seconds.toFixed(1)} s and ${back.seconds.toFixed(1)} s`)
  } finally {
    await filterRemoved.undo(lab)
  }
})

test.serial(
  'an underlay that loses the fan’s packets in one direction is named between the machines',
  async t => {
    const [from, to] = ['lxd-1', 'lxd-3'].map(name => lab.underlayAddress(lab.machine(name)))
    const rule = `ip saddr ${from} ip daddr ${to} udp dport 8472 drop`
    // In the underlay itself, not on a machine: the host's place is where the lab's machines are plugged in.
    await lab.host.succeed([
      'nft',
      `table bridge fanlab_test { chain c { type filter hook forward priority 0; ${rule}; }; }`,
    ])
    try {
      const lost = /leaves lxd-1's underlay eth0, never arrives at lxd-3's underlay eth0$/
      const out = await testify({source: on('lxd-1'), target: on('lxd-3'), protocol: 'http'})
      t.regex(out.explanation, lost)
      t.regex(out.explanation, /^(TCP SYN|ARP request) from/)
      const back = await testify({source: 'lxd-3', target: 'lxd-1', protocol: 'icmp'})
      t.regex(back.explanation, lost)
      t.regex(back.explanation, /^(echo|ARP) reply from/)
    } finally {
      await lab.host.succeed(['nft', 'delete', 'table', 'bridge', 'fanlab_test'])
    }
  },
)

test.serial('a container whose interface is down is named, as target and as source', async t => {
  const down = await locate(lab, on('lxd-2'))
  await down.succeed(['ip', 'link', 'set', 'eth0', 'down'])
  try {
    const towards = await testify({source: on('lxd-1'), target: on('lxd-2'), protocol: 'icmp'})
    t.regex(
      towards.explanation,
      new RegExp(
        `arrives at lxd-2's tunnel lxdfan0-fan, never leaves lxd-2's port to ${on('lxd-2')}: it has no carrier$`,
      ),
    )
    const from = await testify({source: on('lxd-2'), target: on('lxd-2', 1), protocol: 'icmp'})
    t.regex(from.explanation, new RegExp(`never leaves ${on('lxd-2')}'s eth0: it is down$`))
  } finally {
    await down.succeed(['ip', 'link', 'set', 'eth0', 'up'])
    const route = ['ip', 'route', 'replace', 'default', 'via', overlayOf(lab).addressOf(down.machine)]
    await down.succeed(route)
  }
})

test.serial('a frozen container: the network carries its packets, its server says nothing', async t => {
  const name = on('lxd-3')
  const {machine} = await locate(lab, name)
  const cell = {source: 'lxd-1', target: name, protocol: 'http'} as const
  await machine.succeed(['lxc', 'pause', name])
  try {
    const {explanation} = await testify(cell)
    t.regex(
      explanation,
      new RegExp(
        `^TCP SYN from lxd-1 to ${name} and its answer pass every hop, and lxd-1 gets no page within`,
      ),
    )
  } finally {
    await machine.succeed(['lxc', 'start', name])
  }
})

test.serial(
  'evidence has what a person would ask for, of the machines on the way and of no other',
  async t => {
    const {files} = await testify({source: on('lxd-1'), target: on('lxd-3'), protocol: 'icmp'})
    const folders = new Set(
      [...files.keys()].map(path => path.split('/')[1]).filter(name => !name?.includes('.')),
    )
    t.deepEqual([...folders].sort(), ['lxd-1', 'lxd-3'])
    const text = (path: string): string => String(files.get(`01-test/${path}`))
    t.regex(text('lxd-1/network.txt'), /^\$ ip -json addr show\n\[\{"ifindex":1/)
    t.regex(text('lxd-1/fan.txt'), /lxdfan0-fan egress\n.*bpf/)
    t.regex(text('lxd-3/lxd.txt'), /container-1/)
    t.regex(text('lxd-3/journal.txt'), /lxd/)
    t.true(text('lxd-3/console.txt').length > 0)
    t.regex(text('trace-1.txt'), /pass every hop now \(10 of 10\)/)
    t.true(files.has(`01-test/trace-1-${on('lxd-3')}.pcap`))
    // Nothing of the trace stays on a machine.
    for (const {name} of lab.machines)
      t.is((await lab.machine(name).run(['sh', '-c', 'ls -d /run/fanlab-trace-*'])).stdout, '', name)
  },
)

const scenario = `
import {askEveryone, visitLab} from '${join(packageRoot, 'dist/fanlab.mjs')}'
await visitLab({
  name: 'check',
  script: import.meta.url,
  story: story => story.phase('matrix', () => story.matrix(askEveryone)),
})
`

/** Runs the matrix alone as a person would; gives its exit status and how long it took. */
async function runMatrix(): Promise<{status: number | null; seconds: number}> {
  const script = join(world.scratch, 'check.mjs')
  writeFileSync(script, scenario)
  const start = performance.now()
  const argv = ['node', script, '--lab', labName, '--reports', world.reports]
  const {status} = await startChild(argv, {cwd: world.scratch, env: world.env}).ended
  return {status, seconds: (performance.now() - start) / 1000}
}

test.serial(
  'a green run has no evidence, a red one names the hop everywhere and keeps the evidence',
  async t => {
    const green = await runMatrix()
    t.is(green.status, 0)
    t.false(existsSync(join(world.reports, 'evidence')))
    t.regex(readFileSync(join(world.reports, 'summary.md'), 'utf8'), /^# ✅ fanlab check: all as claimed/)

    await filterRemoved.act(lab)
    // As it happens by itself when the kernel asks again for an address: these two lose all in another way then.
    const {endpoints} = await findEndpoints(lab)
    const [forgetful, host] = [on('lxd-2', 1), 'host'].map(name => endpoints.find(each => each.name === name))
    if (!forgetful || !host) throw new Error('no such endpoints')
    const forget = ['ip', 'neigh', 'del', host.address, 'dev', 'eth0']
    await forgetful.place.succeed(inEndpoint(forgetful, forget))
    const red = await runMatrix()
    await filterRemoved.undo(lab)
    t.is(red.status, 1)
    t.log(`green ${green.seconds.toFixed(1)} s, red ${red.seconds.toFixed(1)} s`)
    const hop = "lxd-2's tunnel lxdfan0-fan, never leaves lxd-2's underlay eth0"
    const failed = world.report('check').cases.filter(({status}) => status === 'failure')
    t.true(failed.length > 50)
    t.deepEqual(
      failed.filter(({text}) => !text.includes(`${hop}\n`)).map(({name, text}) => `${name}: ${text}`),
      [],
    )
    const summary = readFileSync(join(world.reports, 'summary.md'), 'utf8')
    t.true(summary.includes(hop))
    t.regex(summary, /<code>evidence\/check\/01-matrix<\/code>/)
    t.notRegex(summary, /\]\(/, 'no link that leads nowhere on the page of a run')
    const folder = join(world.reports, 'evidence', 'check', '01-matrix')
    t.true(readdirSync(folder).includes('trace-1.txt'))
    t.is(statSync(join(folder, 'trace-1.txt')).mode & 0o777, 0o644)
  },
)
