import type {InputProblem} from '../process/input-problem.ts'
import {sudoCaller} from '../process/owner.ts'
import {parsePrefix} from '../process/prefix.ts'
import {UsageError} from '../process/usage-error.ts'
import type {Request} from '../run/request.ts'
import {type Environment, environmentProblems, labProblems, stateFolder} from './environment-problems.ts'
import {defaultOf, type OptionName, type OptionValues} from './options.ts'
import {pathProblems} from './path-problems.ts'
import {providerProblems} from './provider-problems.ts'
import {readFlagFile} from './read-flag-file.ts'
import {readFlags} from './read-flags.ts'
import {readKeepLimit} from './read-keep-limit.ts'
import {readPrefixes} from './read-prefixes.ts'
import {readSettings} from './read-settings.ts'
import {requestOf} from './request-of.ts'
import {valueProblems} from './value-problems.ts'
import {withImageOf} from './with-image-of.ts'

/** What was typed, or handed over by a program. */
export interface CommandLine {
  /** What it asks a run for; also a command that makes no run has its lab's name and state folder from here. */
  request: Request
  /** What was given, for what only one command wants to know. */
  values: OptionValues
  /** The words before `--` that are no flags. */
  positionals: readonly string[]
  /** The words behind `--`, where there is one: somebody else's command. */
  command: readonly string[] | undefined
}

/**
 * Reads and validates everything at once: flags, the environment, and the files that they name. Looks at the host only,
 * makes nothing. Throws a UsageError that names every problem.
 */
export function readCommandLine(
  argv: readonly string[],
  taken: readonly OptionName[],
  {positionals: allowPositionals = false, env = process.env as Environment} = {},
): CommandLine {
  const {own, command} = allowPositionals ? splitWords(argv) : {own: argv, command: undefined}
  const {values, positionals, problems: wrongWords} = readFlags(own, taken, allowPositionals)
  const {underlay, overlay, problems: wrongPrefixes} = prefixesOf(values, taken)
  const ofFile = values.file === undefined ? undefined : readFlagFile(values)
  const lab = values.lab ?? (env.FANLAB_LAB || defaultOf('lab'))
  const problems: InputProblem[] = [
    ...wrongWords,
    ...wrongPrefixes,
    ...(ofFile?.problems ?? []),
    ...labProblems(lab, values.lab === undefined),
    ...valueProblems(values),
    ...readSettings(values.set).problems,
    ...environmentProblems(env),
    ...pathProblems(pathsIn(values, taken)),
  ]
  const limit = readKeepLimit(values['keep-for'], values['keep-while'], problems)
  const asked = requestOf(values, {
    own: ofFile?.lab,
    underlay,
    overlay,
    lab,
    limit,
    job: env.FANLAB_JOB ?? '',
    stateDir: stateFolder(env),
  })
  const makesLab = taken.includes('provider')
  const request = makesLab ? withImageOf(asked, values, asked.lab.file) : asked
  if (makesLab) problems.push(...providerProblems(request, values, sudoCaller()))
  if (problems.length > 0) throw new UsageError(problems)
  return {request, values, positionals, command}
}

/** Who cannot choose them has those of a lab that is there; the defaults are known to be right. */
function prefixesOf({underlay, overlay}: OptionValues, taken: readonly OptionName[]) {
  const [ofMachines, ofFan] = [underlay ?? defaultOf('underlay'), overlay ?? defaultOf('overlay')]
  return taken.includes('underlay')
    ? readPrefixes(ofMachines, ofFan)
    : {underlay: parsePrefix(ofMachines), overlay: parsePrefix(ofFan), problems: []}
}

/** Whatever stands behind `--` is no flag of ours, be it `--help` or `--lab`. */
function splitWords(argv: readonly string[]) {
  const end = argv.indexOf('--')
  return end < 0 ? {own: argv, command: undefined} : {own: argv.slice(0, end), command: argv.slice(end + 1)}
}

/** What will be written: a report by whoever takes the flag, the others where they are given. */
const pathsIn = (values: OptionValues, taken: readonly OptionName[]) =>
  (['reports', 'result', 'timings'] as const).flatMap(flag => {
    const text = values[flag] ?? (flag === 'reports' && taken.includes(flag) ? defaultOf(flag) : undefined)
    return text === undefined ? [] : [{flag, text}]
  })
