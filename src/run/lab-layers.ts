import {ensureLayer} from '../image/layer.ts'
import {parsePackageChoice} from '../image/package-choice.ts'
import type {Topology} from '../lab/topology.ts'
import type {Features} from '../providers/provider.ts'
import type {Caller} from './caller.ts'
import {imagePlaces} from './lab-image.ts'
import type {MachineImage} from './machine-images.ts'
import type {Request} from './request.ts'

interface LayerOptions {
  features: Pick<Features, 'ownImage'>
  request: Request
  caller: Caller
  signal: AbortSignal
  say(text: string): void
}

/**
 * Makes what the machines of a lab have above their images, one layer for each set of packages; gives the layers' folders
 * by the machines' names. Machines that do not run the lab's image get their packages once they have booted.
 */
export async function makeLayers(
  imageOf: (machine: string) => MachineImage,
  {machines, later}: Topology,
  {features, request, caller, signal, say}: LayerOptions,
): Promise<Record<string, string>> {
  if (!features.ownImage) return {}
  const options = {...imagePlaces(request, caller), signal, onProgress: say}
  const directories = new Map<string, string>()
  const layers: Record<string, string> = {}
  for (const {name, packages} of [...machines, ...later]) {
    if (packages.length === 0) continue
    const {recipe, image} = imageOf(name)
    const key = [image.hash, ...packages].join()
    const choices = packages.map(text => parsePackageChoice(text))
    const directory = directories.get(key) ?? (await ensureLayer(recipe, image, choices, options)).directory
    directories.set(key, directory)
    layers[name] = directory
  }
  return layers
}
