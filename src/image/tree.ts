import {mkdir, readFile, rename, rm, utimes, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {boundToThisProcess} from '../process/bound-to-this-process.ts'
import {LabError} from '../process/lab-error.ts'
import type {run as startProcess} from '../process/run.ts'
import {nothingWhenMissing, partialName, tarOptions} from './archive.ts'
import {firstDifference, manifestOf} from './manifest.ts'

/** An unpacked image. Its stamp, written last, has the versions; beside it lies the manifest. */
export interface Tree {
  directory: string
  versions: Record<string, string>
}

export const treesDirectory = (stateDir: string): string => join(stateDir, 'images')
const treeDirectory = (stateDir: string, hash: string): string => join(treesDirectory(stateDir), hash)
const stampFile = (stateDir: string, hash: string): string => `${treeDirectory(stateDir, hash)}.json`
const manifestFile = (stateDir: string, hash: string): string => `${treeDirectory(stateDir, hash)}.manifest`

/** The unpacked tree, undefined when there is none, or why it cannot be used. Takes some 0.2 s. */
export async function findTree(
  stateDir: string,
  hash: string,
  run: typeof startProcess,
): Promise<Tree | {changed: string} | undefined> {
  const stamp = await readFile(stampFile(stateDir, hash), 'utf8').catch(nothingWhenMissing)
  if (stamp === undefined) return undefined
  const directory = treeDirectory(stateDir, hash)
  const expected = await readFile(manifestFile(stateDir, hash), 'utf8').catch(nothingWhenMissing)
  const actual = await manifestOf(directory, run).catch(() => '')
  const changed = firstDifference(expected ?? '', actual)
  if (changed !== undefined) return {changed}
  const now = new Date()
  await utimes(stampFile(stateDir, hash), now, now)
  return {directory, versions: JSON.parse(stamp).versions}
}

/** Whether there is a tree, without a look at it. */
export const hasTree = async (stateDir: string, hash: string): Promise<boolean> =>
  (await readFile(stampFile(stateDir, hash)).catch(nothingWhenMissing)) !== undefined

/** Unpacks an archive as root would have made it. */
export async function unpackTree(
  archive: string,
  image: {hash: string; versions: Record<string, string>},
  {stateDir, signal, run}: {stateDir: string; signal?: AbortSignal; run: typeof startProcess},
): Promise<Tree> {
  await mkdir(treesDirectory(stateDir), {recursive: true})
  const partial = join(treesDirectory(stateDir), partialName())
  try {
    await mkdir(partial, {mode: 0o755})
    const unpacked = await run(
      [
        ...boundToThisProcess,
        'tar',
        ...tarOptions,
        '-p',
        '--use-compress-program',
        'zstd',
        '-C',
        partial,
        '-xf',
        archive,
      ],
      signal ? {signal} : {},
    )
    if (unpacked.status !== 0) {
      throw new LabError(
        `cannot unpack ${archive} to ${treesDirectory(stateDir)}: ${unpacked.stderr.trim()}`,
        {
          hint: `df -h ${stateDir}`,
        },
      )
    }
    return await adoptTree(partial, image, {stateDir, run})
  } finally {
    await rm(partial, {recursive: true, force: true})
  }
}

/** Makes a finished root, on the file system of the state folder, the tree of an image. */
export async function adoptTree(
  root: string,
  {hash, versions}: {hash: string; versions: Record<string, string>},
  {stateDir, run}: {stateDir: string; run: typeof startProcess},
): Promise<Tree> {
  const directory = treeDirectory(stateDir, hash)
  await mkdir(treesDirectory(stateDir), {recursive: true})
  await rm(stampFile(stateDir, hash), {force: true})
  // A lab may still run on the tree that is replaced: it goes out of the way now, and away when it is pruned.
  await rename(directory, join(treesDirectory(stateDir), `.stale-${Date.now()}`)).catch(nothingWhenMissing)
  await writeFile(manifestFile(stateDir, hash), await manifestOf(root, run))
  await rename(root, directory)
  await writeFile(stampFile(stateDir, hash), JSON.stringify({hash, versions}))
  return {directory, versions}
}
