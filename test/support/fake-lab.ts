import {articleTopology} from '../../src/lab/article-topology.ts'
import {Lab} from '../../src/lab/lab.ts'
import {Machine} from '../../src/lab/machine.ts'
import type {Topology} from '../../src/lab/topology.ts'
import {parsePrefix} from '../../src/process/prefix.ts'
import type {RunResult} from '../../src/process/run.ts'
import type {CommandOptions, Place, ProvidedMachine} from '../../src/providers/provider.ts'

// Helps the tests of this room: a lab whose machines are told what to say.

/** What a command prints, or how it fails. */
export type Say = (
  machine: string,
  argv: readonly string[],
  options?: CommandOptions,
) => string | (Pick<RunResult, 'status' | 'stderr'> & Partial<Pick<RunResult, 'stdout'>>)

const article = articleTopology(parsePrefix('10.79.89.0/24'), parsePrefix('240.0.0.0/8'))

export function fakeLab(say: Say = () => '', topology: Topology = article): Lab {
  const place = (name: string): Place => ({
    name,
    pace: 1,
    run: async (argv, options): Promise<RunResult> => {
      const said = say(name, argv, options)
      return {
        ...{argv, status: 0, signal: null, stdout: '', stderr: '', durationMs: 1, timedOut: false},
        ...(typeof said === 'string' ? {stdout: said} : said),
      }
    },
    // Nothing is sent from here.
    open: (_argv, {onEnd}) => {
      queueMicrotask(() => onEnd('there is no prober'))
      return {write() {}, close() {}}
    },
    attach: argv => argv,
  })
  const machine = (name: string): ProvidedMachine => ({
    ...place(name),
    async restart() {},
    async cutPower() {},
    async start() {},
    resources: async () => ({cpus: 1, memory: 1, disk: 1}),
    console: async () => `console of ${name}\n`,
  })
  const machines = topology.machines.map(({name}) => new Machine(machine(name)))
  return new Lab('test', topology, place('host'), machines)
}
