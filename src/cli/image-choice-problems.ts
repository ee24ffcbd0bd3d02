import {parseAptSource} from '../image/apt-source.ts'
import {type DistributionName, distributions} from '../image/distributions.ts'
import {type PackageChoice, parsePackageChoice, repeatedPackages} from '../image/package-choice.ts'
import {debArchitecture, lacksLxd} from '../image/recipe.ts'
import type {InputProblem} from '../process/input-problem.ts'
import {LabError} from '../process/lab-error.ts'
import type {Owner} from '../process/owner.ts'
import type {RequestedImage} from '../run/request.ts'
import type {OptionName} from './options.ts'

const isDistribution = (text: string): text is DistributionName => Object.hasOwn(distributions, text)

/** Everything that is wrong with it, as whoever used sudo sees it: each source, each package, all of them together. */
export function imageChoiceProblems(
  {distribution, aptSources, packages}: RequestedImage,
  user: Owner | undefined,
): InputProblem[] {
  const problems: InputProblem[] = []
  const read = <T>(flag: OptionName, parse: () => T): T[] => {
    try {
      return [parse()]
    } catch (error) {
      if (!(error instanceof LabError)) throw error
      problems.push({
        tell: name => `${name(flag)}: ${error.message}${error.hint === undefined ? '' : `: ${error.hint}`}`,
      })
      return []
    }
  }
  const sources = aptSources.flatMap(text => read('apt-source', () => parseAptSource(text)))
  const choices: PackageChoice[] = packages.flatMap(text =>
    read('package', () => parsePackageChoice(text, user)),
  )
  for (const sentence of repeatedPackages(choices))
    problems.push({tell: name => `${name('package')}: ${sentence}: choose one of them`})
  // What could not be read may have been what the distribution lacks.
  if (problems.length > 0 || !isDistribution(distribution)) return problems
  if (lacksLxd({distribution, aptSources: sources, packages: choices}))
    problems.push({
      tell: name =>
        `${name('distribution')}: cannot build an image of ${distribution}: its archive has LXD only as a snap, ` +
        `which needs the snap store: give LXD by ${name('package')} ./lxd_VERSION_${debArchitecture()}.deb ` +
        `or ${name('apt-source')}, or use debian-12`,
    })
  return problems
}
