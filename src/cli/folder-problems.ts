import {existsSync, statSync} from 'node:fs'
import {join} from 'node:path'
import type {LabFile} from '../lab/file/lab-file.ts'
import type {LocatedProblem} from '../lab/file/located-problem.ts'
import {type FilesOfFile, folderFiles} from '../lab/folder-files.ts'
import {asCaller} from '../process/as-caller.ts'
import {callersVariable} from '../process/callers-variables.ts'
import {isMaskable, shortestSecret} from '../process/maskable.ts'

/** What a lab file names of its own folder and the folder does not have, or cannot give to whoever asks. */
export function folderProblems(file: LabFile, folder: string): LocatedProblem[] {
  const setup = file.setup ?? []
  return [
    ...problemsOfFiles(folder, ['files'], file.files),
    ...Object.entries(file.machines).flatMap(([name, {files}]) =>
      problemsOfFiles(folder, ['machines', name, 'files'], files),
    ),
    ...Object.entries(file.containers).flatMap(([name, {image}]) => problemsOfImage(folder, name, image)),
    ...setup.flatMap(({files, use}, index) => [
      ...problemsOfFiles(folder, ['setup', String(index), 'files'], files),
      ...problemsOfUse(folder, ['setup', String(index), 'use'], use),
    ]),
    ...(['checks', 'order'] as const).flatMap(key =>
      (file[key] ?? []).flatMap(({use}, index) => problemsOfUse(folder, [key, String(index), 'use'], use)),
    ),
  ]
}

function problemsOfFiles(folder: string, path: string[], files: FilesOfFile = {}): LocatedProblem[] {
  return Object.entries(files).flatMap(([place, source]): LocatedProblem[] => {
    if (typeof source !== 'string' && place.endsWith('/')) {
      const rule = 'must not end with / beside content'
      const remedy = 'leave that out'
      return [{path: [...path, place], isKey: true, rule, value: place, remedy}]
    }
    try {
      folderFiles(folder, {[place]: source})
      return []
    } catch (error) {
      const rule = `must be a file or folder that can be read: ${(error as Error).message}`
      return [{path: [...path, place], rule, value: source}]
    }
  })
}

function problemsOfImage(folder: string, name: string, image: string | undefined): LocatedProblem[] {
  if (image === undefined || image.startsWith('docker:')) return []
  const path = join(folder, image)
  const stats = asCaller(() => statSync(path, {throwIfNoEntry: false}))
  const why = stats ? `${image} is no file` : `the lab's folder has no ${image}`
  if (stats?.isFile()) return []
  const rule = `must be a file that can be read: ${why}`
  const remedy = `write docker:${image} for an image of your computer’s Docker`
  return [{path: ['containers', name, 'image'], rule, value: image, ...(/^[\w:-]+$/.test(image) && {remedy})}]
}

function problemsOfUse(folder: string, path: string[], use: string | undefined): LocatedProblem[] {
  const [script = ''] = use?.split('#') ?? []
  if (use === undefined || asCaller(() => existsSync(join(folder, script)))) return []
  return [{path, rule: `must be a script of the lab’s folder, which has no ${script}`, value: use}]
}

/** Secrets that steps want and the environment does not have, or that are too short to be masked. */
export const secretProblems = ({setup = []}: LabFile): LocatedProblem[] =>
  setup.flatMap(({secrets = []}, index) =>
    secrets.flatMap(name => {
      const secret = callersVariable(name) ?? ''
      if (isMaskable(secret)) return []
      const problem = {path: ['setup', String(index), 'secrets'], value: name}
      return secret === ''
        ? {
            ...problem,
            rule: 'must be set in fanlab’s environment',
            remedy: 'set it, in a workflow by env of the step',
          }
        : {
            ...problem,
            rule: `must have at least ${shortestSecret} characters: what is shorter cannot be masked`,
            remedy: 'make it longer, or give it by variables or files where it is none',
          }
    }),
  )
