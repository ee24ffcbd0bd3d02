import type {Provider} from '../providers/provider.ts'
import type {Options} from './options.ts'
import {UsageError} from './usage-error.ts'

/** What machines run that were there before and of which nobody said it. */
export const unknownDistribution = 'as found'

/** The options as the provider takes them; throws a UsageError about what it cannot do. */
export function forProvider(options: Options, {name, features, distribution}: Provider): Options {
  const problems = []
  if (!features.chosenAddresses && options.given.has('underlay')) {
    problems.push(`--underlay: provider ${name} gives its machines' addresses, and the lab follows them`)
  }
  if (features.ownImage) {
    if (problems.length > 0) throw new UsageError(problems.join('\n'))
    return options
  }
  for (const flag of ['apt-source', 'package'] as const) {
    if (options.given.has(flag))
      problems.push(
        `--${flag} is for machines with the lab's own image; those of provider ${name} have another`,
      )
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n'))
  // Machines with the lab's own image can all have the program; of others each gets what works there.
  const fan = options.given.has('fan') ? options.fan : 'auto'
  return {...options, fan, distribution: distribution ?? unknownDistribution}
}

/** From here come the container images, whatever the machines run. */
export const defaultImage = (options: Options): Options => ({
  ...options,
  distribution: 'debian-12',
  aptSources: [],
  packages: [],
})
