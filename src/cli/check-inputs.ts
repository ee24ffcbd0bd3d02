import type {Naming} from '../process/input-problem.ts'
import {speakTo} from '../process/reader.ts'
import {UsageError} from '../process/usage-error.ts'
import {optionNames} from './options.ts'
import {readCommandLine} from './read-command-line.ts'
import {readerOf} from './reader-of.ts'

/** Inputs are called as the flags that they become. */
const asInput: Naming = flag => `input ${flag === 'no-install' ? 'install' : flag}`

/** What is wrong with flags that the action's inputs became, whichever scenario is to take them, in its words. */
export function refusedInputs(words: readonly string[]): string[] {
  speakTo(readerOf(process.env, false))
  try {
    readCommandLine(words, optionNames)
    return []
  } catch (error) {
    if (error instanceof UsageError) return error.problems.map(({tell}) => tell(asInput))
    throw error
  }
}
