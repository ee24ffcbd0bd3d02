import {readFile, rename, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {MachineSpec} from '../provider.ts'
import type {LabPaths} from './paths.ts'

/** What is on disk about a virtual machine; enough to start it again. */
export interface MachineRecord extends MachineSpec {
  /** The disk that all machines of its image share; its own is laid over it. */
  baseDisk: string
}

export function machineFiles({machines}: LabPaths, name: string) {
  const directory = join(machines, name)
  return {
    directory,
    record: join(directory, 'machine.json'),
    /** What the machine wrote. */
    disk: join(directory, 'disk'),
    console: join(directory, 'console.log'),
    /** UNIX socket of its agent. */
    agent: join(directory, 'agent'),
    /** What the programs around it said. */
    log: join(directory, 'log'),
  }
}

export type MachineFiles = ReturnType<typeof machineFiles>

/** The machine's record; undefined when there is no machine, or it was not made to its end. */
export async function readMachineRecord({record}: MachineFiles): Promise<MachineRecord | undefined> {
  const text = await readFile(record, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as MachineRecord)
}

/** Comes last: who finds it finds a whole machine. */
export async function writeMachineRecord({record: file}: MachineFiles, record: MachineRecord): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(record))
  await rename(`${file}.new`, file)
}
