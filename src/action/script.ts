import {join} from 'node:path'
import {getExecOutput} from '@actions/exec'
import {stopVariable} from '../cli/become-root.ts'
import {packageRoot} from '../lab/package-root.ts'
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

/** Asks a script that answers at once, such as status --json. Throws when it fails, with what it said. */
export async function askScript(script: string, words: readonly string[]): Promise<string> {
  const [command = '', ...rest] = scriptCommand(script, words)
  const {exitCode, stdout, stderr} = await getExecOutput(`"${command}"`, rest, {
    env: childEnvironment(),
    silent: true,
    ignoreReturnCode: true,
  })
  if (exitCode === 0) return stdout
  throw new Error(`cannot run scenarios/${script}.mjs: ${stderr.trim() || `status ${exitCode}`}`)
}
