import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {LabFile} from '../lab/file/lab-file.ts'
import {progressOf} from '../lab/file/progress-of.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {topologyAfter} from '../lab/progress.ts'
import {LabError} from '../process/lab-error.ts'
import {UsageError} from '../process/usage-error.ts'
import {problemsOfIdleRules} from '../run/idle-rules.ts'
import type {FileLab, ScriptFunction} from '../run/of-file/file-lab.ts'
import {resolveFanlab} from './resolve-fanlab.ts'

/**
 * A lab file with the functions of its folder's scripts. Throws a LabError that names the one that is not there, and a
 * UsageError that names rules by which nobody is asked.
 */
export async function loadFileLab(file: LabFile, path: string): Promise<FileLab> {
  // Who starts later is asked from then on.
  const topology = topologyAfter(topologyOf(file), progressOf(file))
  const idle = [
    ...problemsOfIdleRules(topology, file.expect),
    ...(file.faults ?? []).flatMap(({expect = []}, index) =>
      problemsOfIdleRules(topology, expect, ['faults', String(index), 'expect']),
    ),
  ]
  if (idle.length > 0)
    throw new UsageError(idle.map(({path: at, rule}) => ({tell: () => `${path}: ${at.join('.')} ${rule}`})))
  const folder = dirname(path)
  const wanted = [...(file.setup ?? []), ...(file.checks ?? []), ...(file.order ?? [])].flatMap(
    ({use}) => use ?? [],
  )
  if (wanted.length > 0) resolveFanlab()
  const functions = new Map<string, ScriptFunction>()
  for (const use of new Set(wanted)) functions.set(use, await load(folder, use))
  return {file, folder, functions}
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
