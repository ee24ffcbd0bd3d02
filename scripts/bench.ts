import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {run} from '../src/process/run.ts'
import {labMemory} from '../src/providers/lxc/lab-memory.ts'
import type {PhaseTimes} from '../src/report/phase-times.ts'

/**
 * Runs the scenarios `up` and `full` N times each on the warm image and prints, for each phase, min/median/max, split by
 * what it waited for; then the figures that have a budget.
 */
const {values} = parseArgs({options: {runs: {type: 'string', default: '3'}}})
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs must be a number from 1; got ${values.runs}`)

interface Timings {
  durationMs: number
  phases: PhaseTimes[]
}

const kinds = ['total', 'boot', 'lxd', 'docker', 'harness'] as const
const lab = 'bench'
const folder = await mkdtemp(join(tmpdir(), 'fanlab-bench-'))
let memory = 0
try {
  const up = await measure('up')
  const full = await measure('full')
  const phase = (of: readonly Timings[], name: string): number[] =>
    of.flatMap(({phases}) => phases.filter(each => each.name === name).map(({total}) => total))
  console.log('')
  for (const [what, durations, budget] of [
    ['lab up and first matrix', up.map(({phases}) => sum(phases)), 20],
    ['whole of full', full.map(({durationMs}) => durationMs), 60],
    ['matrix', [...phase(up, 'matrix'), ...phase(full, 'matrix')], 3],
    ['teardown', phase(full, 'teardown'), 2],
  ] as const) {
    console.log(`${what.padEnd(28)}${spread(durations).padStart(18)} s    budget ${budget} s`)
  }
  const mebibytes = (memory / 2 ** 20).toFixed(0)
  console.log(`${'memory of the lab, at most'.padEnd(28)}${mebibytes.padStart(18)} MiB  budget 2048 MiB`)
} finally {
  await scenario('down', ['--lab', lab])
  await rm(folder, {recursive: true, force: true})
}

async function measure(name: 'up' | 'full'): Promise<Timings[]> {
  const timings: Timings[] = []
  for (let index = 0; index < runs; index++) {
    await scenario('down', ['--lab', lab])
    const file = join(folder, `${name}-${index}.json`)
    const sampler = setInterval(async () => {
      memory = Math.max(memory, await labMemory(lab))
    }, 500)
    await scenario(name, ['--lab', lab, '--reports', folder, '--timings', file])
    clearInterval(sampler)
    const own = JSON.parse(await readFile(file, 'utf8')) as Timings
    timings.push(own)
    console.log(`${name} ${index + 1} of ${runs}: ${seconds(own.durationMs)} s`)
  }
  print(name, timings)
  return timings
}

async function scenario(name: string, flags: readonly string[]): Promise<void> {
  const result = await run(['node', `scenarios/${name}.mjs`, ...flags])
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
function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  return [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
    .map(value => seconds(value ?? 0))
    .join('/')
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2)
}
