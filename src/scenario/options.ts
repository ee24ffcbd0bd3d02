import {homedir} from 'node:os'
import {join, resolve} from 'node:path'
import {type ParseArgsConfig, parseArgs} from 'node:util'
import {formatPrefix, type Prefix, parsePrefix} from '../fan/prefix.ts'
import type {FanWish} from '../fan/probe.ts'
import {distributions} from '../image/distributions.ts'
import {isImageDigest} from '../image/image-digest.ts'
import type {ImageTrust} from '../image/image-trust.ts'
import {articleTopology} from '../lab/article-topology.ts'
import type {KeepLimit} from '../lab/record.ts'
import {fanProblems as rulesBroken} from '../lab/topology.ts'
import {providerNames} from '../providers/index.ts'
import {flagsOfProviders, type ProviderSettings} from '../providers/settings.ts'
import {isJobName} from '../report/job-mark.ts'
import {type FlagName, flags} from './flags.ts'
import {readKeepLimit} from './keep-limit.ts'
import {UsageError} from './usage-error.ts'

export interface Options {
  lab: string
  provider: string
  fan: FanWish
  underlay: Prefix
  overlay: Prefix
  distribution: string
  aptSources: readonly string[]
  packages: readonly string[]
  /** Which machine images are taken beside those that this host has built. */
  imageTrust: ImageTrust
  install: boolean
  keep: boolean
  keepOnFailure: boolean
  /** For whom the lab is; empty for nobody in particular. */
  label: string
  /** The job of a CI that the run is part of; empty at a desk. */
  job: string
  /** When a kept lab may be swept. */
  keepLimit: KeepLimit
  /** Absolute path. */
  reports: string
  /** Which way of rebooting. */
  reboot: string
  /** Absolute path; empty for none. */
  timings: string
  /** Absolute path; empty for none. */
  result: string
  all: boolean
  force: boolean
  /** Only labs whose run is dead. */
  abandoned: boolean
  json: boolean
  positionals: readonly string[]
  /** Where labs and unpacked images are kept; root's. */
  stateDir: string
  /** What the flags say to the provider. */
  settings: ProviderSettings
  /** What LXD, Docker and fans have on machines that were there before may be removed. */
  empty: boolean
  /** Which flags were given, not just defaults. */
  given: ReadonlySet<string>
}

const fanWishes: readonly string[] = ['ebpf', 'ubuntu', 'auto'] satisfies FanWish[]
/** What --provider may be: a provider, or the best one here. */
export const autoProvider = 'auto'
const providerChoices: readonly string[] = [...providerNames, autoProvider]
const rebootWays = ['load-balancer', 'lxd-2', 'rolling', 'all', 'power-cut']

/** Reads and validates everything at once; throws a UsageError that names every problem. */
export function readOptions(
  argv: readonly string[],
  taken: readonly FlagName[],
  {positionals: allowPositionals = false, env = process.env as Record<string, string | undefined>} = {},
): Options {
  const {values, positionals} = parse(argv, taken, allowPositionals)
  const defaults = {...(env.FANLAB_LAB && {lab: env.FANLAB_LAB})} as Partial<Record<FlagName, string>>
  const text = (name: FlagName): string => String(values[name] ?? defaults[name] ?? flagDefault(name))
  const list = (name: FlagName): string[] => (values[name] as string[] | undefined) ?? []
  const problems: string[] = []
  const prefix = (name: 'underlay' | 'overlay'): Prefix => {
    try {
      return parsePrefix(text(name))
    } catch (error) {
      problems.push(`--${name}: ${(error as Error).message}`)
      return parsePrefix(flags[name].default)
    }
  }
  const [underlay, overlay] = [prefix('underlay'), prefix('overlay')]
  if (problems.length === 0) problems.push(...fanProblems(underlay, overlay))
  problems.push(
    ...labNameProblems(text('lab')),
    ...choiceProblems(
      'provider',
      text('provider'),
      providerChoices.includes(text('provider')),
      providerChoices,
    ),
    ...choiceProblems('fan', text('fan'), fanWishes.includes(text('fan')), fanWishes),
    ...choiceProblems(
      'distribution',
      text('distribution'),
      Object.hasOwn(distributions, text('distribution')),
      Object.keys(distributions),
    ),
  )
  const stateDir = env.FANLAB_STATE_DIR || '/var/lib/fanlab'
  problems.push(...choiceProblems('reboot', text('reboot'), rebootWays.includes(text('reboot')), rebootWays))
  // It becomes part of mount options and of LXC's configuration, which know no quoting.
  if (!/^\/[\w./-]+$/.test(stateDir)) {
    problems.push(
      `FANLAB_STATE_DIR must be an absolute path of letters, digits and . _ - /; got ${JSON.stringify(stateDir)}`,
    )
  }
  const job = env.FANLAB_JOB ?? ''
  if (job !== '' && !isJobName(job))
    problems.push(`FANLAB_JOB must be 1 to 200 letters, digits and . _ - : /; got ${JSON.stringify(job)}`)
  if (!/^\P{Cc}{0,200}$/u.test(text('label')))
    problems.push(`--label must be one line of at most 200 characters; got ${JSON.stringify(text('label'))}`)
  problems.push(...strayProblems(Object.keys(values), text('provider')))
  if (text('reports') === '') problems.push('--reports must name a folder; got an empty text')
  const digest = values['image-digest'] === undefined ? undefined : text('image-digest')
  if (digest !== undefined && !isImageDigest(digest))
    problems.push(`--image-digest must be sha256: and 64 of 0-9 and a-f; got ${JSON.stringify(digest)}`)
  const keepLimit = readKeepLimit(text('keep-for'), text('keep-while'), problems)
  if (problems.length > 0) throw new UsageError(problems.join('\n'))
  return {
    lab: text('lab'),
    provider: text('provider'),
    fan: text('fan') as FanWish,
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
    job,
    reports: resolve(text('reports')),
    reboot: text('reboot'),
    timings: text('timings') && resolve(text('timings')),
    result: text('result') && resolve(text('result')),
    all: values.all === true,
    force: values.force === true,
    abandoned: values.abandoned === true,
    json: values.json === true,
    positionals,
    stateDir,
    settings: {
      ...(values.inventory === undefined ? {} : {inventory: resolve(text('inventory'))}),
      ...(values.remote === undefined ? {} : {remote: text('remote')}),
      ...(values.network === undefined ? {} : {network: text('network')}),
      ...(values.vm === true ? {vm: true} : {}),
      ...(values.box === undefined ? {} : {box: text('box')}),
      ...(values.hypervisor === undefined ? {} : {hypervisor: text('hypervisor')}),
      ...(values.distribution === undefined ? {} : {distribution: text('distribution')}),
    },
    empty: values.empty === true,
    given: new Set(Object.keys(values)),
  }
}

/** The text that a flag has when it is not given. */
export const flagDefault = (name: FlagName): string =>
  'default' in flags[name] ? String(flags[name].default) : ''

/** The help of a scenario. */
export function usage(scenario: string, taken: readonly FlagName[], positionals = ''): string {
  const lines = taken.map(name => {
    const {type, help} = flags[name]
    const [argument, ...words] = type === 'string' ? help.split('  ') : ['', help]
    return `  --${`${name} ${argument}`.padEnd(42)}${words.join('  ')}`
  })
  return [
    `usage: npx zx scenarios/${scenario}.mjs [flags]${positionals && ` ${positionals}`}`,
    ...lines,
  ].join('\n')
}

function parse(argv: readonly string[], taken: readonly FlagName[], allowPositionals: boolean) {
  const known = Object.fromEntries(
    taken.map(name => [name, {type: flags[name].type, multiple: 'multiple' in flags[name]}]),
  ) as NonNullable<ParseArgsConfig['options']>
  try {
    return parseArgs({args: [...argv], options: known, allowPositionals, strict: true})
  } catch (error) {
    const {message} = error as Error
    throw new UsageError(`${message}\nflags are: ${taken.map(name => `--${name}`).join(' ')}`)
  }
}

function fanProblems(underlay: Prefix, overlay: Prefix): string[] {
  const pair = `--underlay ${formatPrefix(underlay)} and --overlay ${formatPrefix(overlay)} are no legal fan pair`
  return rulesBroken(articleTopology(underlay, overlay)).map(rule => `${pair}: ${rule}`)
}

/** Flags that the chosen provider does not know. */
function strayProblems(given: readonly string[], provider: string): string[] {
  return Object.entries(flagsOfProviders)
    .filter(([flag, owners]) => given.includes(flag) && !owners.some(owner => owner === provider))
    .map(([flag, owners]) => `--${flag} is for provider ${owners.join(' or ')}; got provider ${provider}`)
}

function labNameProblems(name: string): string[] {
  if (/^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/.test(name)) return []
  return [`--lab must be 1 to 20 of a-z, 0-9 and inner '-'; got ${JSON.stringify(name)}: choose another name`]
}

function choiceProblems(flag: string, value: string, known: boolean, choices: readonly string[]): string[] {
  return known ? [] : [`--${flag} must be one of ${choices.join(', ')}; got ${JSON.stringify(value)}`]
}

/** Folder for caches of the user with that home, after the XDG base directory specification. */
export const cacheFolder = (home = homedir(), env = process.env): string =>
  join(env.XDG_CACHE_HOME || join(home, '.cache'), 'fanlab')
