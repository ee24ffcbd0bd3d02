import type {Owner} from '../process/owner.ts'
import {shownValue} from '../process/shown-value.ts'
import {isProviderName, provider} from '../providers/index.ts'
import {flagsOfProviders, hypervisors, settingRules} from '../providers/settings.ts'
import {problemsForProvider} from '../run/for-provider.ts'
import {imageChoiceProblems} from './image-choice-problems.ts'
import {type InputProblem, mustBe, mustBeOneOf, type Naming} from './input-problem.ts'
import type {Options} from './options.ts'

/**
 * What is wrong with what was asked of the provider, as far as that is known before anything is looked at but files that
 * the flags name. With provider auto that is what is wrong with every provider.
 */
export function providerProblems(options: Options, user: Owner | undefined): InputProblem[] {
  const {provider: name, given, stateDir, settings} = options
  const own = [...strayFlags(given, name), ...settingProblems(options)]
  if (!isProviderName(name)) return [...own, ...imageChoiceProblems(options, user)]
  const chosen = provider(name, stateDir, settings)
  return [
    ...own,
    ...problemsForProvider(options, chosen),
    ...(chosen.features.ownImage ? imageChoiceProblems(options, user) : []),
    ...(chosen.settingsProblems?.(user) ?? []).map(({flag, text}) => ({
      tell: (nameOf: Naming) => `${nameOf(flag)}: ${text}`,
    })),
  ]
}

/** Flags that the chosen provider does not know. */
const strayFlags = (given: ReadonlySet<string>, provider: string): InputProblem[] =>
  Object.entries(flagsOfProviders)
    .filter(([flag, owners]) => given.has(flag) && !owners.some(owner => owner === provider))
    .map(([flag, owners]) => ({
      tell: name =>
        `${name(flag as keyof typeof flagsOfProviders)} is for provider ${owners.join(' or ')}; got provider ${isProviderName(provider) ? provider : shownValue(provider)}`,
    }))

function settingProblems({settings}: Options): InputProblem[] {
  const words = (['remote', 'network', 'box'] as const).flatMap(flag => {
    const value = settings[flag]
    const {pattern, rule} = settingRules[flag]
    return value === undefined || pattern.test(value) ? [] : [mustBe(flag, rule, value)]
  })
  const {hypervisor} = settings
  return [...words, ...(hypervisor === undefined ? [] : mustBeOneOf('hypervisor', hypervisors, hypervisor))]
}
