import {foreground} from '../process/foreground.ts'
import {shownValue} from '../process/shown-value.ts'
import {UsageError} from '../process/usage-error.ts'
import {withoutTerminal} from '../process/without-terminal.ts'
import type {FoundPlace} from '../roles/role.ts'
import {canTellUnreachable, judgeFailure, toolsThatTell, type WantedFailure} from './judge-failure.ts'
import type {OptionValues} from './options.ts'
import {expectAnswer, reachPlace} from './reach-place.ts'
import type {CommandLine} from './read-command-line.ts'
import {runCommand} from './run-command.ts'

/** Enters a machine, the host's place or a container, or runs a command there. Its status is the process's. */
export const openShell = (script: string): Promise<never> =>
  runCommand({
    name: 'shell',
    script,
    flags: ['lab'],
    positionals: 'MACHINE|host|CONTAINER [-- COMMAND...]',
    interactive: true,
    run(given) {
      refuseStrayWords(given)
      return enter(given, process.stdin.isTTY === true && process.stdout.isTTY === true)
    },
  })

/** Runs a command in one of these places, for scripts: never on a terminal, and without a command nobody would type one. */
export const runInLab = (script: string): Promise<never> =>
  runCommand({
    name: 'exec',
    script,
    flags: ['lab', 'expect-failure', 'expect-unreachable'],
    positionals: 'MACHINE|host|CONTAINER -- COMMAND...',
    interactive: true,
    run(given) {
      refuseStrayWords(given)
      const {command = [], values} = given
      const wanted = wantedFailure(values)
      if (command.length === 0)
        throw new UsageError('name where to run which command, such as: host -- ip addr')
      if (wanted === 'unreachable' && !canTellUnreachable(command))
        throw new UsageError(
          `--expect-unreachable knows what ${toolsThatTell.join(', ')} say; got ${shownValue(command[0])}: take --expect-failure`,
        )
      return enter(given, false, wanted)
    },
  })

function wantedFailure(values: OptionValues): WantedFailure | undefined {
  if (values['expect-unreachable']) return 'unreachable'
  return values['expect-failure'] ? 'any of its own' : undefined
}

/** Without `--` nobody could tell whose a flag is. */
function refuseStrayWords({positionals: [, stray]}: CommandLine): void {
  if (stray !== undefined)
    throw new UsageError(
      `a command stands behind --, such as: host -- ip addr; got ${shownValue(stray)} in front of it`,
    )
}

/** The exit code is the command's; where it has to fail, that says whether it did so. */
async function enter(
  {request, positionals: [given], command = []}: CommandLine,
  terminal: boolean,
  wanted?: WantedFailure,
): Promise<number> {
  const {lab, found, name} = await reachPlace(request, given)
  const argv = found.on.place.attach(await commandIn(found, command, terminal), terminal)
  const status = await (terminal ? foreground(argv, 'inherit').status : withoutTerminal(argv))
  if (wanted === undefined) return status
  // A way that broke looks like a command that failed.
  await expectAnswer(found, lab, name)
  const {exitCode, reason} = judgeFailure(command, status, wanted)
  if (reason !== undefined) console.error(`fanlab: ${reason}`)
  return exitCode
}

/** The command as it is run on the machine; without one, the place's shell. */
async function commandIn(
  {on, enter, pid}: FoundPlace,
  command: readonly string[],
  terminal: boolean,
): Promise<readonly string[]> {
  const words = enter(terminal)
  const [tool] = command
  if (tool === undefined) return [...words, words.length === 0 ? 'bash' : 'sh']
  if (words.length === 0) return command
  const look = ['sh', '-c', 'command -v -- "$1" >/dev/null', 'sh', tool]
  const hasTool = (await on.run([...enter(false), ...look])).status === 0
  // The machine has curl, fping, tcpdump and their like, and any image can be looked at with them.
  return hasTool ? [...words, ...command] : ['nsenter', `--net=/proc/${pid}/ns/net`, '--', ...command]
}
