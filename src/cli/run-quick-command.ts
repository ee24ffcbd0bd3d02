import {fileURLToPath} from 'node:url'
import {typedScript} from '../lab/typed-command.ts'
import {UsageError} from '../process/usage-error.ts'
import {describeError} from '../report/describe-error.ts'
import {exitCodes} from '../run/exit-codes.ts'
import {beginProcess} from './begin-process.ts'
import type {OptionName, OptionValues} from './options.ts'
import {readFlags} from './read-flags.ts'
import {argumentsOf, ownWords} from './script-words.ts'
import {usage} from './usage.ts'
import {valueProblems} from './value-problems.ts'

interface QuickCommand {
  /** import.meta.url of the script. */
  script: string
  flags: readonly OptionName[]
  /** How the words after the flags are shown in the help. */
  positionals: string
  run(values: OptionValues, words: readonly string[]): Promise<number>
}

/** The life of a command that only looks at files of the caller's: it needs no lab and no root, and loads nothing for either. */
export async function runQuickCommand(command: QuickCommand): Promise<never> {
  process.exit(await statusOfQuick(command))
}

async function statusOfQuick({script: url, flags, positionals: shown, run}: QuickCommand): Promise<number> {
  const script = fileURLToPath(url)
  const argv = argumentsOf(script)
  beginProcess()
  try {
    if (ownWords(argv).includes('--help')) {
      console.log(usage(typedScript(script), flags, shown))
      return exitCodes.passed
    }
    const {values, positionals, problems} = readFlags(argv, flags, true)
    const wrong = [...problems, ...valueProblems(values)]
    if (wrong.length > 0) throw new UsageError(wrong)
    return await run(values, positionals)
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`fanlab: ${error.message}\nhint: ${typedScript(script, '--help')}`)
      return exitCodes.usage
    }
    console.error(describeError(error))
    return exitCodes.error
  }
}
