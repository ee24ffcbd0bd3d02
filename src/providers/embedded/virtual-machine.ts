import {readFile, rename} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import {paced} from '../../process/host-pace.ts'
import {type ErrorLog, LabError} from '../../process/lab-error.ts'
import {inLastingEnvironment} from '../../process/lasting-environment.ts'
import {run} from '../../process/run.ts'
import {Hopeless, type Sight, waitUntil} from '../../process/wait-until.ts'
import {powerOffOwn, restartOwn} from '../by-systemd.ts'
import {wentDown} from '../place-by-channel.ts'
import type {LabSpec, Place, ProvidedMachine, Resources} from '../provider.ts'
import {type AgentPlace, runByAgent} from './agent-command.ts'
import {AgentConnections} from './agent-connections.ts'
import {processesBelow} from './cgroup-tree.ts'
import type {Crowd} from './crowd.ts'
import {endProcesses} from './end-processes.ts'
import {holdProcesses} from './hold-processes.ts'
import {enter, type Keeper} from './keeper.ts'
import {makeMachineCgroups, trackingCgroup} from './machine-cgroups.ts'
import {type MachineFiles, type MachineRecord, machineFiles, readMachineRecord} from './machine-files.ts'
import {olderLog, readLog} from './machine-log.ts'
import {openByAgent} from './open-by-agent.ts'
import type {LabPaths} from './paths.ts'

/** How long in milliseconds the program may take until its kernel says its first word; 0.1 s were measured. */
const startDeadline = 20_000

/** How long in milliseconds an orderly shutdown may take: LXD without its cluster takes up to 50 s of it. */
const shutdownDeadline = 120_000

/** What is particular to a program that runs virtual machines. */
export interface Emulator {
  /** The pace of the machines of a lab, see Place. */
  pace(paths: LabPaths): Promise<number>
  /** Makes the machine's own disk, over the base disk. */
  makeDisk?(record: MachineRecord, files: MachineFiles): Promise<void>
  /** Whole command line; it stays in the foreground, with the machine's console as its standard output. */
  command(
    record: MachineRecord,
    files: MachineFiles,
    lab: {spec: LabSpec; paths: LabPaths},
  ): string[] | Promise<string[]>
  /** The first words of the machine's kernel on the console. */
  firstWords: RegExp
  /** Reads the limits from the command line of the program as it runs; undefined when it is another program's. */
  resources(commandLine: readonly string[]): Promise<Resources | undefined>
}

/** Program that `attach` runs: beside the bundle, or beside this source. */
const attachProgram = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? 'attach.ts' : 'attach.mjs', import.meta.url),
)

/** A machine that is a process with a kernel of its own, in a cgroup by which it is found. */
export function virtualMachine(
  name: string,
  emulator: Emulator,
  lab: {spec: LabSpec; paths: LabPaths; keeper: Keeper; pace: number; crowd: Crowd},
): ProvidedMachine {
  const files = machineFiles(lab.paths, name)
  const hint = `its console is kept with the evidence and, while the lab is up, in ${files.console}`
  const cgroup = (): Promise<string> => trackingCgroup(lab.paths, name)
  const processes = async (): Promise<number[]> => processesBelow(await cgroup())
  const isRunning = async (): Promise<boolean> => (await processes()).length > 0

  const connections = new AgentConnections(files.agent)
  const agent: AgentPlace = {
    ...{name, hint},
    async connect(...how) {
      // Its program runs on through a reboot: where there is none, waiting helps nobody.
      if (!(await isRunning())) throw new Hopeless('the machine does not run')
      return lab.crowd.connection(() => connections.connect(...how))
    },
  }

  const place: Place = {
    name,
    pace: lab.pace,
    run: (argv, options) => lab.crowd.command(() => runByAgent(agent, argv, options)),
    open: (argv, events) => openByAgent(agent, argv, events),
    attach: argv => [process.execPath, attachProgram, files.agent, ...argv],
  }
  return {
    ...place,
    restart: () => restartOwn(place),
    async shutDown() {
      await powerOffOwn(place)
      await waitUntil(
        `${name} is down`,
        async (): Promise<Sight<true>> => ((await isRunning()) ? {notYet: 'it still runs'} : {value: true}),
        {within: paced(shutdownDeadline * lab.pace), hint},
      )
      connections.drop(wentDown)
    },
    async cutPower() {
      await endProcesses([await cgroup()], name)
      connections.drop(wentDown)
    },
    async start() {
      if (await isRunning()) return
      const record = await readMachineRecord(files)
      if (!record) throw new LabError(`cannot start ${name}: there is no such machine`)
      // Each start begins a console of its own.
      await rename(files.console, olderLog(files.console)).catch(() => {})
      const groups = await makeMachineCgroups(lab.paths, name)
      const command = await emulator.command(record, files, lab)
      await launch(groups, [...enter(lab.keeper), 'setsid', ...command], files)
      await waitUntil(
        `${name} has power`,
        async (): Promise<Sight<true>> => {
          const said = await readFile(files.console, 'utf8').catch(() => '')
          if (emulator.firstWords.test(said)) return {value: true}
          if (await isRunning()) return {notYet: said.slice(-500)}
          const last = said.trim().split('\n').slice(-5).join('\n')
          throw new Hopeless(`cannot start ${name}: ${last || 'its program ended and said nothing'}`, {
            logs: await logsOfMachine(name, files),
          })
        },
        {within: paced(startDeadline), hint},
      )
    },
    freeze: async () => holdProcesses(await cgroup(), name, true),
    thaw: async () => holdProcesses(await cgroup(), name, false),
    async resources() {
      for (const pid of await processes()) {
        const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
        const found = await emulator.resources(words)
        if (found) return found
      }
      throw new LabError(`cannot tell the limits of ${name}: the machine does not run`, {hint})
    },
    console: () => readLog(files.console),
  }
}

/** What a machine and the programs around it said. */
const logsOfMachine = async (name: string, files: MachineFiles): Promise<ErrorLog[]> => [
  {name: `${name}-console.log`, text: await readLog(files.console)},
  {name: `${name}-log.txt`, text: await readLog(files.log)},
]

/** Starts the command in the background, in these cgroups; its output goes to the machine's console. */
async function launch(groups: readonly string[], command: readonly string[], files: MachineFiles) {
  const watched = ['setsid', 'sh', '-c', untilItEnds, 'machine', groups[0] ?? '', ...command]
  const result = await run(
    [
      'sh',
      '-eu',
      '-c',
      launchScript,
      'launch',
      files.console,
      ...groups,
      '--',
      ...inLastingEnvironment(watched),
    ],
    {
      timeoutMs: paced(startDeadline),
    },
  )
  if (result.status !== 0) throw new LabError(`cannot start a machine: ${result.stderr.trim()}`)
}

const launchScript = `
console=$1; shift
while [ "$1" != -- ]; do
  echo $$ > "$1/cgroup.procs"
  shift
done
shift
"$@" </dev/null >>"$console" 2>&1 &
`

/**
 * What a program leaves behind when it ends (User-mode Linux leaves its machine's processes) is ended with it: they are
 * found by the first of its cgroups.
 */
const untilItEnds = `
group=$1; shift
"$@"
while read -r pid; do
  if [ "$pid" != $$ ]; then kill -KILL "$pid"; fi
done < "$group/cgroup.procs"
`
