import {readdir, rm, stat, utimes, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {nothingWhenMissing} from './archive.ts'
import type {ImageDigest} from './image-digest.ts'
import {treesDirectory} from './tree.ts'

// Which archives this host has built: an empty file of root's for each, named by recipe and digest. What lies beside an
// archive in a user's folder proves nothing: whoever can put an archive there can put that there as well.

/** So many are remembered, the latest used ones: users have caches of their own, and images of several recipes. */
const remembered = 50

const prefix = 'built-'
const fileOf = (stateDir: string, hash: string, digest: ImageDigest): string =>
  join(treesDirectory(stateDir), `${prefix}${hash}-${digest.replace(':', '-')}`)

export async function rememberBuilt(stateDir: string, hash: string, digest: ImageDigest): Promise<void> {
  await writeFile(fileOf(stateDir, hash, digest), '', {mode: 0o600})
}

/** Whether this host has built that archive of that recipe. */
export async function hasBuilt(stateDir: string, hash: string, digest: ImageDigest): Promise<boolean> {
  const now = new Date()
  return utimes(fileOf(stateDir, hash, digest), now, now).then(
    () => true,
    error => nothingWhenMissing(error) ?? false,
  )
}

export async function forgetOldest(stateDir: string): Promise<void> {
  const names = (await readdir(treesDirectory(stateDir)).catch(nothingWhenMissing)) ?? []
  const files = names
    .filter(name => name.startsWith(prefix))
    .map(name => join(treesDirectory(stateDir), name))
  const used = await Promise.all(files.map(async file => ({file, time: (await stat(file)).mtimeMs})))
  used.sort((a, b) => b.time - a.time)
  for (const {file} of used.slice(remembered)) await rm(file)
}
