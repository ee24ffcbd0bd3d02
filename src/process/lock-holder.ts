import {constants} from 'node:fs'
import {open, readFile, stat} from 'node:fs/promises'
import * as z from 'zod'

/** What the one who has a lock writes into its file, for those who wait. */
const lockNote = z.object({
  pid: z.int().positive(),
  /** ISO 8601. */
  since: z.string().max(40),
  /** Such as `removing lab a`; empty when there is no more to say than who. */
  doing: z.string().max(200),
})
type LockNote = z.infer<typeof lockNote>

/** Replaces what the file says; no note for a lock that nobody has any more. */
export async function writeLockNote(file: string, note: LockNote | undefined): Promise<void> {
  const handle = await open(file, constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW)
  try {
    if (note) await handle.writeFile(`${JSON.stringify(note)}\n`)
  } finally {
    await handle.close()
  }
}

/** Who has the lock, since when and for what, in words; whoever it is, the kernel knows the process. */
export async function lockHolder(file: string): Promise<string> {
  const pid = await lockingProcess(file)
  const note = await readNote(file)
  if (pid === undefined) return 'another process'
  // The lock is had by a child of the process that works under it.
  if (note && (note.pid === pid || note.pid === (await parentOf(pid))))
    return `process ${note.pid}${note.doing === '' ? '' : ` (${note.doing}, since ${note.since})`}`
  const words = (await textOf(`/proc/${pid}/cmdline`)).replaceAll(/[\0\p{Cc}]+/gu, ' ').trim()
  return `process ${pid} (${words.slice(0, 100) || 'of unknown name'})`
}

/**
 * From /proc/locks, where the inode tells the file:
 *
 *     1: FLOCK  ADVISORY  WRITE 4711 08:01:1310721 0 EOF
 */
async function lockingProcess(file: string): Promise<number | undefined> {
  const inode = (await stat(file).catch(() => undefined))?.ino
  for (const line of (await textOf('/proc/locks')).split('\n')) {
    const [, pid, own] = /^\d+: FLOCK +\S+ +\S+ +(\d+) \S+:\S+:(\d+) /.exec(line) ?? []
    if (own !== undefined && Number(own) === inode && Number(pid) > 0) return Number(pid)
  }
  return undefined
}

async function readNote(file: string): Promise<LockNote | undefined> {
  try {
    return lockNote.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return undefined
  }
}

const parentOf = async (pid: number): Promise<number> =>
  Number(/^PPid:\s*(\d+)$/m.exec(await textOf(`/proc/${pid}/status`))?.[1])

const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '')
