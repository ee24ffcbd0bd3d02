import type {LabFile} from '../../lab/file/lab-file.ts'
import {plannedMachines} from '../../lab/file/planned-machines.ts'
import {type FilesOfFile, folderFiles} from '../../lab/folder-files.ts'
import type {Machine} from '../../lab/machine.ts'
import type {StoryContext} from '../story.ts'

/** Files of each machine by its name: those of all, and its own, which count where both have the same place. */
export const filesOfMachines = (file: LabFile): Map<string, FilesOfFile> =>
  new Map(
    plannedMachines(file).flatMap(({name, machine}) => {
      const files = {...file.files, ...machine.files}
      return Object.keys(files).length === 0 ? [] : [[name, files] as const]
    }),
  )

/** Puts the files of a lab file and of its folder on the machines that have some. */
export async function layFilesOfLab(
  {lab}: StoryContext,
  machines: readonly Machine[],
  {file, folder}: {file: LabFile; folder: string},
): Promise<void> {
  const files = filesOfMachines(file)
  await Promise.all(
    machines.map(machine => layFilesOn(lab.machine(machine.name), folder, files.get(machine.name) ?? {})),
  )
}

export async function layFilesOn(machine: Machine, folder: string, files: FilesOfFile): Promise<void> {
  for (const {path, content, mode} of folderFiles(folder, files)) await machine.write(path, content, mode)
}
