import {chmod, mkdir, readFile, rename, rm, utimes, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import * as z from 'zod'
import type {run as startProcess} from '../process/run.ts'
import {nothingWhenMissing, partialName} from './archive.ts'
import {type ImageDigest, isImageDigest} from './image-digest.ts'
import type {ImageOrigin} from './image-trust.ts'
import {firstDifference, manifestOf} from './manifest.ts'

/** An unpacked image. Its stamp, written last, tells where it comes from; beside it lies the manifest. */
export interface Tree {
  directory: string
  /** Of the archive that it was unpacked from, or packed into. */
  digest: ImageDigest
  origin: ImageOrigin
}

const stampSchema = z.object({
  version: z.literal(1),
  digest: z.custom<ImageDigest>(value => typeof value === 'string' && isImageDigest(value)),
  origin: z.enum(['built', 'pinned', 'unverified']),
})

export const treesDirectory = (stateDir: string): string => join(stateDir, 'images')
const treeDirectory = (stateDir: string, hash: string): string => join(treesDirectory(stateDir), hash)
const stampFile = (stateDir: string, hash: string): string => `${treeDirectory(stateDir, hash)}.json`
const manifestFile = (stateDir: string, hash: string): string => `${treeDirectory(stateDir, hash)}.manifest`

/** Root's alone: an image has programs that make whoever runs them root, as old as the image itself. */
async function makeTreesDirectory(stateDir: string): Promise<void> {
  await mkdir(treesDirectory(stateDir), {recursive: true})
  await chmod(treesDirectory(stateDir), 0o700)
}

/** What the stamp says of the tree, without a look at the tree; undefined where there is none that can be relied on. */
export async function stampedTree(stateDir: string, hash: string): Promise<Tree | undefined> {
  const text = await readFile(stampFile(stateDir, hash), 'utf8').catch(nothingWhenMissing)
  if (text === undefined) return undefined
  const {data} = stampSchema.safeParse(parseJson(text))
  return data && {directory: treeDirectory(stateDir, hash), digest: data.digest, origin: data.origin}
}

/** The path in which the tree is not what it was when it was made; undefined when it still is. Takes some 0.2 s. */
export async function changeInTree(
  stateDir: string,
  hash: string,
  run: typeof startProcess,
): Promise<string | undefined> {
  const expected = await readFile(manifestFile(stateDir, hash), 'utf8').catch(nothingWhenMissing)
  const actual = await manifestOf(treeDirectory(stateDir, hash), run).catch(() => '')
  return firstDifference(expected ?? '', actual)
}

/** Tells pruning that the tree was used. */
export async function touchTree(stateDir: string, hash: string): Promise<void> {
  const now = new Date()
  await utimes(stampFile(stateDir, hash), now, now)
}

/** A new folder of root's own, on the file system of the trees. Whoever makes it removes it. */
export async function makePartial(stateDir: string): Promise<string> {
  await makeTreesDirectory(stateDir)
  const partial = join(treesDirectory(stateDir), partialName())
  await mkdir(partial)
  return partial
}

/** Makes a finished root, on the file system of the trees, the tree of an image. */
export async function adoptTree(
  root: string,
  {hash, digest, origin}: {hash: string; digest: ImageDigest; origin: ImageOrigin},
  {stateDir, run}: {stateDir: string; run: typeof startProcess},
): Promise<Tree> {
  const directory = treeDirectory(stateDir, hash)
  await rm(stampFile(stateDir, hash), {force: true})
  // A lab may still run on the tree that is replaced: it goes out of the way now, and away when it is pruned.
  await rename(directory, join(treesDirectory(stateDir), `.stale-${Date.now()}`)).catch(nothingWhenMissing)
  await writeFile(manifestFile(stateDir, hash), await manifestOf(root, run))
  await rename(root, directory)
  await writeFile(stampFile(stateDir, hash), JSON.stringify({version: 1, digest, origin}))
  return {directory, digest, origin}
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
