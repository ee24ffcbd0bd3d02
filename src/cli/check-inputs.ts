import {type FlagName, flags} from './flags.ts'
import type {Naming} from './input-problem.ts'
import {readOptions} from './read-options.ts'
import {UsageError} from './usage-error.ts'

/** Inputs are called as the flags that they become. */
const asInput: Naming = flag => `input ${flag === 'no-install' ? 'install' : flag}`

/** What is wrong with flags that the action's inputs became, whichever scenario is to take them, in its words. */
export function refusedInputs(words: readonly string[]): string[] {
  try {
    readOptions(words, Object.keys(flags) as FlagName[])
    return []
  } catch (error) {
    if (error instanceof UsageError) return error.problems.map(({tell}) => tell(asInput))
    throw error
  }
}
