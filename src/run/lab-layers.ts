import type {Image} from '../image/ensure-image.ts'
import {ensureLayer} from '../image/layer.ts'
import {parsePackageChoice} from '../image/package-choice.ts'
import type {ImageRecipe} from '../image/recipe.ts'
import type {Topology} from '../lab/topology.ts'
import type {Features} from '../providers/provider.ts'
import type {Caller} from './caller.ts'
import {imagePlaces} from './lab-image.ts'
import type {Request} from './request.ts'

interface LayerOptions {
  features: Pick<Features, 'ownImage'>
  request: Request
  caller: Caller
  signal: AbortSignal
  say(text: string): void
}

/**
 * Makes what the machines of a lab have above their image, one layer for each set of packages; gives the layers' folders
 * by the machines' names. Machines that do not run the image get their packages once they have booted.
 */
export async function makeLayers(
  recipe: ImageRecipe,
  image: Image,
  {machines, later}: Topology,
  {features, request, caller, signal, say}: LayerOptions,
): Promise<Record<string, string>> {
  const layers: Record<string, string> = {}
  if (!features.ownImage) return layers
  const options = {...imagePlaces(request, caller), signal, onProgress: say}
  for (const {name, packages} of [...machines, ...later]) {
    if (packages.length === 0) continue
    // Those of one set find the layer of the first.
    const choices = packages.map(text => parsePackageChoice(text))
    layers[name] = (await ensureLayer(recipe, image, choices, options)).directory
  }
  return layers
}
