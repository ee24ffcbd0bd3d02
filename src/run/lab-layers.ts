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
  if (!features.ownImage) return {}
  const options = {...imagePlaces(request, caller), signal, onProgress: say}
  const wanting = [...machines, ...later].filter(({packages}) => packages.length > 0)
  const directories = new Map<string, string>()
  for (const packages of wanting.map(machine => machine.packages)) {
    const key = packages.join()
    if (directories.has(key)) continue
    const choices = packages.map(text => parsePackageChoice(text))
    directories.set(key, (await ensureLayer(recipe, image, choices, options)).directory)
  }
  return Object.fromEntries(
    wanting.map(({name, packages}) => [name, directories.get(packages.join()) as string]),
  )
}
