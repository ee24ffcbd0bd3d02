import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {LabFile} from '../lab/file/lab-file.ts'
import {LabFileError} from '../lab/file/lab-file-error.ts'
import {LabError} from '../process/lab-error.ts'
import {UsageError} from '../process/usage-error.ts'
import {problemsOfIdleAskings} from '../run/idle-askings.ts'
import type {FileLab, ScriptFunction} from '../run/of-file/file-lab.ts'
import {refuseIdleAskings} from './refuse-idle-askings.ts'
import {resolveFanlab} from './resolve-fanlab.ts'

/**
 * A lab file with the functions of its folder's scripts. Throws a LabError that names the one that is not there, and a
 * UsageError that names rules and flows by which nobody is asked.
 */
export async function loadFileLab(file: LabFile, path: string): Promise<FileLab> {
  refuseIdle(file, path)
  const folder = dirname(path)
  const wanted = [...(file.setup ?? []), ...(file.checks ?? []), ...(file.order ?? [])].flatMap(
    ({use}) => use ?? [],
  )
  if (wanted.length > 0) resolveFanlab()
  const functions = new Map<string, ScriptFunction>()
  for (const use of new Set(wanted)) functions.set(use, await load(folder, use))
  return {file, folder, functions}
}

function refuseIdle(file: LabFile, path: string): void {
  const toldAs = (lines: readonly string[]) => new UsageError(lines.map(line => ({tell: () => line})))
  try {
    refuseIdleAskings(file, path, path)
  } catch (error) {
    if (error instanceof LabFileError) throw toldAs(error.message.split('\n'))
    if (!(error instanceof LabError)) throw error
  }
  // A kept lab's file may be another one by now, or be gone.
  const idle = problemsOfIdleAskings(file)
  if (idle.length > 0) throw toldAs(idle.map(({path: at, rule}) => `${path}: ${at.join('.')} ${rule}`))
}

async function load(folder: string, use: string): Promise<ScriptFunction> {
  const [script = '', name = ''] = use.split('#')
  const module = await import(pathToFileURL(join(folder, script)).href).catch((error: Error) => {
    throw new LabError(`cannot load ${script} of the lab's folder: ${error.message.split('\n', 1)[0]}`)
  })
  const found: unknown = module[name]
  if (typeof found !== 'function')
    throw new LabError(`cannot use ${use}: ${script} of the lab's folder exports no function of that name`)
  return found as ScriptFunction
}
