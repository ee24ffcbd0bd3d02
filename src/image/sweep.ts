import {readdir, rm, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {archivesDirectory, nothingWhenMissing, partialPrefix} from './archive.ts'
import {isMarkedProcessAlive} from './process-mark.ts'
import {treesDirectory} from './tree.ts'

/** Images kept whatever their age, and days without use after which the others go. */
const kept = 3
const unusedDays = 7
const dayMs = 24 * 60 * 60_000

export interface ImageDirectories {
  /** The user's own; archives are in its `images`. */
  cacheDir: string
  /** Root's own; unpacked images are in its `images`. */
  stateDir: string
}

export const workPrefix = 'build-'

/** Removes what builds and unpackings that were killed have left; it never touches what a living process makes. */
export async function sweepAbandoned({cacheDir, stateDir}: ImageDirectories): Promise<void> {
  const places = [
    {directory: stateDir, prefix: workPrefix},
    {directory: treesDirectory(stateDir), prefix: partialPrefix},
    {directory: archivesDirectory(cacheDir), prefix: partialPrefix},
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

/** Removes images that nobody used for a week, but never the newest three: a lab may run on one of them. */
export async function pruneImages({cacheDir, stateDir}: ImageDirectories): Promise<void> {
  const now = Date.now()
  for (const [directory, pattern] of [
    [treesDirectory(stateDir), /^([0-9a-f]{16})\.json$/],
    [archivesDirectory(cacheDir), /^(machine-[0-9a-f]{16})\.json$/],
  ] as const) {
    const names = await namesIn(directory)
    const stems = names.flatMap(name => pattern.exec(name)?.[1] ?? [])
    const ages = await Promise.all(
      stems.map(async stem => ({stem, used: (await stat(join(directory, `${stem}.json`))).mtimeMs})),
    )
    ages.sort((a, b) => b.used - a.used)
    for (const {stem, used} of ages.slice(kept)) {
      if (now - used < unusedDays * dayMs) continue
      // With it goes what providers made of it and keep beside it, such as disks. The record goes first.
      const companions = names.filter(name => name === stem || name.startsWith(`${stem}.`))
      for (const name of [`${stem}.json`, ...companions])
        await rm(join(directory, name), {recursive: true, force: true})
    }
  }
  for (const name of await namesIn(treesDirectory(stateDir))) {
    const stale = /^\.stale-(\d+)$/.exec(name)
    if (stale && now - Number(stale[1]) > dayMs)
      await rm(join(treesDirectory(stateDir), name), {recursive: true, force: true})
  }
}

const namesIn = async (directory: string): Promise<string[]> =>
  (await readdir(directory).catch(nothingWhenMissing)) ?? []
