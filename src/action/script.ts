import {join} from 'node:path'
import {getExecOutput} from '@actions/exec'
import * as z from 'zod/mini'
import {stopVariable} from '../cli/stop-variable.ts'
import {packageRoot} from '../process/package-root.ts'
import {readJson} from '../process/read-json.ts'
import {type SupervisedChild, superviseChild} from '../process/supervised-child.ts'
import {childEnvironment} from './environment.ts'
import {LogLines} from './log-lines.ts'

/** argv of a script of scenarios/, run by the runner's own Node. */
export const scriptCommand = (script: string, words: readonly string[]): string[] => [
  process.execPath,
  join(packageRoot, 'scenarios', `${script}.mjs`),
  ...words,
]

/** Starts a script; its lines go to the log. It stops in order when it is told to, and also when this process dies. */
export function startScript(script: string, words: readonly string[]): SupervisedChild {
  const log = new LogLines(line => process.stdout.write(`${line}\n`))
  const child = superviseChild(scriptCommand(script, words), {
    cwd: process.cwd(),
    env: childEnvironment({[stopVariable]: '1'}),
    onLine: line => log.line(line),
  })
  return {...child, ended: child.ended.finally(() => log.end())}
}

/** What status --json tells of a lab, as far as it matters here. Of one whose record is damaged less is known. */
const listedLab = z.object({
  name: z.string(),
  label: z.optional(z.string()),
  state: z.string(),
  keptUntil: z.optional(z.string()),
  machines: z.optional(z.array(z.string())),
})
export type ListedLab = z.infer<typeof listedLab>

export const askForLabs = async (): Promise<ListedLab[]> =>
  readJson(await ask('scenarios/status.mjs', ['--json']), z.array(listedLab), 'what status --json tells')

/**
 * Asks the command line itself what is wrong with a scenario's words, told as inputs of the action: its rules, and all
 * that they need, are not the action's.
 */
export const askForProblems = async (words: readonly string[]): Promise<string[]> =>
  readJson(await ask('bin/check-inputs.mjs', words), z.array(z.string()), 'what is wrong with the inputs')

/** Asks a program of this package that answers at once. Throws when it fails, with what it said. */
async function ask(program: string, words: readonly string[]): Promise<string> {
  const {exitCode, stdout, stderr} = await getExecOutput(
    `"${process.execPath}"`,
    [join(packageRoot, program), ...words],
    {env: childEnvironment(), silent: true, ignoreReturnCode: true},
  )
  if (exitCode === 0) return stdout
  throw new Error(`cannot run ${program}: ${stderr.trim() || `status ${exitCode}`}`)
}
