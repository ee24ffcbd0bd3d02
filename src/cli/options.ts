import {homedir} from 'node:os'
import {join} from 'node:path'
import type {ImageTrust} from '../image/image-trust.ts'
import type {KeepLimit} from '../lab/record.ts'
import type {FanWish} from '../overlays/fan/probe.ts'
import type {Prefix} from '../process/prefix.ts'
import type {ProviderSettings} from '../providers/settings.ts'
import type {WantedFailure} from '../run/judge-failure.ts'
import {type FlagName, flags} from './flags.ts'

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
  /** Containers that were launched beside the lab's own are asked, too. */
  allEndpoints: boolean
  /** The command has to fail, and how. */
  expectedFailure: WantedFailure | undefined
  /** The words before `--` that are no flags. */
  positionals: readonly string[]
  /** The words behind `--`, where there is one: somebody else's command. */
  command: readonly string[] | undefined
  /** Where labs and unpacked images are kept; root's. */
  stateDir: string
  /** What the flags say to the provider. */
  settings: ProviderSettings
  /** What LXD, Docker and fans have on machines that were there before may be removed. */
  empty: boolean
  /** Which flags were given, not just defaults. */
  given: ReadonlySet<string>
}

/** What --provider may be beside a provider's name: the best one here. */
export const autoProvider = 'auto'

/** The text that a flag has when it is not given. */
export const flagDefault = (name: FlagName): string =>
  'default' in flags[name] ? String(flags[name].default) : ''

/** The help of a scenario, which a person runs by that command. */
export function usage(command: string, taken: readonly FlagName[], positionals = ''): string {
  const lines = taken.map(name => {
    const {type, help} = flags[name]
    const [argument, ...words] = type === 'string' ? help.split('  ') : ['', help]
    return `  --${`${name} ${argument}`.padEnd(42)}${words.join('  ')}`
  })
  return [`usage: ${command} [flags]${positionals && ` ${positionals}`}`, ...lines].join('\n')
}

/** Folder for caches of the user with that home, after the XDG base directory specification. */
export const cacheFolder = (home = homedir(), env = process.env): string =>
  join(env.XDG_CACHE_HOME || join(home, '.cache'), 'fanlab')
