import {closeSync, openSync} from 'node:fs'
import {chmod, mkdir, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {LabError} from '../process/lab-error.ts'
import type {run as startProcess} from '../process/run.ts'
import {packTree, unpackArchive} from './archive.ts'
import type {ArchiveCache} from './archive-cache.ts'
import {buildProgress, type OnProgress} from './build-progress.ts'
import {rememberBuilt} from './built-archives.ts'
import {digestNotHere, findArchive, takeArchive} from './cached-archive.ts'
import {digestOf} from './image-digest.ts'
import type {ImageTrust} from './image-trust.ts'
import {processMark} from './process-mark.ts'
import type {ImageRecipe} from './recipe.ts'
import {workPrefix} from './sweep.ts'
import {adoptTree, makePartial, type Tree} from './tree.ts'

export interface ImageWork {
  /** Of the recipe. */
  hash: string
  cache: ArchiveCache
  stateDir: string
  trust: ImageTrust
  signal?: AbortSignal
  onProgress: OnProgress
  run: typeof startProcess
}

/** Unpacks the image from the cache; undefined when none is there that may be taken, and tells why. */
export async function unpackImage(work: ImageWork): Promise<Tree | undefined> {
  const {hash, stateDir, trust, onProgress} = work
  const folder = await makePartial(stateDir)
  try {
    const [copy, root] = [join(folder, 'archive'), join(folder, 'root')]
    const seen = await findArchive(work)
    // Nothing is copied that is not wanted, and only what was copied counts.
    const {archive, refusal} = seen.archive ? await takeArchive(work, copy) : seen
    if (!archive && trust.digest !== undefined) throw digestNotHere(work, refusal)
    if (refusal !== undefined) onProgress(`the cached machine image is not used: ${refusal}`)
    if (!archive) return undefined
    onProgress('unpacking the machine image')
    await mkdir(root)
    await chmod(root, 0o755)
    const trouble = await unpackArchive(copy, root, work)
    if (trouble !== undefined) {
      throw new LabError(`cannot unpack ${work.cache.path(hash)}: ${trouble}`, {hint: `df -h ${stateDir}`})
    }
    return await adoptTree(root, {hash, ...archive}, work)
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

/** Builds the image, and puts it into the cache as well, packed. */
export async function buildImage(recipe: ImageRecipe, work: ImageWork): Promise<Tree> {
  const {hash, stateDir, onProgress} = work
  const folder = await makePartial(stateDir)
  const seenAt = join(stateDir, workPrefix + processMark())
  let archive: number | undefined
  try {
    await mkdir(seenAt)
    const progress = buildProgress(onProgress)
    const logFile = join(stateDir, 'image-build.log')
    // Most runs build none.
    const {build} = await import('./build.ts')
    const {root} = await build(recipe, {...work, folder, seenAt, logFile, onOutput: progress})
    progress('fanlab: archive\n')
    const file = join(folder, 'archive')
    const trouble = await packTree(root, file, work)
    if (trouble !== undefined) {
      throw new LabError(`cannot pack the machine image: ${trouble}`, {hint: `df -h ${stateDir}`})
    }
    archive = openSync(file, 'r')
    const digest = await digestOf(archive)
    await rememberBuilt(stateDir, hash, digest)
    const tree = await adoptTree(root, {hash, digest, origin: 'built'}, work)
    await keepArchive(archive, work)
    onProgress(`the machine image is ${digest}; with --image-digest another host takes this one and no other`)
    return tree
  } finally {
    if (archive !== undefined) closeSync(archive)
    await rm(folder, {recursive: true, force: true})
    await rm(seenAt, {recursive: true, force: true})
  }
}

/** The lab has its image without it. */
async function keepArchive(archive: number, {hash, cache, onProgress}: ImageWork): Promise<void> {
  try {
    await cache.put(hash, archive)
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (!(error instanceof LabError) && code === undefined) throw error
    onProgress(`the machine image is not kept in the cache: ${(error as Error).message}`)
  }
}
