import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {run} from '../src/process/run.ts'
import type {PhaseTimes} from '../src/report/phase-times.ts'
import {labCpu} from './lab-cpu.ts'
import {labMemory} from './lab-memory.ts'

/**
 * Runs the scenarios `up`, with `check` after it, and `full` N times each on the warm image and prints, for each phase,
 * min/median/max, split by what it waited for; then the figures that have a budget.
 */
const {values} = parseArgs({
  options: {runs: {type: 'string', default: '3'}, provider: {type: 'string', default: 'lxc'}},
})
const {provider} = values
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs must be a number from 1; got ${values.runs}`)

interface Budget {
  /** Seconds. */
  up?: number
  check?: number
  full?: number
  matrix?: number
  teardown?: number
  /** MiB that all machines may use together. */
  memory?: number
  /** Processes that `up` may start, beside those of the machines' own systemd. */
  processes?: number
  /** Seconds of processor time that `up` may use, with all that its machines do. */
  cpu?: number
}

/**
 * What a machine with two processors has to keep, by provider. Before commands went by one channel (952caa4), up of lxc
 * started 2183 processes and used 44 s of processor time, and a check took 19 s while the host was busy.
 */
const budgets: Readonly<Record<string, Budget>> = {
  lxc: {up: 20, check: 11, full: 60, matrix: 1, teardown: 2, memory: 2048, processes: 727, cpu: 33},
  uml: {full: 360},
  qemu: {full: 1200},
}
const budget = budgets[provider] ?? {}

interface Timings {
  durationMs: number
  phases: PhaseTimes[]
}

const kinds = ['total', 'boot', 'lxd', 'docker', 'harness'] as const
const lab = 'bench'
const folder = await mkdtemp(join(tmpdir(), 'fanlab-bench-'))
let memory = 0
const costs: {processes: number; cpu: number}[] = []
const checks: number[] = []
try {
  const up = await measure('up')
  const full = await measure('full')
  const phase = (of: readonly Timings[], name: string): number[] =>
    of.flatMap(({phases}) => phases.filter(each => each.name === name).map(({total}) => total))
  console.log('')
  const times = (what: string, durations: readonly number[], most?: number): void =>
    figure(what, spread(durations), 's', most)
  times(
    'lab up and first matrix',
    up.map(({phases}) => sum(phases)),
    budget.up,
  )
  times(
    'whole of full',
    full.map(({durationMs}) => durationMs),
    budget.full,
  )
  times('check', checks, budget.check)
  times('matrix', [...phase(up, 'matrix'), ...phase(full, 'matrix')], budget.matrix)
  times('teardown', phase(full, 'teardown'), budget.teardown)
  figure(
    'processes started by up',
    spread(
      costs.map(({processes}) => processes),
      String,
    ),
    '',
    budget.processes,
  )
  figure('processor time of up', spread(costs.map(({cpu}) => cpu * 1000)), 's', budget.cpu)
  // Only the cgroups of containers tell it.
  if (memory > 0) figure('memory of the lab, at most', (memory / 2 ** 20).toFixed(0), 'MiB', budget.memory)
} finally {
  await scenario('down', ['--lab', lab])
  await rm(folder, {recursive: true, force: true})
}

function figure(what: string, value: string, unit: string, most?: number): void {
  const held = most === undefined ? '' : `budget ${most} ${unit}`
  console.log(`${what.padEnd(28)}${value.padStart(22)} ${unit.padEnd(5)}${held}`.trimEnd())
}

async function measure(name: 'up' | 'full'): Promise<Timings[]> {
  const timings: Timings[] = []
  for (let index = 0; index < runs; index++) {
    await scenario('down', ['--lab', lab])
    const file = join(folder, `${name}-${index}.json`)
    const sampler = setInterval(async () => {
      memory = Math.max(memory, await labMemory(lab))
    }, 500)
    const cost = join(folder, 'cost.json')
    const counted = ['python3', join(import.meta.dirname, 'started_processes.py'), cost]
    await scenario(
      name,
      ['--lab', lab, '--provider', provider, '--reports', folder, '--timings', file],
      counted,
    )
    clearInterval(sampler)
    if (name === 'up') {
      const told = JSON.parse(await readFile(cost, 'utf8')) as {processes: number; cpuSeconds: number}
      costs.push({processes: told.processes, cpu: told.cpuSeconds + (await labCpu(lab))})
      const start = performance.now()
      await scenario('check', ['--lab', lab, '--reports', folder])
      checks.push(performance.now() - start)
    }
    const own = JSON.parse(await readFile(file, 'utf8')) as Timings
    timings.push(own)
    console.log(`${name} ${index + 1} of ${runs}: ${seconds(own.durationMs)} s`)
  }
  print(name, timings)
  return timings
}

async function scenario(name: string, flags: readonly string[], by: readonly string[] = []): Promise<void> {
  const result = await run([...by, 'node', `scenarios/${name}.mjs`, ...flags])
  if (result.status === 0) return
  throw new Error(`${name} ended with status ${result.status}: ${result.stdout}${result.stderr}`)
}

function print(title: string, timings: readonly Timings[]): void {
  const line = (name: string, of: (kind: (typeof kinds)[number]) => number[]): void =>
    console.log(name.padEnd(24) + kinds.map(kind => spread(of(kind)).padStart(18)).join(''))
  console.log(`\n${`${title}, seconds`.padEnd(24)}${kinds.map(kind => kind.padStart(18)).join('')}`)
  for (const {name} of timings[0]?.phases ?? []) {
    line(name, kind =>
      timings.flatMap(({phases}) => phases.filter(each => each.name === name).map(each => each[kind])),
    )
  }
  line('all', kind => timings.map(({phases}) => sum(phases, kind)))
  console.log('')
}

function sum(phases: readonly PhaseTimes[], kind: (typeof kinds)[number] = 'total'): number {
  return phases.reduce((total, phase) => total + phase[kind], 0)
}

/** min/median/max */
function spread(values: readonly number[], shown = seconds): string {
  const sorted = [...values].sort((a, b) => a - b)
  return [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
    .map(value => shown(value ?? 0))
    .join('/')
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2)
}
