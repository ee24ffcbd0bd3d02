import {createHash} from 'node:crypto'
import {LabError} from '../process/lab-error.ts'
import {optionName} from '../process/option-name.ts'
import {containerFiles, containerMetadata, nginxFiles} from './container-files.ts'
import {customizeScript} from './customize-script.ts'
import {commonPackages, type DistributionName, distributions} from './distributions.ts'
import {excludedPaths, filesInImage} from './machine-files.ts'
import {aptWord, type PackageChoice, packageFacts} from './package-choice.ts'

/** What a machine image is made from. */
export interface ImageRecipe {
  distribution: DistributionName
  /** Lines of apt's sources.list beside the distribution's own, as parseAptSource gives them. */
  aptSources: readonly string[]
  /** Packages beside, or in place of, those that every image has. */
  packages: readonly PackageChoice[]
}

/** Whether the distribution has LXD as a snap only, and nothing that was chosen brings it as a package. */
export function lacksLxd({distribution, aptSources, packages}: ImageRecipe): boolean {
  const bringsLxd = aptSources.length > 0 || packages.some(({name}) => name === 'lxd')
  return !distributions[distribution].hasLxd && !bringsLxd
}

/** Throws a LabError when no image can be built from the recipe, wherever it is tried. */
export function checkRecipe(recipe: ImageRecipe): void {
  const distribution = parseDistribution(recipe.distribution)
  if (lacksLxd(recipe)) {
    throw new LabError(
      `cannot build an image of ${distribution}: its archive has LXD only as a snap, which needs the snap store`,
      {
        hint: `give LXD as a Debian package, ${optionName('package')} ./lxd_VERSION_${debArchitecture()}.deb or ${optionName('apt-source')}, or use debian-12`,
      },
    )
  }
}

export function parseDistribution(text: string): DistributionName {
  if (Object.hasOwn(distributions, text)) return text as DistributionName
  throw new LabError(
    `cannot use distribution ${JSON.stringify(text)}: expected one of ${Object.keys(distributions).join(', ')}`,
    {hint: 'use debian-12, which needs nothing but a Debian mirror'},
  )
}

/**
 * Names everything that goes into the image: 16 hexadecimal digits. Two recipes with the same hash have the same
 * image but for the day on which the archive's packages were fetched.
 */
export async function recipeHash(recipe: ImageRecipe): Promise<string> {
  const content = [
    process.arch,
    recipe.distribution,
    distributions[recipe.distribution],
    commonPackages,
    recipe.aptSources,
    await packageFacts(recipe.packages),
    [filesInImage, excludedPaths, containerFiles, containerMetadata(''), nginxFiles, customizeScript],
  ]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)
}

/** What mmdebstrap installs: a chosen package takes the place of the one of its name; files come later. */
export function archivePackages(recipe: ImageRecipe): string[] {
  const chosen = new Set(recipe.packages.map(({name}) => name))
  const base = [...commonPackages, ...distributions[recipe.distribution].packages]
  return [
    ...base.filter(name => !chosen.has(name)),
    ...recipe.packages.flatMap(choice => (choice.kind === 'file' ? [] : aptWord(choice))),
  ]
}

/** Debian's name of this computer's architecture. */
export const debArchitecture = (): string => (process.arch === 'x64' ? 'amd64' : process.arch)
