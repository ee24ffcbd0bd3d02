import {mkdir, rm} from 'node:fs/promises'
import {join} from 'node:path'
import type {Owner} from '../process/owner.ts'
import {run as startProcess} from '../process/run.ts'
import {withLock} from '../process/with-lock.ts'
import {archiveFile, findArchive, markArchiveUsed, storeArchive} from './archive.ts'
import {build} from './build.ts'
import {buildProgress, type OnProgress} from './build-progress.ts'
import {processMark} from './process-mark.ts'
import {checkRecipe, type ImageRecipe, recipeHash} from './recipe.ts'
import {type ImageDirectories, pruneImages, sweepAbandoned, workPrefix} from './sweep.ts'
import {adoptTree, findTree, type Tree, unpackTree} from './tree.ts'

export interface EnsureImageOptions extends ImageDirectories {
  /** Who owns what is written to the cache folder. Default: this process's user. */
  owner?: Owner
  signal?: AbortSignal
  onProgress: OnProgress
  /** Default: the real one. */
  run?: typeof startProcess
}

export interface Image {
  hash: string
  /** The unpacked root file system. Nobody may write to it: it is what all labs' machines are laid over. */
  directory: string
  /** In the cache folder. It may be gone when the unpacked image is all that is left. */
  archive: string
  /** Version by package, nginx's included. */
  versions: Record<string, string>
  /** True when it was not in the cache and had to be built. */
  built: boolean
}

/**
 * Gives the image of a recipe: unpacked already, or from the cache, or built now. One process at a time builds or
 * unpacks. Throws a LabError when the cached archive is damaged, and when the image cannot be built.
 */
export async function ensureImage(recipe: ImageRecipe, options: EnsureImageOptions): Promise<Image> {
  const {cacheDir, stateDir, onProgress, signal, run = startProcess} = options
  checkRecipe(recipe)
  const hash = await recipeHash(recipe)
  const image = (tree: Tree, built: boolean): Image => ({
    hash,
    ...tree,
    archive: archiveFile(cacheDir, hash),
    built,
  })
  await sweepAbandoned(options)
  // Without the lock: a run that has all it needs does not wait for another one's build.
  const ready = await look()
  if (ready.tree) return image(ready.tree, false)
  const onWait = (holder: string): void => onProgress(`waiting for ${holder}, which is making an image`)
  const lock = {file: join(stateDir, 'images.lock'), onWait, run, ...(signal ? {signal} : {})}
  return withLock(lock, async () => {
    const {tree, record, changed} = await look()
    if (tree) return image(tree, false)
    if (changed !== undefined)
      onProgress(`the unpacked machine image was changed (${changed}): making it anew`)
    if (!record) return image(await makeAnew(), true)
    onProgress('unpacking the machine image')
    const made = await unpackTree(archiveFile(cacheDir, hash), record, {...options, run})
    await pruneImages(options)
    return image(made, false)
  })

  async function look() {
    const record = await findArchive(cacheDir, hash)
    if (record) await markArchiveUsed(cacheDir, record, options.owner)
    const tree = await findTree(stateDir, hash, run)
    if (tree === undefined) return {record}
    return 'changed' in tree ? {record, changed: tree.changed} : {record, tree}
  }

  async function makeAnew(): Promise<Tree> {
    const work = join(stateDir, workPrefix + processMark())
    try {
      // apt's own user must be able to pass through.
      await mkdir(work, {mode: 0o711})
      const logFile = join(stateDir, 'image-build.log')
      const progress = buildProgress(onProgress)
      const {root, versions} = await build(recipe, {...options, work, logFile, run, onOutput: progress})
      progress('fanlab: archive\n')
      await storeArchive({root, hash, versions}, {...options, run})
      const tree = await adoptTree(root, {hash, versions}, {stateDir, run})
      await pruneImages(options)
      return tree
    } finally {
      await rm(work, {recursive: true, force: true})
    }
  }
}
