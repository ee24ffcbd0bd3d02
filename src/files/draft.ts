import {randomBytes} from 'node:crypto'
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  unlinkSync,
} from 'node:fs'
import type {Owner} from '../process/owner.ts'
import {identify, isAlive} from '../process/process-identity.ts'
import type {PinnedFolder} from './pinned-folder.ts'
import {Refused} from './refused.ts'

/** Before the process that writes it, and a random part: nobody can put anything there beforehand. */
const prefix = '.fanlab-draft-'
const anew = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW
/** Milliseconds for which a draft of a process that cannot be seen is taken for one of another container's. */
const abandonedAfter = 60_000

/** A file that is being written; under its name it appears as a whole, or not at all. */
export interface Draft {
  readonly fd: number
  /** By this path another program can write to it as well, as long as it is neither kept nor dropped. */
  readonly path: string
  /** Puts it in the place of what had the name. */
  keep(): void
  /** Gives it the name, and throws a Refused where something has it already. */
  keepAsNew(): void
  drop(): void
}

/** Begins a file of that name in the folder; it is given to the owner. */
export function beginDraft(
  folder: PinnedFolder,
  name: string,
  mode: number,
  owner: Owner | undefined,
): Draft {
  const own = identify(process.pid)
  const draft = folder.at(`${prefix}${own?.pid}-${own?.startTime}-${randomBytes(8).toString('hex')}`)
  const fd = openSync(draft, anew, 0o600)
  const drop = (): void => {
    closeSync(fd)
    rmSync(draft, {force: true})
  }
  const keepBy = (give: (draft: string, name: string) => void) => (): void => {
    try {
      if (owner) fchownSync(fd, owner.uid, owner.gid)
      fchmodSync(fd, mode)
      give(draft, folder.at(name))
    } finally {
      drop()
    }
  }
  return {
    fd,
    path: `/proc/${process.pid}/fd/${fd}`,
    keep: keepBy(renameSync),
    keepAsNew: keepBy(linkAsNew),
    drop,
  }
}

function linkAsNew(draft: string, name: string): void {
  try {
    linkSync(draft, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new Refused('it is there already', 'choose another name, or remove it')
  }
}

/** Removes drafts of processes that were killed. */
export function sweepDrafts(folder: PinnedFolder): void {
  for (const name of readdirSync(`/proc/self/fd/${folder.fd}`)) {
    const [, pid, startTime] = new RegExp(`^\\${prefix}(\\d+)-(\\d+)-[0-9a-f]{16}$`).exec(name) ?? []
    if (startTime === undefined || isAlive({pid: Number(pid), startTime})) continue
    const found = folder.look(name)
    if (found?.isFile() && Date.now() - found.mtimeMs > abandonedAfter) unlinkSync(folder.at(name))
  }
}
