import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {paced} from '../../process/host-pace.ts'
import {LabError} from '../../process/lab-error.ts'
import {run} from '../../process/run.ts'
import {whyFailed} from '../../process/why-failed.ts'
import {layFiles} from './lay-files.ts'
import type {MachineFiles} from './machine-files.ts'

/** How long in milliseconds that may take; the files are small, and a lab's own may have some megabytes. */
const packDeadline = 60_000

/** Packs what a machine unpacks at its first boot, by absolute path, into an archive that it finds as its second disk. */
export async function packOwnFiles(
  {directory, ownFiles}: Pick<MachineFiles, 'directory' | 'ownFiles'>,
  content: Readonly<Record<string, {text: string}>>,
): Promise<void> {
  const folder = join(directory, 'packing')
  await layFiles(folder, content)
  // The files alone: the folders are the image's.
  const names = Object.keys(content).map(path => path.slice(1))
  const packed = await run(
    [
      ...['tar', '--create', `--file=${ownFiles}`, `--directory=${folder}`],
      ...['--owner=0', '--group=0', '--numeric-owner', '--', ...names],
    ],
    {timeoutMs: paced(packDeadline)},
  )
  if (packed.status !== 0) throw new LabError(`cannot pack the files of a machine: ${whyFailed(packed)}`)
  await rm(folder, {recursive: true})
}
