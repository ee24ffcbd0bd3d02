import {fileURLToPath} from 'node:url'
import {acceptStateFolder} from '../files/state-folder.ts'
import type {LabFile} from '../lab/file/lab-file.ts'
import {typedScript} from '../lab/typed-command.ts'
import {measureHostPace} from '../process/host-pace.ts'
import type {InputProblem} from '../process/input-problem.ts'
import {Interrupted} from '../process/interrupted.ts'
import {LabError} from '../process/lab-error.ts'
import {sudoCaller} from '../process/owner.ts'
import {UsageError} from '../process/usage-error.ts'
import {describeError} from '../report/describe-error.ts'
import {exitCodes} from '../run/exit-codes.ts'
import type {Request} from '../run/request.ts'
import {writeRefusal} from '../run/result-file.ts'
import {becomeRoot} from './become-root.ts'
import {beginProcess} from './begin-process.ts'
import {takeHandedVariables} from './handed-variables.ts'
import type {OptionName} from './options.ts'
import {type CommandLine, readCommandLine} from './read-command-line.ts'
import {argumentsOf, ownWords} from './script-words.ts'
import {usage} from './usage.ts'

interface Command {
  name: string
  /** import.meta.url of the script. */
  script: string
  flags: readonly OptionName[]
  /** How the words after the flags are shown in the help; without it there must be none. */
  positionals?: string
  /** Its standard input is the person's, not a way to stop it. */
  interactive?: boolean
  /** Default: it cannot do without. */
  root?: 'if possible'
  /** What else is wrong with what was given, asked before anything is done. */
  problems?: (given: CommandLine) => readonly InputProblem[]
  /** The lab that it makes, where the flags do not say it. */
  lab?: () => LabFile
  run(given: CommandLine): Promise<number>
}

let begun = false

/** Whether a script has got as far as that. */
export const hasBegun = (): boolean => begun

/** The whole life of a script's process: reads its flags, becomes root, runs, tells what went wrong, exits. */
export async function runCommand(command: Command): Promise<never> {
  begun = true
  // What nobody waits for any more can fail, too; the watcher removes the lab then.
  process.on('uncaughtException', error => {
    if (!(error instanceof Interrupted)) console.error(describeError(error))
    process.exit(error instanceof Interrupted ? exitCodes.interrupted : exitCodes.error)
  })
  process.exit(await statusOf(command))
}

async function statusOf(command: Command): Promise<number> {
  const script = fileURLToPath(command.script)
  const argv = argumentsOf(script)
  let given: CommandLine | undefined
  beginProcess()
  try {
    if (ownWords(argv).includes('--help')) {
      console.log(usage(typedScript(script), command.flags, command.positionals))
      return exitCodes.passed
    }
    // First: what sudo has dropped may be what a lab file asks for.
    if (process.geteuid?.() === 0) takeHandedVariables()
    given = readCommandLine(argv, command.flags, {positionals: command.positionals !== undefined})
    const problems = command.problems?.(given) ?? []
    if (problems.length > 0) throw new UsageError(problems)
    const done = await asRoot(command, script, argv, secretsOf(command, given.request))
    if (done !== undefined) return done
    measureHostPace()
    return await runHere(command, given)
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`fanlab: ${error.message}\nhint: ${typedScript(script, '--help')}`)
      if (given) tellRefusal(given.request, command.name, `fanlab: ${error.message}`)
      return exitCodes.usage
    }
    if (error instanceof Interrupted) return exitCodes.interrupted
    console.error(describeError(error))
    if (given) tellRefusal(given.request, command.name, describeError(error))
    return exitCodes.error
  }
}

/** The variables that the setup of the lab takes which the command makes. */
function secretsOf({lab, flags}: Command, request: Request): string[] {
  if (!(lab || flags.includes('provider'))) return []
  const {setup = []} = lab?.() ?? request.lab.file
  return setup.flatMap(step => step.secrets ?? [])
}

/** The file may be what is wrong. */
function tellRefusal(request: Request, scenario: string, reason: string): void {
  try {
    writeRefusal(request, sudoCaller(), scenario, reason)
  } catch (error) {
    if (!reason.includes((error as Error).message)) console.error(describeError(error))
  }
}

/** The state folder is root's; who is not root only looks at the host. */
function runHere(command: Command, given: CommandLine): Promise<number> {
  if (process.geteuid?.() === 0) acceptStateFolder(given.request.stateDir)
  return command.run(given)
}

/** Exit status of the same script as root; undefined when this process is to go on itself. */
async function asRoot(
  {interactive = false, root}: Command,
  script: string,
  argv: readonly string[],
  secrets: readonly string[],
): Promise<number | undefined> {
  try {
    return await becomeRoot(script, argv, {interactive, secrets})
  } catch (error) {
    if (root === 'if possible' && error instanceof LabError) return undefined
    throw error
  }
}
