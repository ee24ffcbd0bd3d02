import type {LabFile} from '../../lab/file/lab-file.ts'
import type {Progress} from '../../lab/progress.ts'
import {LabError} from '../../process/lab-error.ts'

/** What a function of a script of the lab's folder gets: the story in `order`, else the context of a step or check. */
export type ScriptFunction = (given: unknown) => unknown

/** A lab that its file tells all about. */
export interface FileLab {
  file: LabFile
  /** Absolute path of the file's folder. */
  folder: string
  /** By what the file has under `use`, such as steps.mjs#drain. */
  functions: ReadonlyMap<string, ScriptFunction>
  /** What steps of its order have done so far; without it nothing. */
  progress?: Progress
}

export function functionOf({functions}: FileLab, use: string): ScriptFunction {
  const found = functions.get(use)
  if (!found) throw new LabError(`cannot find the function ${use} of the lab's folder`)
  return found
}
