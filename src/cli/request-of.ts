import {resolve} from 'node:path'
import {isImageDigest} from '../image/image-digest.ts'
import {defaultLab} from '../lab/article-topology.ts'
import type {KeepLimit} from '../lab/record.ts'
import type {Prefix} from '../process/prefix.ts'
import type {ProviderSettings} from '../providers/settings.ts'
import type {Request} from '../run/request.ts'
import {defaultOf, type OptionValues} from './options.ts'

/** What of a request the environment can say, too, or what was read already. */
interface Read {
  /** Of --file. */
  own: Pick<Request['lab'], 'file' | 'path'> | undefined
  underlay: Prefix
  overlay: Prefix
  lab: string
  limit: KeepLimit
  job: string
  stateDir: string
}

/** The request that follows from legal values. */
export function requestOf(
  values: OptionValues,
  {own, underlay, overlay, lab, limit, job, stateDir}: Read,
): Request {
  const {fan, label = '', provider = defaultOf('provider'), result, timings} = values
  const digest = values['image-digest']
  return {
    lab: {
      ...{name: lab, label, choseNetwork: values.underlay !== undefined},
      // Read when it is asked for: that takes 0.1 s, and what is about a lab that is there asks its record.
      get file() {
        return own?.file ?? defaultLab(underlay, overlay)
      },
      ...(own?.path !== undefined && {path: own.path}),
    },
    provider: {
      name: provider,
      settings: settingsIn(values),
      empty: values.empty ?? false,
      install: !values['no-install'],
      raiseLimits: values['raise-limits'] ?? false,
    },
    // The table has the same names.
    ...(fan !== undefined && {fan: fan as NonNullable<Request['fan']>}),
    image: {
      distribution: values.distribution ?? defaultOf('distribution'),
      aptSources: values['apt-source'] ?? [],
      packages: values.package ?? [],
      trust: {
        ...(digest !== undefined && isImageDigest(digest) && {digest}),
        anyCached: values['accept-cached-image'] ?? false,
      },
    },
    retention: {keep: values.keep ?? false, keepOnFailure: values['keep-on-failure'] ?? false, limit},
    outputs: {
      reports: resolve(values.reports ?? defaultOf('reports')),
      result: result === undefined ? '' : resolve(result),
      timings: timings === undefined ? '' : resolve(timings),
      job,
    },
    stateDir,
  }
}

/** Only what was given: to a provider a default is no wish. */
function settingsIn({inventory, vm, ...values}: OptionValues): ProviderSettings {
  const texts = (['remote', 'network', 'box', 'hypervisor', 'distribution'] as const).flatMap(name =>
    values[name] === undefined ? [] : [[name, values[name]] as const],
  )
  return {
    ...Object.fromEntries(texts),
    ...(inventory !== undefined && {inventory: resolve(inventory)}),
    ...(vm && {vm}),
  }
}
