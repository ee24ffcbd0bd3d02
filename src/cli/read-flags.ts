import {type ParseArgsConfig, parseArgs} from 'node:util'
import {shownValue} from '../process/shown-value.ts'
import {type FlagName, flags} from './flags.ts'
import type {InputProblem} from './input-problem.ts'

export interface GivenFlags {
  /** What was given for each flag; of one that may not be repeated the last counts. */
  values: Partial<Record<FlagName, string | boolean | string[]>>
  positionals: readonly string[]
  problems: readonly InputProblem[]
}

/** Takes a command line apart; every word that does not fit is told, and none of them ends the reading. */
export function readFlags(
  argv: readonly string[],
  taken: readonly FlagName[],
  allowPositionals: boolean,
): GivenFlags {
  const options = Object.fromEntries(taken.map(name => [name, {type: flags[name].type}])) as NonNullable<
    ParseArgsConfig['options']
  >
  const {tokens} = parseArgs({args: [...argv], options, strict: false, allowPositionals: true, tokens: true})
  const values: GivenFlags['values'] = {}
  const positionals: string[] = []
  const wrong: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') {
      positionals.push(token.value)
      if (!allowPositionals) wrong.push(`Unexpected argument ${inQuotes(token.value)}: leave it out`)
    } else if (token.kind === 'option') {
      const name = taken.find(each => each === token.name)
      if (name === undefined)
        wrong.push(`Unknown option ${inQuotes(token.rawName)}: flags are: ${allOf(taken)}`)
      else if (flags[name].type === 'boolean') {
        if (token.value === undefined) values[name] = true
        else wrong.push(`--${name} takes no value; got ${shownValue(token.value)}: leave the value out`)
      } else if (token.value === undefined)
        wrong.push(`--${name} needs a value: --${name} ${placeholder(name)}`)
      else if (token.value.startsWith('-') && !token.inlineValue)
        wrong.push(
          `--${name} needs a value; got ${shownValue(token.value)}: one that begins with '-' is given as --${name}=VALUE`,
        )
      else if ('multiple' in flags[name])
        values[name] = [...((values[name] as string[] | undefined) ?? []), token.value]
      else values[name] = token.value
    }
  }
  return {values, positionals, problems: wrong.map(line => ({tell: () => line}))}
}

const allOf = (taken: readonly FlagName[]): string => taken.map(name => `--${name}`).join(' ')

/** As the help writes it, such as `NAME`. */
const placeholder = (name: FlagName): string => flags[name].help.split('  ', 1)[0] ?? 'VALUE'

/** As Node's own parser of command lines quotes words. */
const inQuotes = (word: string): string => `'${shownValue(word).replace(/^"|"(?=$|…)/g, '')}'`
