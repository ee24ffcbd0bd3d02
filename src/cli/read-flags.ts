import {type ParseArgsConfig, parseArgs} from 'node:util'
import type {InputProblem} from '../process/input-problem.ts'
import {shownValue} from '../process/shown-value.ts'
import {type OptionName, type OptionValues, optionOf} from './options.ts'

interface GivenFlags {
  values: OptionValues
  positionals: readonly string[]
  problems: readonly InputProblem[]
}

/** Takes a command line apart; every word that does not fit is told, and none of them ends the reading. */
export function readFlags(
  argv: readonly string[],
  taken: readonly OptionName[],
  allowPositionals: boolean,
): GivenFlags {
  const options = Object.fromEntries(taken.map(name => [name, {type: optionOf(name).type}])) as NonNullable<
    ParseArgsConfig['options']
  >
  const {tokens} = parseArgs({args: [...argv], options, strict: false, allowPositionals: true, tokens: true})
  const values: Partial<Record<OptionName, string | boolean | string[]>> = {}
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
      else if (optionOf(name).type === 'boolean') {
        if (token.value === undefined) values[name] = true
        else wrong.push(`--${name} takes no value; got ${shownValue(token.value)}: leave the value out`)
      } else if (token.value === undefined)
        wrong.push(`--${name} needs a value: --${name} ${placeholder(name)}`)
      else if (token.value.startsWith('-') && !token.inlineValue)
        wrong.push(
          `--${name} needs a value; got ${shownValue(token.value)}: one that begins with '-' is given as --${name}=VALUE`,
        )
      else if (optionOf(name).multiple)
        values[name] = [...((values[name] as string[] | undefined) ?? []), token.value]
      else values[name] = token.value
    }
  }
  // As the table says, which the loop has gone by.
  return {values: values as OptionValues, positionals, problems: wrong.map(line => ({tell: () => line}))}
}

const allOf = (taken: readonly OptionName[]): string => taken.map(name => `--${name}`).join(' ')

/** As the help writes it, such as `NAME`. */
const placeholder = (name: OptionName): string => optionOf(name).placeholder ?? 'VALUE'

/** As Node's own parser of command lines quotes words. */
const inQuotes = (word: string): string => `'${shownValue(word).replace(/^"|"(?=$|…)/g, '')}'`
