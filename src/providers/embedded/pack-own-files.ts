import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {LabError} from '../../process/lab-error.ts'
import {run} from '../../process/run.ts'
import {layFiles} from './lay-files.ts'
import type {MachineFiles} from './machine-files.ts'

/** Packs what a machine unpacks at its first boot, by absolute path, into an archive that it finds as its second disk. */
export async function packOwnFiles(
  {directory, ownFiles}: Pick<MachineFiles, 'directory' | 'ownFiles'>,
  content: Readonly<Record<string, {text: string}>>,
): Promise<void> {
  const folder = join(directory, 'packing')
  await layFiles(folder, content)
  // The files alone: the folders are the image's.
  const names = Object.keys(content).map(path => path.slice(1))
  const {status, stderr} = await run([
    ...['tar', '--create', `--file=${ownFiles}`, `--directory=${folder}`],
    ...['--owner=0', '--group=0', '--numeric-owner', '--', ...names],
  ])
  if (status !== 0) throw new LabError(`cannot pack the files of a machine: ${stderr.trim()}`)
  await rm(folder, {recursive: true})
}
