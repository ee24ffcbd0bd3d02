import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {run} from '../src/process/run.ts'
import {labMemory} from '../src/providers/lxc/lab-memory.ts'
import type {PhaseTimes} from '../src/report/phase-times.ts'

/**
 * Runs the whole scenario N times on the warm image and prints, for each phase, min/median/max, split by what it waited
 * for; then the figures that have a budget.
 */
const {values} = parseArgs({
  options: {runs: {type: 'string', default: '3'}, scenario: {type: 'string', default: 'full'}},
})
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs must be a number from 1; got ${values.runs}`)

interface Timings {
  durationMs: number
  phases: PhaseTimes[]
}

const kinds = ['total', 'boot', 'lxd', 'docker', 'harness'] as const
const folder = await mkdtemp(join(tmpdir(), 'fanlab-bench-'))
const lab = 'bench'
const timings: Timings[] = []
let memory = 0
let upToMatrix: number[] = []
const walls: number[] = []
try {
  for (let index = 0; index < runs; index++) {
    const file = join(folder, `timings-${index}.json`)
    const sampler = setInterval(async () => {
      memory = Math.max(memory, await labMemory(lab))
    }, 500)
    const flags = ['--lab', lab, '--reports', folder, '--timings', file]
    const start = performance.now()
    const result = await run(['node', `scenarios/${values.scenario}.mjs`, ...flags])
    walls.push(performance.now() - start)
    clearInterval(sampler)
    if (result.status !== 0) {
      console.error(result.stdout + result.stderr)
      throw new Error(`run ${index + 1} ended with status ${result.status}`)
    }
    const own = JSON.parse(await readFile(file, 'utf8')) as Timings
    timings.push(own)
    upToMatrix = [...upToMatrix, firstMatrix(own)]
    console.log(`run ${index + 1} of ${runs}: ${seconds(walls[index] ?? 0)} s`)
  }
} finally {
  await rm(folder, {recursive: true, force: true})
}

const names = timings[0]?.phases.map(({name}) => name) ?? []
console.log(`\n${'seconds, min/median/max'.padEnd(24)}${kinds.map(kind => kind.padStart(18)).join('')}`)
for (const name of names) {
  const phases = timings.flatMap(({phases}) => phases.filter(phase => phase.name === name))
  console.log(
    name.padEnd(24) + kinds.map(kind => spread(phases.map(phase => phase[kind])).padStart(18)).join(''),
  )
}
const sums = timings.map(({phases}) => kinds.map(kind => phases.reduce((sum, phase) => sum + phase[kind], 0)))
console.log(
  'all'.padEnd(24) + kinds.map((_, index) => spread(sums.map(sum => sum[index] ?? 0)).padStart(18)).join(''),
)

const phaseOf = (name: string): number[] =>
  timings.flatMap(({phases}) => phases.filter(phase => phase.name === name).map(({total}) => total))
console.log('')
for (const [what, values, budget] of [
  ['lab up and first matrix', upToMatrix, 20],
  ['whole run with its process', walls, 60],
  ['matrix', phaseOf('matrix'), 3],
  ['teardown', phaseOf('teardown'), 2],
] as const) {
  console.log(`${what.padEnd(28)}${spread(values).padStart(18)} s   budget ${budget} s`)
}
console.log(
  `${'memory of the lab, at most'.padEnd(28)}${(memory / 2 ** 20).toFixed(0).padStart(18)} MiB budget 2048 MiB`,
)

/** Milliseconds from the start of the scenario to the end of its first matrix. */
function firstMatrix({phases}: Timings): number {
  const last = phases.findIndex(({name}) => name === 'matrix')
  return phases.slice(0, last + 1).reduce((sum, {total}) => sum + total, 0)
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  return [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
    .map(value => seconds(value ?? 0))
    .join('/')
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2)
}
