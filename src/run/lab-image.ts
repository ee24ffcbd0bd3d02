import {parseAptSource} from '../image/apt-source.ts'
import {ensureImage, type Image} from '../image/ensure-image.ts'
import {imageProblems, imageTools} from '../image/image-problems.ts'
import {parsePackageChoice} from '../image/package-choice.ts'
import {checkRecipe, type ImageRecipe, parseDistribution} from '../image/recipe.ts'
import type {Problem} from '../process/problem.ts'
import type {Caller} from './caller.ts'
import type {Request, RequestedImage} from './request.ts'

/** What the machines consist of, as it was chosen. Throws a LabError when no image can be made of that. */
export function readRecipe({distribution, aptSources, packages}: RequestedImage): ImageRecipe {
  const recipe = {
    distribution: parseDistribution(distribution),
    aptSources: aptSources.map(text => parseAptSource(text)),
    packages: packages.map(text => parsePackageChoice(text)),
  }
  checkRecipe(recipe)
  return recipe
}

/** Where images are, and which are taken. */
export const imagePlaces = ({image, stateDir}: Request, {cacheDir, owner}: Caller) => ({
  cacheDir,
  stateDir,
  trust: image.trust,
  ...(owner && {owner}),
})

export const toolsOfImage = (
  recipe: ImageRecipe,
  request: Request,
  caller: Caller,
): Promise<Readonly<Record<string, string>>> => imageTools(recipe, imagePlaces(request, caller))

export const problemsOfImage = (recipe: ImageRecipe, request: Request, caller: Caller): Promise<Problem[]> =>
  imageProblems(recipe, imagePlaces(request, caller))

export const makeImage = (
  recipe: ImageRecipe,
  request: Request,
  caller: Caller,
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<Image> =>
  ensureImage(recipe, {...imagePlaces(request, caller), signal, onProgress: text => say(text)})
