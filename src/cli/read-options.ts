import {resolve} from 'node:path'
import {distributions} from '../image/distributions.ts'
import {isImageDigest} from '../image/image-digest.ts'
import {isLabName} from '../lab/lab-name.ts'
import type {FanWish} from '../overlays/fan/probe.ts'
import {sudoCaller} from '../process/owner.ts'
import {providerNames} from '../providers/index.ts'
import {readKeepLimit} from '../run/keep-limit.ts'
import {type Environment, environmentProblems, stateFolder} from './environment-problems.ts'
import type {FlagName} from './flags.ts'
import {type InputProblem, mustBe, mustBeOneOf} from './input-problem.ts'
import {autoProvider, flagDefault, type Options} from './options.ts'
import {pathProblems} from './path-problems.ts'
import {providerProblems} from './provider-problems.ts'
import {type GivenFlags, readFlags} from './read-flags.ts'
import {readPrefixes} from './read-prefixes.ts'
import {UsageError} from './usage-error.ts'

const fanWishes = ['ebpf', 'ubuntu', 'auto'] as const satisfies FanWish[]
const providerChoices = [...providerNames, autoProvider]
const rebootWays = ['load-balancer', 'lxd-2', 'rolling', 'all', 'power-cut']

/**
 * Reads and validates everything at once: flags, the environment, and the files that they name. Looks at the host only,
 * makes nothing. Throws a UsageError that names every problem.
 */
export function readOptions(
  argv: readonly string[],
  taken: readonly FlagName[],
  {positionals: allowPositionals = false, env = process.env as Environment} = {},
): Options {
  const {own, command} = allowPositionals ? splitWords(argv) : {own: argv}
  const {values, positionals, problems: wrongWords} = readFlags(own, taken, allowPositionals)
  const problems: InputProblem[] = [...wrongWords]
  const given = (name: FlagName): string | undefined => values[name] as string | undefined
  const text = (name: FlagName): string => given(name) ?? flagDefault(name)
  const list = (name: FlagName): string[] => (values[name] as string[] | undefined) ?? []

  const {underlay, overlay, problems: wrongPrefixes} = readPrefixes(text('underlay'), text('overlay'))
  const lab = given('lab') ?? (env.FANLAB_LAB || flagDefault('lab'))
  const fan = fanWishes.find(each => each === text('fan')) ?? 'ebpf'
  const paths = (['reports', 'result', 'timings'] as const).flatMap(flag =>
    taken.includes(flag) && (flag === 'reports' || given(flag) !== undefined)
      ? [{flag, text: text(flag)}]
      : [],
  )
  problems.push(
    ...wrongPrefixes,
    ...labProblems(lab, given('lab') === undefined),
    ...mustBeOneOf('provider', providerChoices, text('provider')),
    ...mustBeOneOf('fan', fanWishes, text('fan')),
    ...mustBeOneOf('distribution', Object.keys(distributions), text('distribution')),
    ...mustBeOneOf('reboot', rebootWays, text('reboot')),
    ...environmentProblems(env),
    ...labelProblems(text('label')),
    ...pathProblems(paths),
  )
  const keepLimit = readKeepLimit(given('keep-for'), given('keep-while'), problems)
  const setting = (name: 'remote' | 'network' | 'box' | 'hypervisor' | 'distribution') =>
    given(name) === undefined ? {} : {[name]: given(name)}
  const inventory = given('inventory')
  const digest = given('image-digest')
  if (digest !== undefined && !isImageDigest(digest))
    problems.push(mustBe('image-digest', 'sha256: and 64 of 0-9 and a-f', digest))
  const options: Options = {
    lab,
    provider: text('provider'),
    fan,
    underlay,
    overlay,
    distribution: text('distribution'),
    aptSources: list('apt-source'),
    packages: list('package'),
    imageTrust: {
      ...(digest !== undefined && isImageDigest(digest) ? {digest} : {}),
      anyCached: values['accept-cached-image'] === true,
    },
    install: values['no-install'] !== true,
    keep: values.keep === true,
    keepOnFailure: values['keep-on-failure'] === true,
    keepLimit,
    label: text('label'),
    job: env.FANLAB_JOB ?? '',
    reports: resolve(text('reports')),
    reboot: text('reboot'),
    timings: text('timings') && resolve(text('timings')),
    result: text('result') && resolve(text('result')),
    all: values.all === true,
    force: values.force === true,
    abandoned: values.abandoned === true,
    json: values.json === true,
    allEndpoints: values['all-endpoints'] === true,
    expectedFailure: expectedFailureOf(values),
    positionals,
    command,
    stateDir: stateFolder(env),
    settings: {
      ...(inventory === undefined ? {} : {inventory: resolve(inventory)}),
      ...setting('remote'),
      ...setting('network'),
      ...(values.vm === true ? {vm: true} : {}),
      ...setting('box'),
      ...setting('hypervisor'),
      ...setting('distribution'),
    },
    empty: values.empty === true,
    given: new Set(Object.keys(values)),
  }
  problems.push(...providerProblems(options, sudoCaller()))
  if (problems.length > 0) throw new UsageError(problems)
  return options
}

/** Whatever stands behind `--` is no flag of ours, be it `--help` or `--lab`. */
function splitWords(argv: readonly string[]): {own: readonly string[]; command?: readonly string[]} {
  const end = argv.indexOf('--')
  return end < 0 ? {own: argv} : {own: argv.slice(0, end), command: argv.slice(end + 1)}
}

function expectedFailureOf(values: GivenFlags['values']): Options['expectedFailure'] {
  if (values['expect-unreachable'] === true) return 'unreachable'
  return values['expect-failure'] === true ? 'any of its own' : undefined
}

function labProblems(lab: string, isFromEnvironment: boolean): InputProblem[] {
  if (isLabName(lab)) return []
  const rule = "1 to 20 of a-z, 0-9 and inner '-'"
  const hint = isFromEnvironment ? 'it comes from FANLAB_LAB, choose another name' : 'choose another name'
  return [mustBe('lab', rule, lab, hint)]
}

const labelProblems = (label: string): InputProblem[] =>
  /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]{0,200}$/u.test(label)
    ? []
    : [mustBe('label', 'one line of at most 200 characters', label)]
