import type {InputProblem} from '../cli/input-problem.ts'
import type {Options} from '../cli/options.ts'
import {UsageError} from '../cli/usage-error.ts'
import type {Provider} from '../providers/provider.ts'

/** What machines run that were there before and of which nobody said it. */
export const unknownDistribution = 'as found'

/** What such a provider cannot do of what was asked for. */
export function problemsForProvider(
  {given}: Pick<Options, 'given'>,
  {name: provider, features}: Pick<Provider, 'name' | 'features'>,
): InputProblem[] {
  const problems: InputProblem[] = []
  if (!features.chosenAddresses && given.has('underlay')) {
    problems.push({
      tell: name =>
        `${name('underlay')}: provider ${provider} gives its machines' addresses, and the lab follows them: leave it out`,
    })
  }
  for (const flag of ['apt-source', 'package'] as const) {
    if (!features.ownImage && given.has(flag))
      problems.push({
        tell: name =>
          `${name(flag)} is for machines with the lab's own image; those of provider ${provider} have another: leave it out`,
      })
  }
  return problems
}

/** The options as the provider takes them; throws a UsageError about what it cannot do. */
export function forProvider(options: Options, provider: Provider): Options {
  const problems = problemsForProvider(options, provider)
  if (problems.length > 0) throw new UsageError(problems)
  if (provider.features.ownImage) return options
  // Machines with the lab's own image can all have the program; of others each gets what works there.
  const fan = options.given.has('fan') ? options.fan : 'auto'
  return {...options, fan, distribution: provider.distribution ?? unknownDistribution}
}

/** From here come the container images, whatever the machines run. */
export const defaultImage = (options: Options): Options => ({
  ...options,
  distribution: 'debian-12',
  aptSources: [],
  packages: [],
})
