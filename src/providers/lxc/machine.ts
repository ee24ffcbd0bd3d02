import {readFile, rename} from 'node:fs/promises'
import {join} from 'node:path'
import {paced} from '../../process/host-pace.ts'
import {LabError} from '../../process/lab-error.ts'
import {inLastingEnvironment} from '../../process/lasting-environment.ts'
import {type RunResult, run} from '../../process/run.ts'
import {powerOffOwn, restartOwn} from '../by-systemd.ts'
import {enter, type Keeper} from '../embedded/keeper.ts'
import {olderLog, readLog} from '../embedded/machine-log.ts'
import type {LabPaths} from '../embedded/paths.ts'
import {placeByChannel, wentDown} from '../place-by-channel.ts'
import type {ProvidedMachine} from '../provider.ts'
import {causeInLxcLog} from './cause-in-log.ts'
import {limitsOf} from './limits.ts'
import {consoleFile} from './machine-config.ts'

/** How long in milliseconds LXC may take to start or end a container; 0.3 s were measured. */
const lxcDeadline = 20_000
/** How long in milliseconds LXC may take to hold a machine's processes; it takes some of them. */
const freezeDeadline = 10_000
/** How long in milliseconds a machine may take to shut down in order; LXD without its quorum takes up to 50 s. */
const shutdownDeadline = 120_000

export function lxcMachine(name: string, keeper: Keeper, paths: LabPaths): ProvidedMachine {
  const lxc = async (tool: string, ...words: string[]): Promise<RunResult> => {
    // The monitor that lxc-start leaves, and the machine's first process, keep its environment.
    const command = inLastingEnvironment([tool, `--lxcpath=${paths.machines}`, `--name=${name}`, ...words])
    return run([...enter(keeper), ...command], {
      timeoutMs: paced(tool === 'lxc-wait' ? shutdownDeadline + lxcDeadline : lxcDeadline),
    })
  }

  /** Resolves when nothing of the machine runs; `within` is in milliseconds. */
  const untilStopped = async (cannot: string, within: number, said = ''): Promise<void> => {
    const seconds = Math.ceil(paced(within) / 1000)
    const {status} = await lxc('lxc-wait', '--state=STOPPED', `--timeout=${seconds}`)
    if (status === 0) return
    const {stdout} = await lxc('lxc-info')
    const seen = [said, stdout].map(text => text.trim().replaceAll(/\s*\n\s*/g, ', ')).filter(Boolean)
    throw new LabError(
      `${cannot}: it still runs after ${seconds} s; last seen: ${seen.join('; ') || 'nothing'}`,
    )
  }

  const untilState = async (state: 'FROZEN' | 'RUNNING'): Promise<void> => {
    const seconds = Math.ceil(paced(freezeDeadline) / 1000)
    if ((await lxc('lxc-wait', `--state=${state}`, `--timeout=${seconds}`)).status === 0) return
    throw new LabError(
      `cannot ${state === 'FROZEN' ? 'freeze' : 'thaw'} ${name}: it is not ${state} after ${seconds} s`,
    )
  }

  const attach = (argv: readonly string[], variables: readonly string[]): string[] => [
    ...enter(keeper),
    ...['lxc-attach', `--lxcpath=${paths.machines}`, `--name=${name}`, '--clear-env'],
    ...variables.flatMap(variable => ['--set-var', variable]),
    '--',
    ...argv,
  ]
  const place = placeByChannel({
    name,
    pace: 1,
    hint: `its console is kept with the evidence and, while the lab is up, in ${join(paths.machines, name, consoleFile)}`,
    enter: attach,
    attach,
    cause: said => (isUnreachable(said) ? 'the machine does not run' : undefined),
  })
  return {
    ...place,
    restart: () => restartOwn(place),
    async shutDown() {
      await powerOffOwn(place)
      await untilStopped(`cannot shut down ${name}`, shutdownDeadline)
      place.drop(wentDown)
    },
    async cutPower() {
      const {stderr} = await lxc('lxc-stop', '--kill')
      await untilStopped(`cannot cut the power of ${name}`, lxcDeadline, stderr)
      place.drop(wentDown)
    },
    async start() {
      const log = join(paths.machines, name, 'lxc.log')
      // One for each start: what stands in it is about this one.
      await rename(log, olderLog(log)).catch(() => {})
      const result = await lxc('lxc-start', '--daemon', `--logfile=${log}`, '--logpriority=WARN')
      if (result.status === 0 || (await lxc('lxc-wait', '--state=RUNNING', '--timeout=0')).status === 0)
        return
      const said = await readFile(log, 'utf8').catch(() => '')
      const cause = causeInLxcLog(said || result.stderr) ?? `lxc-start said nothing${ending(result)}`
      throw new LabError(`cannot start ${name}: ${cause}`, {
        logs: [
          {name: `${name}-lxc.log`, text: said},
          {name: `${name}-lxc-start.txt`, text: `${result.stdout}${result.stderr}`},
          {name: `${name}-console.log`, text: await readLog(join(paths.machines, name, consoleFile))},
        ],
      })
    },
    async freeze() {
      const {status, stderr} = await lxc('lxc-freeze')
      if (status !== 0) throw new LabError(`cannot freeze ${name}: ${stderr.trim() || `status ${status}`}`)
      await untilState('FROZEN')
    },
    async thaw() {
      // It fails where nothing is frozen; the state tells.
      await lxc('lxc-unfreeze')
      await untilState('RUNNING')
    },
    resources: () => limitsOf(paths, name),
    console: () => readLog(join(paths.machines, name, consoleFile)),
  }
}

/** How a command ended that said nothing. */
const ending = ({status, timedOut, durationMs}: RunResult): string =>
  timedOut
    ? `, and had not ended after ${(durationMs / 1000).toFixed(0)} s`
    : `, and ended with status ${status}`

/** lxc-attach says with such a line of its own that there is nothing to attach to. */
const isUnreachable = (said: string): boolean =>
  /^lxc-attach: .*(Failed to get init pid|Failed to attach|Failed to get attach context)/m.test(said)
