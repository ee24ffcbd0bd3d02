import {createHash} from 'node:crypto'
import {run as startProcess} from '../process/run.ts'
import {type EnsureImageOptions, type Image, whileImagesAreLocked} from './ensure-image.ts'
import {type PackageChoice, packageFacts} from './package-choice.ts'
import type {ImageRecipe} from './recipe.ts'
import {changeInTree, stampedTree, touchTree} from './tree.ts'

/** What is laid above an image: its folder has the files that differ. Nobody may write to it. */
interface Layer {
  directory: string
  /** True when it was not here, and had to be made. */
  built: boolean
}

/**
 * Gives the layer that packages beside those of an image make: unpacked already, or made now, by one process at a time. Throws a
 * LabError when they cannot be installed.
 */
export async function ensureLayer(
  recipe: ImageRecipe,
  image: Image,
  packages: readonly PackageChoice[],
  options: EnsureImageOptions,
): Promise<Layer> {
  const {stateDir, onProgress, run = startProcess} = options
  const name = await layerName(image, packages)
  const ready = async (): Promise<Layer | undefined> => {
    const tree = await stampedTree(stateDir, name)
    // It has copies of files of the image: of another build of the same recipe they may be others.
    if (!tree || tree.digest !== image.digest) return undefined
    const changed = await changeInTree(stateDir, name, run)
    if (changed === undefined) await touchTree(stateDir, name)
    else onProgress(`the layer of packages was changed (${changed}): making it anew`)
    return changed === undefined ? {directory: tree.directory, built: false} : undefined
  }
  const found = await ready()
  if (found) return found
  return whileImagesAreLocked(options, async () => {
    const made = await ready()
    if (made) return made
    // Most runs make none.
    const {buildLayer} = await import('./build-layer.ts')
    const tree = await buildLayer(recipe, {...image, name}, packages, {...options, run})
    return {directory: tree.directory, built: true}
  })
}

/** It begins with the name of the image, with which it goes. */
async function layerName({hash}: Image, packages: readonly PackageChoice[]): Promise<string> {
  const text = JSON.stringify(await packageFacts(packages))
  return `${hash}.layer-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
}
