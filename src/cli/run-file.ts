import {statSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {typedCommand} from '../lab/typed-command.ts'
import {LabError} from '../process/lab-error.ts'
import {packageRoot} from '../process/package-root.ts'
import {speakTo} from '../process/reader.ts'
import {run} from '../process/run.ts'
import {scriptLines} from '../process/script-lines.ts'
import {shownValue} from '../process/shown-value.ts'
import {describeError} from '../report/describe-error.ts'
import {harmlessMessage} from '../report/harmless-lines.ts'
import {exitCodes} from '../run/exit-codes.ts'
import {ownLabOptions} from './own-lab-options.ts'
import {startOwnScript} from './own-script.ts'
import {readerOf} from './reader-of.ts'
import {resolveFanlab} from './resolve-fanlab.ts'
import {hasBegun} from './run-command.ts'
import {usage} from './usage.ts'

const isLabFile = /\.ya?ml$/

/** What a script's file is called, so that Node takes it for an ES module. */
const isScript = /\.(?:mjs|js|mts|ts)$/

/**
 * `fanlab run FILE.mjs`: a script of the user's, which finds `fanlab` wherever it lies. `fanlab run FILE.yaml`: a lab file. `launcher` is import.meta.url of
 * the script that calls this. Ends the process.
 */
export async function runFile(launcher: string): Promise<never> {
  speakTo(readerOf(process.env, process.stdout.isTTY === true))
  const own = fileURLToPath(launcher)
  const at = process.argv.findIndex((word, index) => index > 0 && word.endsWith('run.mjs'))
  const [file = '', ...words] = process.argv.slice(at + 1)
  if (file === '' || file === '--help' || file === '-h') {
    console.log(usage(`${typedCommand('run')} FILE.mjs|FILE.yaml`, ownLabOptions(false)))
    process.exit(file === '' ? exitCodes.usage : exitCodes.passed)
  }
  if (isLabFile.test(file)) return runLabFile(file, words)
  const script = resolve(file)
  const problem = problemOf(file, script)
  if (problem !== undefined) {
    console.error(harmlessMessage(`fanlab: ${problem}\nhint: ${typedCommand('run', '--help')}`))
    process.exit(exitCodes.usage)
  }
  resolveFanlab()
  startOwnScript(script, own)
  // It reads its own arguments as if Node had started it.
  process.argv = [process.execPath, script, ...words]
  try {
    await import(pathToFileURL(script).href)
  } catch (error) {
    console.error(describeError(await wordedFor(error, script)))
    process.exit(exitCodes.error)
  }
  // A run that nobody awaits ends the process itself.
  if (hasBegun()) return new Promise<never>(() => {})
  const hint = 'await runLab(…) or visitLab(…) in it: docs/write-a-scenario.md'
  console.error(describeError(new LabError(`cannot tell what ${file} proves: it has begun no run`, {hint})))
  process.exit(exitCodes.error)
}

/** `fanlab run FILE.yaml` is the scenario full with that file. */
async function runLabFile(file: string, words: readonly string[]): Promise<never> {
  const script = join(packageRoot, 'scenarios', 'full.mjs')
  process.argv = [process.execPath, script, `--file=${file}`, ...words]
  await import(pathToFileURL(script).href)
  return new Promise<never>(() => {})
}

function problemOf(file: string, script: string): string | undefined {
  const rule = `run needs the file of a script, such as mine.mjs, before all flags; got ${shownValue(file)}`
  if (file.startsWith('-')) return rule
  if (!isScript.test(file))
    return `${rule}: its name has to end with .mjs, .js, .mts or .ts, that of a lab file with .yaml`
  return statSync(script, {throwIfNoEntry: false})?.isFile() ? undefined : `${rule}: there is no such file`
}

/** What Node says of a script that it cannot load names no line, or has a trace of Node's own. */
async function wordedFor(error: unknown, script: string): Promise<unknown> {
  if (!(error instanceof Error) || scriptLines(error).length > 0) return error
  const name = relative(process.cwd(), script)
  if (error instanceof SyntaxError) {
    const {stderr} = await run([process.execPath, '--check', script])
    const [, line] = /:(\d+)$/m.exec(stderr.split('\n', 1)[0] ?? '') ?? []
    return new LabError(`cannot run ${name}${line ? `:${line}` : ''}: ${error.name}: ${error.message}`)
  }
  return new LabError(`cannot run ${name}: ${error.message.split('\n', 1)[0]}`)
}
