import type {Caller} from '../cli/caller.ts'
import type {Options} from '../cli/options.ts'
import {parseAptSource} from '../image/apt-source.ts'
import {ensureImage, type Image} from '../image/ensure-image.ts'
import {imageProblems, imageTools} from '../image/image-problems.ts'
import {parsePackageChoice} from '../image/package-choice.ts'
import {checkRecipe, type ImageRecipe, parseDistribution} from '../image/recipe.ts'
import type {Problem} from '../process/problem.ts'

/** What the machines consist of, as the flags choose it. Throws a LabError when no image can be made of that. */
export function readRecipe(options: Options): ImageRecipe {
  const recipe = {
    distribution: parseDistribution(options.distribution),
    aptSources: options.aptSources.map(text => parseAptSource(text)),
    packages: options.packages.map(text => parsePackageChoice(text)),
  }
  checkRecipe(recipe)
  return recipe
}

const choice = (options: Options, caller: Caller) => ({
  cacheDir: caller.cacheDir,
  stateDir: options.stateDir,
  trust: options.imageTrust,
  ...(caller.owner ? {owner: caller.owner} : {}),
})

export const toolsOfImage = (
  recipe: ImageRecipe,
  options: Options,
  caller: Caller,
): Promise<Readonly<Record<string, string>>> => imageTools(recipe, choice(options, caller))

export const problemsOfImage = (recipe: ImageRecipe, options: Options, caller: Caller): Promise<Problem[]> =>
  imageProblems(recipe, choice(options, caller))

export const makeImage = (
  recipe: ImageRecipe,
  options: Options,
  caller: Caller,
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<Image> => ensureImage(recipe, {...choice(options, caller), signal, onProgress: text => say(text)})
