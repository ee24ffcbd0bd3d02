import {readdirSync} from 'node:fs'
import {mkdir, rename, rm, rmdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import * as z from 'zod'
import {readOwnFile} from '../files/read-own-file.ts'
import {labFolder} from '../lab/lab-folder.ts'
import {LabError} from '../process/lab-error.ts'
import {processIdentity} from '../process/process-identity.ts'
import {readJson} from '../process/read-json.ts'

/** Characters of a record; a command of one's own has up to ten thousand, JSON has more. */
const longest = 200_000

const commandText = z.string().max(20_000)

/** What is on disk about a fault before it is made: enough to undo it, whoever finds it. */
const faultRecord = z.object({
  version: z.literal(1),
  id: z.string().regex(/^[0-9a-f]{8}$/),
  /** The run that makes it. */
  owner: processIdentity,
  madeAt: z.iso.datetime(),
  /** Whether the host's kernel delays packets, or the machines' own do. */
  netem: z.boolean(),
  acts: z.object({
    name: commandText.optional(),
    do: commandText.optional(),
    on: z.array(z.string()).optional(),
    run: commandText.optional(),
    undo: commandText.optional(),
  }),
})
type FaultRecord = z.infer<typeof faultRecord>

const folderOf = (stateDir: string, lab: string): string => join(labFolder(stateDir, lab), 'faults')
const fileOf = (stateDir: string, lab: string, id: string): string =>
  join(folderOf(stateDir, lab), `${id}.json`)

/** Notes that a fault is about to be made. */
export async function noteFault(stateDir: string, lab: string, record: FaultRecord): Promise<void> {
  const file = fileOf(stateDir, lab, record.id)
  await mkdir(folderOf(stateDir, lab), {recursive: true, mode: 0o700})
  await writeFile(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`, {mode: 0o600})
  await rename(`${file}.new`, file)
}

/** Forgets a fault that is undone. */
export async function forgetFault(stateDir: string, lab: string, id: string): Promise<void> {
  await rm(fileOf(stateDir, lab, id), {force: true})
  // With the last one goes the folder.
  await rmdir(folderOf(stateDir, lab)).catch(() => {})
}

/** All faults of a lab that nobody has noted as undone. Throws a LabError for a record that cannot be read. */
export function notedFaults(stateDir: string, lab: string): FaultRecord[] {
  return namesIn(folderOf(stateDir, lab)).map(name => {
    const file = join(folderOf(stateDir, lab), name)
    const read = readOwnFile(file, longest)
    if ('text' in read) return readJson(read.text, faultRecord, file)
    throw new LabError(`cannot read ${file}: ${read.problem}`)
  })
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter(name => name.endsWith('.json'))
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
