import {
  chownSync,
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import {basename, dirname} from 'node:path'
import type {Owner} from '../process/owner.ts'
import {beginDraft, type Draft, sweepDrafts} from './draft.ts'
import {mayReplace, mayWrite} from './may-write.ts'
import {PinnedFolder, pinFolder, under} from './pinned-folder.ts'
import {Refused, telling} from './refused.ts'
import {removeInside} from './remove-inside.ts'
import {isSharedFolder, systemFolder} from './system-folders.ts'

/** What the caller's umask leaves of rights, and never more than reading for others. */
const umask = process.umask() | 0o022

/**
 * The one way to write, read and remove outside of root's own state folder: reports, results, evidence, caches. All of
 * it happens as the caller who used sudo: what he could not do is refused, and what is made is his. No link that others
 * than root can make is followed, and nothing but a regular file is ever replaced. Paths are absolute; errors are
 * LabErrors with a hint.
 */
export class CallersFiles {
  readonly #owner: Owner | undefined

  /** @param owner who used sudo; undefined when the caller is this process's own user. */
  constructor(owner: Owner | undefined) {
    this.#owner = owner
  }

  /** Replaces the file, or makes it with its folder: a reader, or a kill, finds the old text or the new one. */
  write(path: string, content: string | Uint8Array): void {
    this.#filled(path, content).keep()
  }

  /** Makes the file, with its folder. Throws when something has the name, whatever it is. */
  create(path: string, content: string): void {
    this.#filled(path, content).keepAsNew()
  }

  #filled(path: string, content: string | Uint8Array): Draft {
    const draft = this.draft(path)
    try {
      telling('write', path, () => writeFileSync(draft.fd, content))
      return draft
    } catch (error) {
      draft.drop()
      throw error
    }
  }

  /** The same for a file that somebody else writes, or that is large. Whoever begins it has to keep or to drop it. */
  draft(path: string): Draft {
    const folder = this.#make(dirname(path), 'write', path)
    try {
      return telling('write', path, () => {
        checkTarget(folder, basename(path), this.#owner)
        const draft = beginDraft(folder, basename(path), 0o666 & ~umask, this.#owner)
        return {
          ...draft,
          keep: () =>
            closing(folder, () =>
              telling('write', path, () => {
                // It may have taken long, in a folder that is the caller's.
                checkTarget(folder, basename(path), this.#owner)
                draft.keep()
              }),
            ),
          keepAsNew: () => closing(folder, () => telling('write', path, draft.keepAsNew)),
          drop: () => closing(folder, draft.drop),
        }
      })
    } catch (error) {
      folder.close()
      throw error
    }
  }

  /** Throws when the file could not be written now, and leaves it as it is. Its folder is made. */
  tryWriting(path: string): void {
    this.draft(path).drop()
  }

  /** Makes the folder, and throws when nothing could be written there. What killed runs left of drafts is removed. */
  tryFolder(path: string): void {
    const folder = this.#make(path, 'write to', path)
    closing(folder, () =>
      telling('write to', path, () => {
        if (isSharedFolder(folder.path))
          throw new Refused('it is a folder for others', 'choose a folder in it')
        beginDraft(folder, '', 0o600, this.#owner).drop()
        sweepDrafts(folder)
      }),
    )
  }

  /** Opens a regular file for reading; undefined when there is none. Whoever opens it has to close it. */
  open(path: string): number | undefined {
    return this.#inside('read', path, (folder, name) => {
      const found = folder.look(name)
      if (!found) return undefined
      if (!found.isFile()) throw notRegular(folder, name)
      const fd = openSync(folder.at(name), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
      if (fstatSync(fd).isFile()) return fd
      closeSync(fd)
      throw notRegular(folder, name)
    })
  }

  /** The text of a regular file of at most so many bytes; undefined when there is none, or it is longer. */
  read(path: string, mostBytes: number): string | undefined {
    const fd = this.open(path)
    if (fd === undefined) return undefined
    try {
      return fstatSync(fd).size > mostBytes ? undefined : readFileSync(fd, 'utf8')
    } finally {
      closeSync(fd)
    }
  }

  /** Names in a folder, in alphabetical order; none when there is no such folder. */
  list(path: string): string[] {
    const found = this.#inside('list', path, folder => readdirSync(folder.at('.')), path)
    return (found ?? []).sort()
  }

  /** Removes the file, or the folder with all that is in it; a link itself. None there is no error. */
  remove(path: string): void {
    this.#inside('remove', path, (folder, name) =>
      removeInside(folder, name, (each, inner) => {
        this.#permit(each)
        checkOwner(each, inner, this.#owner)
      }),
    )
  }

  /** Acts in the folder, which is by default the one that the path lies in; undefined when there is none. */
  #inside<T>(
    verb: string,
    path: string,
    act: (folder: PinnedFolder, name: string) => T,
    where = dirname(path),
  ): T | undefined {
    return telling(verb, path, () => {
      checkName(path)
      const {folder, missing} = pinFolder(where)
      return closing(folder, () => (missing.length > 0 ? undefined : act(folder, basename(path))))
    })
  }

  /** The folder, made as far as it is missing, in which the caller may write. */
  #make(path: string, verb: string, what: string): PinnedFolder {
    return telling(verb, what, () => {
      checkName(what)
      let {folder, missing} = pinFolder(path)
      try {
        this.#permit(folder)
        for (const name of missing) folder = this.#makeInside(folder, name)
        this.#permit(folder)
        return folder
      } catch (error) {
        folder.close()
        throw error
      }
    })
  }

  #makeInside(folder: PinnedFolder, name: string): PinnedFolder {
    const isNew = madeFolder(folder.at(name))
    const fd = openSync(folder.at(name), constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW)
    const inner = new PinnedFolder([...folder.way, fd])
    // The folder above is the caller's own: he can have put another one here, which must not become his.
    const isOurs = fstatSync(fd).uid === process.geteuid?.() && readdirSync(inner.at('.')).length === 0
    if (isNew && isOurs && this.#owner) chownSync(inner.at('.'), this.#owner.uid, this.#owner.gid)
    return inner
  }

  #permit(folder: PinnedFolder): void {
    const system = systemFolder(folder.path)
    if (system) throw new Refused(`${system} is the system's own`, 'choose another folder')
    const owner = this.#owner
    if (owner && !mayWrite(folder, owner))
      throw new Refused(
        `user ${owner.uid}, who used sudo, may not write to ${folder.path}`,
        `namei -l ${folder.path}`,
      )
  }
}

/** A name becomes part of messages, of reports and of commands that are shown. */
function checkName(path: string): void {
  if (/\p{Cc}/u.test(path)) throw new Refused('a path must have no control characters', 'choose another name')
}

/** Throws when what has the name now must not be replaced. */
function checkTarget(folder: PinnedFolder, name: string, owner: Owner | undefined): void {
  if (name === '' || name === '..') throw new Refused('it is a folder', 'choose another name')
  const found = folder.look(name)
  if (found && !found.isFile()) throw notRegular(folder, name)
  checkOwner(folder, name, owner)
}

function checkOwner(folder: PinnedFolder, name: string, owner: Owner | undefined): void {
  if (owner && !mayReplace(folder, name, owner))
    throw new Refused(`${under(folder, name)} is somebody else's`, 'choose another name')
}

/** Makes the folder; false when it is there already. */
function madeFolder(path: string): boolean {
  try {
    mkdirSync(path, 0o777 & ~umask)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function notRegular(folder: PinnedFolder, name: string): Refused {
  const what = folder.look(name)?.isSymbolicLink() ? 'a link' : 'no regular file'
  return new Refused(`${under(folder, name)} is ${what}`, 'choose another name, or remove it')
}

function closing<T>(folder: PinnedFolder, act: () => T): T {
  try {
    return act()
  } finally {
    folder.close()
  }
}
