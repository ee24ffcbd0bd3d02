import {getInput, getMultilineInput} from '@actions/core'
import {LabError} from '../process/lab-error.ts'
import type {FlagName} from '../scenario/flags.ts'
import {durationRule, parseDuration} from '../scenario/keep-limit.ts'
import {readRecipe} from '../scenario/lab-image.ts'
import {flagDefault, readOptions} from '../scenario/options.ts'
import {UsageError} from '../scenario/usage-error.ts'
import {type ActionScenario, actionScenarios} from './scenarios.ts'

/** Inputs that are handed to the scenario as the flag of the same name. */
const textInputs = [
  'lab',
  'provider',
  'fan',
  'underlay',
  'overlay',
  'distribution',
  'reboot',
  'reports',
] as const
/** One value for each line. */
const listInputs = ['apt-source', 'package'] as const

/** A job on a self-hosted runner ends after five days. */
const longestTimeoutMs = 5 * 86_400_000

export interface Inputs extends ActionScenario {
  scenario: string
  /** The lab's name; empty for a name of the action's choice. */
  lab: string
  /** What of the inputs the scenario gets as its command line; without the lab. */
  words: readonly string[]
  keepOnFailure: boolean
  /** Such as `24h`. */
  keepFor: string
  timeoutMs: number
  failOnFailure: boolean
}

/** Wrong inputs; the message has a line for each, with input, rule and value. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

/** Reads and validates all inputs together, before anything is started. Throws an InputError that names every problem. */
export function readInputs(): Inputs {
  const problems: string[] = []
  const name = getInput('scenario') || 'full'
  const scenario = Object.hasOwn(actionScenarios, name) ? actionScenarios[name] : undefined
  if (!scenario)
    problems.push(`input scenario must be one of ${Object.keys(actionScenarios).join(', ')}; got "${name}"`)
  const takes = (flag: FlagName): boolean => scenario === undefined || scenario.flags.includes(flag)
  const install = readBoolean('install', true, problems)
  const keepOnFailure = readBoolean('keep-on-failure', false, problems)
  const failOnFailure = readBoolean('fail-on-failure', true, problems)
  const timeoutMs = readTimeout(problems)
  const keepFor = getInput('keep-for') || '24h'
  const given = [
    ...textInputs.map(flag => ({
      flag,
      values: [getInput(flag)].filter(value => value !== flagDefault(flag)),
    })),
    ...listInputs.map(flag => ({flag, values: getMultilineInput(flag)})),
  ].map(({flag, values}) => ({flag, values: values.filter(value => value !== '')}))
  for (const {flag, values} of given) {
    if (values.length > 0 && !takes(flag))
      problems.push(
        `input ${flag} means nothing to scenario ${name}; got "${values.join(', ')}": leave it out`,
      )
  }
  const words = given.flatMap(({flag, values}) =>
    takes(flag) ? values.map(value => `--${flag}=${value}`) : [],
  )
  if (!install) words.push('--no-install')
  problems.push(...problemsOfWords([...words, `--keep-for=${keepFor}`]))
  if (problems.length > 0 || !scenario) throw new InputError(problems.join('\n'))
  return {
    ...scenario,
    scenario: name,
    lab: getInput('lab'),
    words: words.filter(
      word => !word.startsWith('--lab=') && (takes('no-install') || word !== '--no-install'),
    ),
    keepOnFailure,
    keepFor,
    timeoutMs,
    failOnFailure,
  }
}

/** What the scenarios themselves have against it, in the words of the inputs. */
function problemsOfWords(words: readonly string[]): string[] {
  const all: FlagName[] = [...textInputs, ...listInputs, 'no-install', 'keep-for']
  try {
    readRecipe(readOptions(words, all))
    return []
  } catch (error) {
    if (error instanceof UsageError) return inputWords(error.message).split('\n')
    if (error instanceof LabError)
      return [inputWords(`${error.message}${error.hint ? `: ${error.hint}` : ''}`)]
    throw error
  }
}

const inputWords = (text: string): string => text.replaceAll(/--([a-z]+(?:-[a-z]+)*)/g, 'input $1')

/** YAML knows more spellings of a boolean, but a workflow hands over the text as it stands there. */
function readBoolean(name: string, ifEmpty: boolean, problems: string[]): boolean {
  const text = getInput(name)
  if (text !== '' && !/^(true|false)$/i.test(text))
    problems.push(`input ${name} must be true or false; got ${JSON.stringify(text)}`)
  return text === '' ? ifEmpty : text.toLowerCase() === 'true'
}

function readTimeout(problems: string[]): number {
  const text = getInput('timeout') || '60m'
  const timeoutMs = parseDuration(text)
  if (timeoutMs !== undefined && timeoutMs <= longestTimeoutMs) return timeoutMs
  problems.push(`input timeout must be ${durationRule}, at most 5d; got ${JSON.stringify(text)}`)
  return longestTimeoutMs
}
