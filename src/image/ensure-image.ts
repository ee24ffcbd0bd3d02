import {join} from 'node:path'
import {run as startProcess} from '../process/run.ts'
import {withLock} from '../process/with-lock.ts'
import {ArchiveCache} from './archive-cache.ts'
import type {OnProgress} from './build-progress.ts'
import type {ImageChoice} from './image-problems.ts'
import {isTrusted, originTexts} from './image-trust.ts'
import type {ImageWork} from './make-image.ts'
import {checkRecipe, type ImageRecipe, recipeHash} from './recipe.ts'
import {pruneImages, sweepAbandoned} from './sweep.ts'
import {changeInTree, stampedTree, type Tree, touchTree} from './tree.ts'

export interface EnsureImageOptions extends ImageChoice {
  signal?: AbortSignal
  onProgress: OnProgress
  /** Default: the real one. */
  run?: typeof startProcess
}

/** Its folder is the unpacked root file system. Nobody may write to it: it is what all labs' machines are laid over. */
export interface Image extends Tree {
  /** Of the recipe. */
  hash: string
  /** In the cache folder. It may be gone when the unpacked image is all that is left. */
  archive: string
  /** True when it was neither unpacked nor in the cache, and had to be built. */
  built: boolean
}

/**
 * Gives the image of a recipe: unpacked already, or from the cache, or built now. One process at a time builds or
 * unpacks. Throws a LabError when the image cannot be built, and when the digest that is asked for is not here.
 */
export async function ensureImage(recipe: ImageRecipe, options: EnsureImageOptions): Promise<Image> {
  const {cacheDir, stateDir, owner, onProgress, signal, trust = {}, run = startProcess} = options
  checkRecipe(recipe)
  const hash = await recipeHash(recipe)
  const cache = new ArchiveCache(cacheDir, owner)
  const work: ImageWork = {...{hash, cache, stateDir, trust, onProgress, run}, ...(signal && {signal})}
  const image = (tree: Tree, built: boolean): Image => ({hash, ...tree, archive: cache.path(hash), built})
  await sweepAbandoned(options)
  // Without the lock: a run that has all it needs does not wait for another one's build.
  const ready = await unpackedImage(work)
  if (ready.tree) return image(ready.tree, false)
  return whileImagesAreLocked(options, async () => {
    const {tree, refusal} = await unpackedImage(work)
    if (tree) return image(tree, false)
    if (refusal !== undefined) onProgress(`the unpacked machine image ${refusal}: making it anew`)
    // Most runs find the image unpacked, and load nothing that makes one.
    const {buildImage, unpackImage} = await import('./make-image.ts')
    const taken = await unpackImage(work)
    const made = taken ?? (await buildImage(recipe, work))
    await pruneImages(options)
    return image(made, taken === undefined)
  })
}

/** One process at a time makes images and layers of them. */
export function whileImagesAreLocked<T>(
  {stateDir, onProgress, signal, run = startProcess}: EnsureImageOptions,
  body: () => Promise<T>,
): Promise<T> {
  const onWait = (holder: string): void => onProgress(`waiting for ${holder}, which is making an image`)
  return withLock({file: join(stateDir, 'images.lock'), onWait, run, ...(signal && {signal})}, body)
}

/** The image that is unpacked already, or why it is not used. */
async function unpackedImage({
  hash,
  cache,
  stateDir,
  trust,
  run,
}: ImageWork): Promise<{tree?: Tree; refusal?: string}> {
  const tree = await stampedTree(stateDir, hash)
  if (!tree) return {}
  if (!isTrusted(tree, trust))
    return {refusal: `is another one (${originTexts[tree.origin]}, ${tree.digest})`}
  const changed = await changeInTree(stateDir, hash, run)
  if (changed !== undefined) return {refusal: `was changed (${changed})`}
  await touchTree(stateDir, hash)
  cache.touch(hash)
  return {tree}
}
