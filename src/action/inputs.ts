import {getInput, getMultilineInput} from '@actions/core'
import {durationRule, parseDuration} from '../cli/duration.ts'
import {defaultOf, type OptionName, optionNames, optionOf} from '../cli/options.ts'
import {shownValue} from '../process/shown-value.ts'
import {chooseScenario} from './chosen-scenario.ts'
import {ownInputs} from './own-inputs.ts'
import type {ActionScenario} from './scenarios.ts'

/** Inputs that are handed to the scenario as the option of the same name. */
const handed = optionNames.filter(name => {
  const {input} = optionOf(name)
  return input !== undefined && !input.byAction
})

/** A job on a self-hosted runner ends after five days. */
const longestTimeoutMs = 5 * 86_400_000

export interface Inputs extends ActionScenario {
  scenario: string
  /** Script of scenarios/, and what stands in front of all flags. */
  program: string
  file: readonly string[]
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
  const {name, program, file, kind: scenario} = chooseScenario(problems)
  const install = readBoolean('install', true, problems)
  const keepOnFailure = readBoolean('keep-on-failure', false, problems)
  const failOnFailure = readBoolean('fail-on-failure', true, problems)
  const timeout = getInput('timeout') || ownInputs.timeout.default
  const timeoutMs = readTimeout(timeout, problems)
  const keepFor = getInput('keep-for') || (optionOf('keep-for').input?.default ?? '')

  const given = givenFlags(problems)
  const takes = (flag: OptionName): boolean => scenario === undefined || scenario.flags.includes(flag)
  for (const {flag, values} of given.filter(each => !takes(each.flag))) {
    const got = shownValue(values.join(', ') || 'true')
    problems.push(`input ${flag} has no effect in scenario ${name}; got ${got}: leave it out`)
  }
  const taken = given.filter(({flag}) => takes(flag))
  problems.push(...(await judge([...wordsOf(taken), `--keep-for=${keepFor}`])))
  if (problems.length > 0 || !scenario) throw new InputError(problems.join('\n'))
  return {
    ...scenario,
    ...{scenario: name, program, file},
    lab: getInput('lab'),
    words: [
      ...wordsOf(taken.filter(({flag}) => flag !== 'lab')),
      ...(!install && takes('no-install') ? ['--no-install'] : []),
    ],
    ...{keepOnFailure, keepFor, timeout, timeoutMs, failOnFailure},
  }
}

interface GivenFlag {
  flag: OptionName
  /** None for a flag that has no value. */
  values: readonly string[]
}

/** The inputs that differ from what a scenario does without them: action.yml has the options' own defaults. */
const givenFlags = (problems: string[]): GivenFlag[] =>
  handed.flatMap(flag => {
    const {type, multiple} = optionOf(flag)
    if (type === 'boolean') return readBoolean(flag, false, problems) ? [{flag, values: []}] : []
    const values = multiple ? getMultilineInput(flag) : [getInput(flag)]
    const usual = ['', multiple ? '' : defaultOf(flag)]
    const given = values.filter(value => !usual.includes(value))
    return given.length > 0 ? [{flag, values: given}] : []
  })

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
