import {isProviderName, provider} from '../providers/index.ts'
import {forProvider} from './for-provider.ts'
import {readRecipe} from './lab-image.ts'
import type {Options} from './options.ts'

/**
 * Throws a LabError or a UsageError when no lab can be made of such machines, as far as that is known before anything is
 * looked at; with provider auto nothing is.
 */
export function foreseeRecipe(options: Options): void {
  if (!isProviderName(options.provider)) return
  const chosen = provider(options.provider, options.stateDir, options.settings)
  const fitting = forProvider(options, chosen)
  if (chosen.features.ownImage) readRecipe(fitting)
}
