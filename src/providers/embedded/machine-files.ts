import {rename, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import * as z from 'zod'
import {readOwnFile} from '../../files/read-own-file.ts'
import {LabError} from '../../process/lab-error.ts'
import {readJson} from '../../process/read-json.ts'
import {machineShape} from '../machine-shape.ts'
import type {LabPaths} from './paths.ts'

/** What is on disk about a virtual machine; enough to start it again. */
const machineRecord = machineShape.extend({
  /** The disk that all machines of its image share; its own is laid over it. */
  baseDisk: z.string().startsWith('/'),
})
export type MachineRecord = z.infer<typeof machineRecord>

/** Bytes of a record; it has some hundred. */
const longest = 100_000

export function machineFiles({machines}: LabPaths, name: string) {
  const directory = join(machines, name)
  return {
    directory,
    record: join(directory, 'machine.json'),
    /** What the machine wrote. */
    disk: join(directory, 'disk'),
    /** A disk with an archive of the files that are the machine's own; it unpacks them at its first boot. */
    ownFiles: join(directory, 'own-files'),
    console: join(directory, 'console.log'),
    /** UNIX socket of its agent. */
    agent: join(directory, 'agent'),
    /** What the programs around it said. */
    log: join(directory, 'log'),
  }
}

export type MachineFiles = ReturnType<typeof machineFiles>

/**
 * The machine's record; undefined when there is no machine, or it was not made to its end. Throws a LabError when it is
 * damaged.
 */
export async function readMachineRecord({record}: MachineFiles): Promise<MachineRecord | undefined> {
  const read = readOwnFile(record, longest)
  if ('text' in read) return readJson(read.text, machineRecord, record)
  if (read.problem === 'there is none') return undefined
  throw new LabError(`cannot read ${record}: ${read.problem}`)
}

/** Comes last: who finds it finds a whole machine. */
export async function writeMachineRecord({record: file}: MachineFiles, record: MachineRecord): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(record))
  await rename(`${file}.new`, file)
}
