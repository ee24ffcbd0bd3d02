import {readdir, rm, stat} from 'node:fs/promises'
import {join} from 'node:path'
import type {Owner} from '../process/owner.ts'
import {nothingWhenMissing, partialPrefix} from './archive.ts'
import {ArchiveCache} from './archive-cache.ts'
import {forgetOldest} from './built-archives.ts'
import {isMarkedProcessAlive} from './process-mark.ts'
import {treesDirectory} from './tree.ts'

/** Images kept whatever their age, and days without use after which the others go. */
const kept = 3
const unusedDays = 7
const dayMs = 24 * 60 * 60_000

export interface ImageDirectories {
  /** The caller's own, absolute; archives are in its `images`. */
  cacheDir: string
  /** Root's own; unpacked images are in its `images`. */
  stateDir: string
  /** The caller who used sudo; without it he is this process's own user. */
  owner?: Owner
}

export const workPrefix = 'build-'

/** Removes what builds and unpackings that were killed have left; it never touches what a living process makes. */
export async function sweepAbandoned({stateDir}: Pick<ImageDirectories, 'stateDir'>): Promise<void> {
  const places = [
    {directory: stateDir, prefix: workPrefix},
    {directory: treesDirectory(stateDir), prefix: partialPrefix},
  ]
  for (const {directory, prefix} of places) {
    for (const name of await namesIn(directory)) {
      if (
        name.startsWith(prefix) &&
        !isMarkedProcessAlive(name.slice(prefix.length).split('.', 1)[0] ?? '')
      ) {
        await rm(join(directory, name), {recursive: true, force: true})
      }
    }
  }
}

/** Removes images and layers that nobody used for a week, but never the newest three: a lab may run on one of them. */
export async function pruneImages({cacheDir, stateDir, owner}: ImageDirectories): Promise<void> {
  const trees = treesDirectory(stateDir)
  const names = await namesIn(trees)
  const unpacked = (form: RegExp): Promise<{hash: string; time: number}[]> =>
    Promise.all(
      names
        .flatMap(name => form.exec(name)?.[1] ?? [])
        .map(async hash => ({hash, time: (await stat(join(trees, `${hash}.json`))).mtimeMs})),
    )
  const images = await unpacked(/^([0-9a-f]{16})\.json$/)
  const layers = await unpacked(/^([0-9a-f]{16}\.layer-[0-9a-f]{16})\.json$/)
  for (const hash of [...unused(images), ...unused(layers)]) {
    // With it goes what was made of it and lies beside it, such as layers and disks. The stamp goes first.
    const companions = names.filter(name => name === hash || name.startsWith(`${hash}.`))
    for (const name of [`${hash}.json`, ...companions])
      await rm(join(trees, name), {recursive: true, force: true})
  }
  for (const name of names) {
    const stale = /^\.stale-(\d+)$/.exec(name)
    if (stale && Date.now() - Number(stale[1]) > dayMs)
      await rm(join(trees, name), {recursive: true, force: true})
  }
  await forgetOldest(stateDir)
  const cache = new ArchiveCache(cacheDir, owner)
  for (const hash of unused(cache.used())) cache.remove(hash)
}

function unused(images: readonly {hash: string; time: number}[]): string[] {
  const byAge = [...images].sort((a, b) => b.time - a.time).slice(kept)
  return byAge.filter(({time}) => Date.now() - time >= unusedDays * dayMs).map(({hash}) => hash)
}

const namesIn = async (directory: string): Promise<string[]> =>
  (await readdir(directory).catch(nothingWhenMissing)) ?? []
