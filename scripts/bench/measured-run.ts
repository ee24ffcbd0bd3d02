import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type PhaseTimes, phaseTimes} from '../../src/report/phase-times.ts'
import type {Timing} from '../../src/report/report.ts'
import {cgroupCpu, inOwnCgroup, ownCgroup} from './cgroup-cpu.ts'
import {labMemory} from './lab-memory.ts'
import {type CpuSample, sampleCpu} from './sample-cpu.ts'
import {runIn, scenario, type Tree} from './tree.ts'

/** What a scenario cost. Times are milliseconds, processor times seconds. */
export interface MeasuredRun {
  wallMs: number
  phases: TimedPhase[]
  /** What the run as a whole waited for. Phases that go on side by side add up to more. */
  whole: PhaseTimes
  /** Of the scenario and of what it started on this host. */
  ownCpu: number
  /** Of the machines. */
  labCpu: number
  /** Processes that it started, beside those of the machines' own systemd. */
  processes: number
  /** Bytes of the machines, at most. */
  memory: number
  samples: CpuSample[]
}

/** Trees from before `startedAt` have none. */
export type TimedPhase = Omit<PhaseTimes, 'startedAt' | 'parts'> & {
  startedAt?: string
  parts?: readonly {startedAt: string; durationMs: number}[]
}

/** What `--timings` writes. */
interface TimesFile {
  durationMs: number
  phases: TimedPhase[]
  waits: readonly (Omit<Timing, 'startedAt'> & {startedAt: string})[]
}

const nothingTold: TimesFile = {durationMs: 0, phases: [], waits: []}

const sampleMs = 200

/** Runs a scenario that makes a lab of that name. */
export async function measureRun(
  tree: Tree,
  name: string,
  lab: string,
  words: readonly string[] = [],
  {hasTimings = true}: {hasTimings?: boolean} = {},
): Promise<MeasuredRun> {
  const folder = await mkdtemp(join(tmpdir(), 'fanlab-bench-run-'))
  const [timings, cost] = [join(folder, 'timings.json'), join(folder, 'cost.json')]
  let memory = 0
  const samples: CpuSample[] = []
  const sampler = setInterval(async () => {
    samples.push(await sampleCpu(lab))
    memory = Math.max(memory, await labMemory(lab))
  }, sampleMs)
  try {
    const counted = ['python3', join(import.meta.dirname, 'started_processes.py'), cost]
    const timed = hasTimings ? ['--timings', timings] : []
    const command = scenario(name, '--lab', lab, '--reports', folder, ...timed, ...words)
    const argv = await inOwnCgroup([...counted, ...command])
    const before = await cgroupCpu(ownCgroup)
    const start = performance.now()
    await runIn(tree, argv)
    const wallMs = performance.now() - start
    const ownCpu = (await cgroupCpu(ownCgroup)) - before
    samples.push(await sampleCpu(lab))
    const told = hasTimings ? await readJsonFile<TimesFile>(timings) : nothingTold
    const {processes} = await readJsonFile<{processes: number}>(cost)
    // A scenario that removes its lab takes the count along.
    const labCpu = Math.max(...samples.map(({lab}) => lab))
    return {wallMs, phases: told.phases, whole: timesOfRun(told), processes, memory, samples, labCpu, ownCpu}
  } finally {
    clearInterval(sampler)
    await rm(folder, {recursive: true, force: true})
  }
}

function timesOfRun({durationMs, waits}: TimesFile): PhaseTimes {
  const timings = waits.map(wait => ({...wait, startedAt: new Date(wait.startedAt)}))
  // Waits are all within the run, and when it began is not told.
  const startedAt = new Date(Math.min(...timings.map(wait => wait.startedAt.getTime()), Date.now()))
  const [whole] = phaseTimes({suites: [{name: 'all', startedAt, durationMs, cases: []}], timings})
  if (!whole) throw new Error('a run has no times')
  return whole
}

const readJsonFile = async <T>(file: string): Promise<T> => JSON.parse(await readFile(file, 'utf8')) as T
