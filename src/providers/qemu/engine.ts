import {rename, writeFile} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import * as z from 'zod'
import {readOwnFile} from '../../files/read-own-file.ts'
import {LabError} from '../../process/lab-error.ts'
import {readJson} from '../../process/read-json.ts'
import type {LabPaths} from '../embedded/paths.ts'

/** What all machines of a lab are started with; it is chosen once, when the lab is made. */
const engine = z.object({
  kernel: z.string().startsWith('/'),
  initrd: z.string().startsWith('/'),
  modules: z.string().startsWith('/'),
  accelerator: z.enum(['kvm', 'tcg']),
})
type Engine = z.infer<typeof engine>

/** Bytes of the file; it has some hundred. */
const longest = 100_000

const fileOf = ({root}: Pick<LabPaths, 'root'>): string => join(root, 'engine.json')

/** Who finds it finds all of it, also where this process ends meanwhile. */
export async function writeEngine(paths: Pick<LabPaths, 'root'>, chosen: Engine): Promise<void> {
  const file = fileOf(paths)
  await writeFile(`${file}.new`, JSON.stringify(chosen))
  await rename(`${file}.new`, file)
}

/** Throws a LabError that names the lab and the file when it is not there or damaged. */
export async function readEngine(paths: Pick<LabPaths, 'root'>): Promise<Engine> {
  const file = fileOf(paths)
  try {
    const read = readOwnFile(file, longest)
    if ('text' in read) return readJson(read.text, engine, file)
    throw new LabError(`cannot read ${file}: ${read.problem}`)
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    // …/labs/LAB/qemu
    const lab = basename(dirname(paths.root))
    throw new LabError(`cannot tell how the machines of the lab ${lab} are started: ${error.message}`, {
      hint: `bin/fanlab down --lab ${lab}, and make it again`,
    })
  }
}
