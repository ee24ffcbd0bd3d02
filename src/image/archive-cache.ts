import {closeSync, fstatSync, futimesSync} from 'node:fs'
import {join} from 'node:path'
import {CallersFiles} from '../files/callers-files.ts'
import {LabError} from '../process/lab-error.ts'
import type {Owner} from '../process/owner.ts'
import {archiveName} from './archive.ts'
import {copyWithDigest} from './image-digest.ts'

/** Bytes of a packed image at most; some 170 MB are usual. Nobody shall keep root busy with a larger one. */
const largest = 4 * 2 ** 30

/**
 * Packed images in a user's cache folder. Nothing in there is trusted: whoever owns the folder can have put any file,
 * link or pipe there. What is done in it is done as the caller.
 */
export class ArchiveCache {
  readonly #folder: string
  readonly #files: CallersFiles
  readonly #uid: number | undefined

  constructor(cacheDir: string, owner: Owner | undefined) {
    this.#folder = join(cacheDir, 'images')
    this.#files = new CallersFiles(owner)
    this.#uid = owner?.uid ?? process.geteuid?.()
  }

  path(hash: string): string {
    return join(this.#folder, archiveName(hash))
  }

  /**
   * Descriptor of the recipe's archive; undefined when there is none. Whoever opens it has to close it. Throws a LabError
   * when it is no regular file, lies behind a link, or is too large.
   */
  open(hash: string): number | undefined {
    const fd = this.#files.open(this.path(hash))
    if (fd === undefined || fstatSync(fd).size <= largest) return fd
    closeSync(fd)
    throw new LabError(`cannot use ${this.path(hash)}: it has more than 4 GiB`)
  }

  /** Puts the recipe's archive there, in the place of another one; `file` is a descriptor of it. */
  async put(hash: string, file: number): Promise<void> {
    const draft = this.#files.draft(this.path(hash))
    try {
      await copyWithDigest(file, draft.fd)
    } catch (error) {
      draft.drop()
      throw error
    }
    draft.keep()
  }

  /** Tells pruning that the recipe's archive was used. */
  touch(hash: string): void {
    this.#look(hash, fd => {
      const {uid, nlink} = fstatSync(fd)
      // Another name of somebody else's file is left alone.
      if (uid === this.#uid && nlink === 1) futimesSync(fd, new Date(), new Date())
    })
  }

  /** When each recipe's archive was used last, in milliseconds since 1970. */
  used(): {hash: string; time: number}[] {
    return this.#names().flatMap(name => {
      const hash = /^machine-([0-9a-f]{16})\.tar\.zst$/.exec(name)?.[1] ?? ''
      const time = hash === '' ? undefined : this.#look(hash, fd => fstatSync(fd).mtimeMs)
      return time === undefined ? [] : [{hash, time}]
    })
  }

  remove(hash: string): void {
    // fanlab 0.1 kept a description beside it.
    for (const name of [archiveName(hash), `machine-${hash}.json`])
      this.#files.remove(join(this.#folder, name))
  }

  #names(): string[] {
    try {
      return this.#files.list(this.#folder)
    } catch (error) {
      if (error instanceof LabError) return []
      throw error
    }
  }

  /** A cache that must not be used has nothing to look at. */
  #look<T>(hash: string, look: (fd: number) => T): T | undefined {
    let fd: number | undefined
    try {
      fd = this.open(hash)
      return fd === undefined ? undefined : look(fd)
    } catch (error) {
      if (error instanceof LabError) return undefined
      throw error
    } finally {
      if (fd !== undefined) closeSync(fd)
    }
  }
}
