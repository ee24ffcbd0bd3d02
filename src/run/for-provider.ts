import type {InputProblem} from '../process/input-problem.ts'
import {UsageError} from '../process/usage-error.ts'
import type {Provider} from '../providers/provider.ts'
import {type Request, type RequestedImage, usualDistribution, usualFan} from './request.ts'

/** What machines run that were there before and of which nobody said it. */
export const unknownDistribution = 'as found'

/** A request whose fan is chosen, with the distribution that its machines really run. */
export type SettledRequest = Request & Required<Pick<Request, 'fan'>>

/** What such a provider cannot do of what was asked for. */
export function problemsForProvider(
  {lab, image}: Pick<Request, 'lab' | 'image'>,
  {name: provider, features}: Pick<Provider, 'name' | 'features'>,
): InputProblem[] {
  const problems: InputProblem[] = []
  if (features.chosenAddresses !== 'always' && lab.choseNetwork) {
    problems.push({
      tell: name =>
        `${name('underlay')}: provider ${provider} gives its machines' addresses, and the lab follows them: leave it out`,
    })
  }
  const choices = {'apt-source': image.aptSources, package: image.packages}
  for (const [option, chosen] of Object.entries(choices)) {
    if (!features.ownImage && chosen.length > 0)
      problems.push({
        tell: name =>
          `${name(option)} is for machines with the lab's own image; those of provider ${provider} have another: leave it out`,
      })
  }
  return problems
}

/** The request as the provider takes it; throws a UsageError about what it cannot do. */
export function forProvider(request: Request, provider: Provider): SettledRequest {
  const problems = problemsForProvider(request, provider)
  if (problems.length > 0) throw new UsageError(problems)
  const {fan, image} = request
  if (provider.features.ownImage) return {...request, fan: fan ?? usualFan}
  // Machines with the lab's own image can all have the program; of others each gets what works there.
  const distribution = provider.distribution ?? unknownDistribution
  return {...request, fan: fan ?? 'auto', image: {...image, distribution}}
}

/** From here come the container images, whatever the machines run. */
export const defaultImage = ({trust}: RequestedImage): RequestedImage => ({
  distribution: usualDistribution,
  aptSources: [],
  packages: [],
  trust,
})
