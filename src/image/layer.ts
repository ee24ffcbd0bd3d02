import {createHash} from 'node:crypto'
import {join} from 'node:path'
import {run as startProcess} from '../process/run.ts'
import {withLock} from '../process/with-lock.ts'
import type {EnsureImageOptions, Image} from './ensure-image.ts'
import type {PackageChoice} from './package-choice.ts'
import type {ImageRecipe} from './recipe.ts'
import {sha256OfFile} from './sha256-of-file.ts'
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
  const {stateDir, onProgress, signal, run = startProcess} = options
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
  const onWait = (holder: string): void => onProgress(`waiting for ${holder}, which is making an image`)
  const lock = {file: join(stateDir, 'images.lock'), onWait, run, ...(signal && {signal})}
  return withLock(lock, async () => {
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
  const content = await Promise.all(
    packages.map(async choice =>
      choice.kind === 'file' ? {name: choice.name, sha256: await sha256OfFile(choice.path)} : choice,
    ),
  )
  const text = JSON.stringify(content.map(each => JSON.stringify(each)).sort())
  return `${hash}.layer-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
}
