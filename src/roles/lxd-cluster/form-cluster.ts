import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import type {StepContext} from '../../lab/step-context.ts'
import {overlayIn} from '../../overlays/index.ts'
import type {ContainerOverlay} from '../../overlays/overlay.ts'
import {allEnded} from '../../process/all-ended.ts'
import {formatPrefix} from '../../process/prefix.ts'
import type {Sight} from '../../process/wait-until.ts'
import {Hopeless} from '../../process/wait-until.ts'
import {clusterMembers, firstMember} from './cluster-members.ts'
import {fanBridge} from './fan-bridge.ts'
import {queryMembers} from './lxd-api.ts'
import {lxdBridge} from './lxd-bridge.ts'
import {startLxd} from './lxd-service.ts'

/** Milliseconds that LXD may take to start, to bootstrap or to join; 4 s were measured, a busy host takes longer. */
const lxdDeadline = 120_000
const apiPort = 8443

/**
 * Starts LXD on the first member, runs the article's `lxd init` there, and starts LXD on the others meanwhile: nobody waits
 * for them yet, and `lxd init` waits half a second for its DHCP server alone.
 */
export async function bootstrapCluster({lab, timed}: StepContext): Promise<void> {
  const [first, ...others] = clusterMembers(lab) as [Machine, ...Machine[]]
  await timed('lxd', `lxd starts and ${first.name} bootstraps`, async () => {
    await startLxd(first)
    await allEnded<unknown>([bootstrap(first, lab), ...others.map(startLxd)])
  })
}

const bootstrap = (first: Machine, lab: Lab): Promise<string> =>
  first.succeed(['lxd', 'init', '--preseed'], {
    stdin: bootstrapPreseed(first.name, lab.underlayAddress(first), overlayIn(lab.topology)),
    timeoutMs: lxdDeadline,
  })

/** One more member joins with a token of its own; gives the token, which is used up then. */
export function joinMember(context: StepContext, machine: Machine): Promise<string> {
  return joinWith(context, machine, () => tokenFor(context, machine))
}

/** Members join one after the other, as each changes the database that the next one reads; their tokens are there before. */
export async function joinMembers(context: StepContext, machines: readonly Machine[]): Promise<void> {
  const tokens = await context.timed('lxd', 'tokens are given', () =>
    allEnded(machines.map(machine => tokenFor(context, machine))),
  )
  for (const [index, machine] of machines.entries())
    await joinWith(context, machine, async () => tokens[index] as string)
}

async function tokenFor({lab, secret}: StepContext, machine: Machine): Promise<string> {
  const said = await firstMember(lab).succeed(['lxc', 'cluster', 'add', '--quiet', machine.name])
  const token = said.trim().split('\n').at(-1) ?? ''
  secret(token)
  return token
}

const joinWith = (
  {lab, timed}: StepContext,
  machine: Machine,
  given: () => Promise<string>,
): Promise<string> =>
  timed('lxd', `${machine.name} joins`, async () => {
    const token = await given()
    // The token goes in by standard input: a command line can be read by everyone on the machine.
    const stdin = joinPreseed(lab.underlayAddress(machine), token)
    await machine.succeed(['lxd', 'init', '--preseed'], {stdin, timeoutMs: lxdDeadline})
    return token
  })

/** Resolves when every member sees every member online. */
export async function waitForCluster(members: readonly Machine[], within = lxdDeadline): Promise<void> {
  await Promise.all(
    members.map(viewer =>
      viewer.waitUntil(
        `${viewer.name} sees every member online`,
        async (): Promise<Sight<true>> => {
          const seen = await queryMembers(viewer)
          const states = new Map(seen.map(member => [member.server_name, member]))
          const wrong = members
            .map(({name}) => ({
              name,
              status: states.get(name)?.status ?? 'unknown',
              message: states.get(name)?.message,
            }))
            .filter(({status}) => status !== 'Online')
          const blocked = wrong.find(({status}) => status === 'Blocked')
          if (blocked) throw new Hopeless(`${blocked.name} is blocked: ${blocked.message}`)
          if (wrong.length === 0) return {value: true}
          return {
            notYet: wrong
              .map(({name, status, message}) => `${name} is ${status} (${message ?? ''})`)
              .join(', '),
          }
        },
        {within, hint: `lxc cluster list, on ${viewer.name}`},
      ),
    ),
  )
}

/**
 * MTU in bytes that LXD expects of a fan. Where its underlay gives another one, LXD 5.0 sets that on a dummy device, which a
 * kernel without such devices never got, and fails; told in advance it has nothing to set.
 */
const usualMtu = 1450

/** JSON is YAML, too, and needs no rules of quoting of our own. */
function bootstrapPreseed(name: string, address: string, overlay: ContainerOverlay | undefined): string {
  const network = overlay ? fanNetwork(overlay) : {name: lxdBridge, type: 'bridge'}
  return JSON.stringify({
    config: {
      'core.https_address': `${address}:${apiPort}`,
      // The lab has no image server to ask.
      'images.auto_update_interval': '0',
    },
    storage_pools: [{name: 'local', driver: 'dir'}],
    networks: [network],
    profiles: [
      {
        name: 'default',
        devices: {
          root: {path: '/', pool: 'local', type: 'disk'},
          eth0: {name: 'eth0', network: network.name, type: 'nic'},
        },
      },
    ],
    cluster: {enabled: true, server_name: name},
  })
}

const fanNetwork = (overlay: ContainerOverlay) => ({
  name: fanBridge,
  type: 'bridge',
  config: {
    'bridge.mode': 'fan',
    'fan.underlay_subnet': formatPrefix(overlay.underlay),
    'fan.overlay_subnet': formatPrefix(overlay.prefix),
    ...(overlay.mtu === usualMtu ? {} : {'bridge.mtu': String(overlay.mtu)}),
  },
})

export function joinPreseed(address: string, token: string): string {
  return JSON.stringify({
    cluster: {
      enabled: true,
      server_address: `${address}:${apiPort}`,
      cluster_token: token,
      member_config: [{entity: 'storage-pool', name: 'local', key: 'source', value: ''}],
    },
  })
}
