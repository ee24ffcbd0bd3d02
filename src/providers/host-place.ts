import type {HostNeeds} from '../host/host-needs.ts'
import {placeByChannel} from './place-by-channel.ts'
import type {Place, Underlay} from './provider.ts'
import {addressesAt} from './real-underlay.ts'

/**
 * The computer that fanlab runs on, as the host's place in labs whose machines are on a network of its own. `at` are words
 * in front of each command; tests put the host into a network of theirs with it.
 */
export function hostPlace(at: readonly string[] = []): Place {
  const enter = (argv: readonly string[], variables: readonly string[]): string[] => [
    ...at,
    ...['env', '-i', ...variables],
    ...argv,
  ]
  const place = placeByChannel({
    ...{name: 'host', pace: 1, hint: 'python3 --version', enter, attach: enter},
    cause: said => said,
  })
  return {...place, hasOwnWays: true}
}

/** Commands that run in the host's place, and the Debian packages that bring them. */
export const realHostTools = {
  curl: 'curl',
  fping: 'fping',
  python3: 'python3-minimal',
  tc: 'iproute2',
} as const

/** What the host itself uses to join the fan and to be asked on it; nothing where it can have no part. */
export const realHostNeeds = (): HostNeeds => ({
  tools: process.platform === 'darwin' ? {} : realHostTools,
  modules: ['vxlan', 'sch_ingress', 'cls_bpf', 'act_bpf'],
  unwantedUnits: [],
})

/** The host's addresses on its own networks, or why it has no part in a lab. */
export const hostUnderlay = async (host: Place): Promise<Underlay['host']> =>
  process.platform === 'darwin'
    ? {absent: 'macOS has no VXLAN: the host cannot join a fan'}
    : {addresses: await addressesAt(host)}
