import {closeSync, fstatSync, openSync} from 'node:fs'
import {LabError} from '../process/lab-error.ts'
import type {ArchiveCache} from './archive-cache.ts'
import {hasBuilt} from './built-archives.ts'
import {copyWithDigest, digestOf, type ImageDigest} from './image-digest.ts'
import {type ImageOrigin, type ImageTrust, isTrusted} from './image-trust.ts'

/** A packed image in a user's cache, and who vouches for it. */
interface CachedArchive {
  digest: ImageDigest
  origin: ImageOrigin
}

interface Found {
  archive?: CachedArchive
  /** Why what is in the cache is not used. */
  refusal?: string
}

export interface Search {
  hash: string
  cache: ArchiveCache
  stateDir: string
  trust: ImageTrust
}

/** Looks for the recipe's archive in the cache, and reads the whole of it: what can be taken, or why it is not. */
export async function findArchive(search: Search): Promise<Found> {
  return withArchive(search, async fd => judge(await rememberedDigest(fd), search))
}

/**
 * Copies the recipe's archive to a private file. What it is taken for is the digest of that copy: its owner can change
 * the archive in the cache at any moment.
 */
export async function takeArchive(search: Search, file: string): Promise<Found> {
  const copy = openSync(file, 'wx', 0o600)
  try {
    return await withArchive(search, async fd => judge(await copyWithDigest(fd, copy), search))
  } finally {
    closeSync(copy)
  }
}

/** The digest that was asked for cannot be had: no build gives the same again. */
export const digestNotHere = ({hash, cache, trust}: Search, refusal: string | undefined): LabError =>
  new LabError(`cannot use image ${trust.digest}: ${refusal ?? `${cache.path(hash)} is not there`}`, {
    hint: 'copy that archive there, or leave --image-digest out to build the image',
  })

async function withArchive({hash, cache}: Search, look: (fd: number) => Promise<Found>): Promise<Found> {
  let fd: number | undefined
  try {
    fd = cache.open(hash)
    return fd === undefined ? {} : await look(fd)
  } catch (error) {
    // A link, a pipe, a folder of somebody else's: the image can be had without it.
    if (error instanceof LabError) return {refusal: error.message}
    throw error
  } finally {
    if (fd !== undefined) closeSync(fd)
  }
}

async function judge(digest: ImageDigest, {hash, cache, stateDir, trust}: Search): Promise<Found> {
  const found = {digest, origin: await originOf(digest)}
  if (isTrusted(found, trust)) return {archive: found}
  const path = cache.path(hash)
  if (trust.digest !== undefined) return {refusal: `${path} is another one, ${digest}`}
  return {
    refusal: `this host did not build ${path}; if you know where it comes from, --image-digest ${digest} takes it`,
  }

  async function originOf(each: ImageDigest): Promise<ImageOrigin> {
    if (await hasBuilt(stateDir, hash, each)) return 'built'
    return each === trust.digest ? 'pinned' : 'unverified'
  }
}

/** A run asks several times before it takes anything: once is enough to read 170 MB for an answer that is not binding. */
const known = new Map<string, ImageDigest>()

async function rememberedDigest(fd: number): Promise<ImageDigest> {
  const {dev, ino, size, mtimeMs, ctimeMs} = fstatSync(fd)
  const key = [dev, ino, size, mtimeMs, ctimeMs].join(':')
  const digest = known.get(key) ?? (await digestOf(fd))
  known.set(key, digest)
  return digest
}
