import type {InputProblem, Naming} from '../process/input-problem.ts'
import type {Owner} from '../process/owner.ts'
import {shownValue} from '../process/shown-value.ts'
import {featuresOf} from '../providers/features.ts'
import {isProviderName} from '../providers/provider-names.ts'
import {flagsOfProviders, type ProviderFlag} from '../providers/settings.ts'
import {settingsProblems} from '../providers/settings-problems.ts'
import {problemsForProvider} from '../run/for-provider.ts'
import type {Request} from '../run/request.ts'
import {imageChoiceProblems} from './image-choice-problems.ts'
import type {OptionValues} from './options.ts'

/**
 * What is wrong with what was asked of the provider, as far as that is known before anything is looked at but files that
 * the flags name. With provider auto that is what is wrong with every provider.
 */
export function providerProblems(
  request: Request,
  values: OptionValues,
  user: Owner | undefined,
): InputProblem[] {
  const {provider: asked, image} = request
  const stray = strayFlags(values, asked.name)
  if (!isProviderName(asked.name)) return [...stray, ...imageChoiceProblems(image, user)]
  const {name, settings} = asked
  const features = featuresOf(name, settings)
  return [
    ...stray,
    ...problemsForProvider(request, {name, features}),
    ...(features.ownImage ? imageChoiceProblems(image, user) : []),
    ...settingsProblems(name, settings, user).map(({flag, text}) => ({
      tell: (nameOf: Naming) => `${nameOf(flag)}: ${text}`,
    })),
  ]
}

/** Flags that the chosen provider does not know. */
const strayFlags = (values: OptionValues, asked: string): InputProblem[] =>
  (Object.keys(flagsOfProviders) as ProviderFlag[]).flatMap(flag => {
    const owners: readonly string[] = flagsOfProviders[flag]
    if (values[flag] === undefined || owners.includes(asked)) return []
    const got = isProviderName(asked) ? asked : shownValue(asked)
    return [{tell: name => `${name(flag)} is for provider ${owners.join(' or ')}; got provider ${got}`}]
  })
