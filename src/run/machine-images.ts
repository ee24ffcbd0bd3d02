import type {Image} from '../image/ensure-image.ts'
import {type ImageRecipe, parseDistribution} from '../image/recipe.ts'
import type {MachinePlan, Topology} from '../lab/topology.ts'
import type {Problem} from '../process/problem.ts'
import type {Provider} from '../providers/provider.ts'
import type {Caller} from './caller.ts'
import {makeImage} from './lab-image.ts'
import type {Request} from './request.ts'

/** What a machine is laid over. */
export interface MachineImage {
  recipe: ImageRecipe
  image: Image
}

/** Machines that run another distribution than the lab's, by its name. */
export function otherDistributions(
  {machines, later}: Pick<Topology, 'machines' | 'later'>,
  usual: string,
): ReadonlyMap<string, MachinePlan[]> {
  const found = new Map<string, MachinePlan[]>()
  for (const machine of [...machines, ...later])
    if (machine.image !== undefined && machine.image !== usual)
      found.set(machine.image, [...(found.get(machine.image) ?? []), machine])
  return found
}

/** What other images consist of. Sources and packages that were chosen are for the lab's own. */
export const otherRecipes = (topology: Topology, {distribution}: ImageRecipe): ImageRecipe[] =>
  [...otherDistributions(topology, distribution).keys()].map(name => ({
    ...{distribution: parseDistribution(name), aptSources: [], packages: []},
  }))

/** The request for an image of such a recipe: a digest that was given is that of the lab's own image. */
export function withoutDigest<T extends Request>(request: T): T {
  const {digest: _, ...trust} = request.image.trust
  return {...request, image: {...request.image, trust}}
}

/** What speaks against images of their own for machines, with that provider. */
export function machineImageProblems(
  {name, features}: Pick<Provider, 'name' | 'features'>,
  {machines, later}: Topology,
): Problem[] {
  if (features.machineImages) return []
  return [...machines, ...later].flatMap(machine =>
    machine.image === undefined
      ? []
      : {
          message: `provider ${name} gives all machines the same image, machine ${machine.name} of the lab asks for ${machine.image}`,
          hint: 'choose a provider that gives each its own, such as lxc, or leave image of the machine out of the lab file',
        },
  )
}

/** Makes the images of machines that run another than the lab's own; gives them by the machines' names. */
export async function makeMachineImages(
  topology: Topology,
  usual: ImageRecipe,
  {
    request,
    caller,
    signal,
    say,
  }: {request: Request; caller: Caller; signal: AbortSignal; say: (text: string) => void},
): Promise<ReadonlyMap<string, MachineImage>> {
  const made = new Map<string, MachineImage>()
  const machines = otherDistributions(topology, usual.distribution)
  for (const recipe of otherRecipes(topology, usual)) {
    const image = await makeImage(recipe, withoutDigest(request), caller, signal, say)
    for (const {name} of machines.get(recipe.distribution) ?? []) made.set(name, {recipe, image})
  }
  return made
}
