import {getInput, getMultilineInput} from '@actions/core'
import type {FlagName} from '../cli/flags.ts'
import {flagDefault} from '../cli/options.ts'
import {shownValue} from '../process/shown-value.ts'
import {durationRule, parseDuration} from '../run/keep-limit.ts'
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
  'inventory',
  'remote',
  'network',
  'image-digest',
  'box',
  'hypervisor',
] as const
/** Inputs that are true or false, as the flag of the same name is there or not. */
const switchInputs = ['empty', 'vm', 'all-endpoints'] as const
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
  /** As it was given, such as `60m`. */
  timeout: string
  timeoutMs: number
  failOnFailure: boolean
}

/** Wrong inputs; the message has a line for each, with input, rule and value. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

/** Tells, in the words of the inputs, what the scenarios have against a command line. */
type Judge = (words: readonly string[]) => Promise<readonly string[]>

/**
 * Reads and validates all inputs together, before a scenario is started. Rejects with an InputError that names every
 * problem.
 */
export async function readInputs(judge: Judge): Promise<Inputs> {
  const problems: string[] = []
  const name = getInput('scenario') || 'full'
  const scenario = Object.hasOwn(actionScenarios, name) ? actionScenarios[name] : undefined
  if (!scenario)
    problems.push(
      `input scenario must be one of ${Object.keys(actionScenarios).join(', ')}; got ${shownValue(name)}`,
    )
  const install = readBoolean('install', true, problems)
  const keepOnFailure = readBoolean('keep-on-failure', false, problems)
  const failOnFailure = readBoolean('fail-on-failure', true, problems)
  const timeout = getInput('timeout') || '60m'
  const timeoutMs = readTimeout(timeout, problems)
  const keepFor = getInput('keep-for') || '24h'

  const given = givenFlags(problems)
  const takes = (flag: FlagName): boolean => scenario === undefined || scenario.flags.includes(flag)
  for (const {flag, values} of given.filter(each => !takes(each.flag))) {
    const got = shownValue(values.join(', ') || 'true')
    problems.push(`input ${flag} has no effect in scenario ${name}; got ${got}: leave it out`)
  }
  const taken = given.filter(({flag}) => takes(flag))
  problems.push(...(await judge([...wordsOf(taken), `--keep-for=${keepFor}`])))
  if (problems.length > 0 || !scenario) throw new InputError(problems.join('\n'))
  return {
    ...scenario,
    scenario: name,
    lab: getInput('lab'),
    words: [
      ...wordsOf(taken.filter(({flag}) => flag !== 'lab')),
      ...(!install && takes('no-install') ? ['--no-install'] : []),
    ],
    ...{keepOnFailure, keepFor, timeout, timeoutMs, failOnFailure},
  }
}

interface GivenFlag {
  flag: FlagName
  /** None for a flag that has no value. */
  values: readonly string[]
}

/** The inputs that differ from what a scenario does without them: action.yml has the flags' own defaults. */
function givenFlags(problems: string[]): GivenFlag[] {
  const texts = textInputs
    .map(flag => ({flag, values: [getInput(flag)]}))
    .filter(({flag, values: [value]}) => value !== '' && value !== flagDefault(flag))
  const lists = listInputs
    .map(flag => ({flag, values: getMultilineInput(flag).filter(value => value !== '')}))
    .filter(({values}) => values.length > 0)
  const switches = switchInputs
    .filter(flag => readBoolean(flag, false, problems))
    .map(flag => ({flag, values: []}))
  return [...texts, ...lists, ...switches]
}

/** Each in one word, whatever is in it. */
const wordsOf = (given: readonly GivenFlag[]): string[] =>
  given.flatMap(({flag, values}) =>
    values.length === 0 ? [`--${flag}`] : values.map(value => `--${flag}=${value}`),
  )

/** YAML knows more spellings of a boolean, but a workflow hands over the text as it stands there. */
function readBoolean(name: string, ifEmpty: boolean, problems: string[]): boolean {
  const text = getInput(name)
  if (text !== '' && !/^(true|false)$/i.test(text))
    problems.push(`input ${name} must be true or false; got ${shownValue(text)}`)
  return text === '' ? ifEmpty : text.toLowerCase() === 'true'
}

function readTimeout(text: string, problems: string[]): number {
  const timeoutMs = parseDuration(text)
  if (timeoutMs !== undefined && timeoutMs <= longestTimeoutMs) return timeoutMs
  problems.push(`input timeout must be ${durationRule}, at most 5d; got ${shownValue(text)}`)
  return longestTimeoutMs
}
