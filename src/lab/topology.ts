import {LabError} from '../process/lab-error.ts'
import {contains, formatPrefix, networkOf, type Prefix, parsePrefix} from '../process/prefix.ts'
import type {Underlay} from '../providers/provider.ts'
import type {Protocol} from './cell.ts'
import type {RuleDefinition} from './file/rule-definition.ts'
import type {OverlayPlan} from './overlay-plan.ts'

/** The software that a machine runs, by the words of the lab file. */
export type RoleName = 'plain' | 'lxd-cluster' | 'docker' | 'netns'

/** A layer-2 segment of the lab. */
export interface NetworkPlan {
  name: string
  /** In CIDR notation without host bits: one of IPv4, one of IPv6, or both. */
  prefixes: readonly string[]
  /** Bytes. */
  mtu: number
  /** The host's own addresses there, with the network's length; none where it has no place there. */
  host: readonly string[]
  /** Whether machines get their IPv4 addresses from the host, or have them from files of their own. */
  addressing: 'dhcp' | 'static'
  /** A cable between two machines. */
  link: boolean
  /** It leads out of the lab, by the host. */
  outside: boolean
}

/** A machine's interface on a network. */
interface InterfacePlan {
  network: string
  /** Its name on the machine, such as eth0. */
  device: string
  /** With the network's length. */
  addresses: readonly string[]
  /** Where default routes by it lead: none, one of IPv4, one of IPv6, or both. */
  gateways: readonly string[]
}

export interface MachinePlan {
  name: string
  role: RoleName
  /** It has joined a lab that was up. */
  late?: true
  /** Underlay address as an unsigned 32-bit number; 0 where it has none. */
  address: number
  /** In the order of the lab file. */
  interfaces: readonly InterfacePlan[]
  /** It passes on packets that are for others. */
  forward: boolean
  cpus: number
  /** Bytes. */
  memory: number
  /** Bytes; undefined where the provider chooses. */
  disk?: number
  /** What it serves, by names that rules can use: `tcp/443`. */
  services: Readonly<Record<string, string>>
  /** The distribution that it runs, such as debian-12; without it, that of all machines. */
  image?: string
  /** Packages beside those of the image, `NAME` or `NAME=VERSION`. */
  packages: readonly string[]
}

export interface ContainerPlan {
  name: string
  /** Whose software runs it: the role of its machine, or of the machines over which that role spreads it. */
  role: RoleName
  /** The machine that the lab file gives it to; without it, that is the role's choice. */
  machine?: string
  /** The network of its role's software that it is on; without one it is on the overlay. */
  network?: string
  /** What it runs; without it that is its role's own image, which has a web server. */
  image?: string
  /** What it serves beside what its role's image does, by names that rules can use. */
  services?: Readonly<Record<string, string>>
}

/** Containers that setup or a person makes: rules ask all of them by one name, wherever they are then. */
export interface FoundPlan {
  name: string
  role: RoleName
  /** A container's name, or the beginning of names and a `*`. */
  pattern: string
  /** The network of the role's software on which they are asked; without one it is the overlay. */
  network?: string
  /** What the role's machines are given so that setup can make them. */
  image?: string
  services?: Readonly<Record<string, string>>
}

/** A line of the lab file's `expect`: who has to reach whom, and the claims that an answer supports. */
export interface Rule {
  ids: readonly string[]
  /** Names of endpoints. */
  from: readonly string[]
  to: readonly string[]
  /** It holds only of endpoints on the same machine, or on different ones. */
  where: 'same-machine' | 'other-machine' | undefined
  protocols: readonly Protocol[]
}

/** How many cells that want an answer get all probes, where the others get the fewest; chosen by the seed. */
export interface SamplePlan {
  count: number
  /** From 0 to 2^32 - 1; without it each run chooses others. */
  seed?: number
}

/** What a lab consists of, as data: that of its file, or of its file on other prefixes. */
export interface Topology {
  /** All of them, in the order of the lab file. */
  networks: readonly NetworkPlan[]
  /** The one below the fan, without one the first that has IPv4; 0.0.0.0/0 where there is none. */
  underlay: Prefix
  /** Name of that network. */
  underlayName?: string
  /** MTU of the underlay in bytes. */
  mtu: number
  /** Networks over these, in the order of the lab file. */
  overlays: readonly OverlayPlan[]
  /** The host's own underlay address. */
  hostAddress: number
  /** Why the host has no part in the lab; without it, it has. */
  hostAbsent?: string
  /** Machines that a step starts later; not among the machines. */
  later: readonly MachinePlan[]
  machines: readonly MachinePlan[]
  /** In the order of the lab file, which is that of their launch. */
  containers: readonly ContainerPlan[]
  /** In the order of the lab file. */
  found: readonly FoundPlan[]
  /** Names of endpoints by those of the file's groups. */
  groups: Readonly<Record<string, readonly string[]>>
  /** The lab file's `expect`, as it was read. */
  rules: readonly RuleDefinition[]
  /** Without it every cell gets all probes. */
  sample?: SamplePlan
  /** Those of `rules` that allow what the matrix of the article asks, with names of endpoints. */
  expect: readonly Rule[]
  /** What the lab is for: titles by the ids of claims. */
  deliverables: Readonly<Record<string, string>>
  /** Claims that prove that others could fail. */
  controls: readonly string[]
}

/**
 * The same lab at the addresses that its provider gave, which has one network. What does not exist yet gets the last free
 * address of the network.
 */
export function atAddresses(topology: Topology, found: Underlay): Topology {
  const underlay = commonNetwork(found.addresses)
  const given = new Map(
    Object.entries(found.addresses).map(([name, text]) => [name, parsePrefix(text).address]),
  )
  const {hostAddress, hostAbsent} = findHost(found.host, underlay)
  const taken = new Set([...given.values(), ...(hostAddress === undefined ? [] : [hostAddress])])
  const free = lastFree(underlay, taken)
  const {length} = underlay
  const moved = (plan: MachinePlan): MachinePlan => {
    const address = given.get(plan.name) ?? free
    const [first, ...others] = plan.interfaces
    const here = first && {...first, addresses: [formatPrefix({address, length})]}
    return {...plan, address, interfaces: [...(here ? [here] : []), ...others]}
  }
  const host = hostAddress === undefined ? [] : [formatPrefix({address: hostAddress, length})]
  return {
    ...topology,
    networks: topology.networks.map(network => ({...network, prefixes: [formatPrefix(underlay)], host})),
    underlay,
    hostAddress: hostAddress ?? free,
    later: topology.later.map(moved),
    machines: topology.machines.map(moved),
    ...(hostAbsent !== undefined && {hostAbsent}),
  }
}

/** The one network that all addresses are in. */
function commonNetwork(addresses: Underlay['addresses']): Prefix {
  const networks = new Set(Object.values(addresses).map(text => formatPrefix(networkOf(parsePrefix(text)))))
  const [network, ...others] = networks
  if (network !== undefined && others.length === 0) return parsePrefix(network)
  const told = Object.entries(addresses).map(([name, address]) => `${name} ${address}`)
  throw new LabError(
    `cannot put a fan over different networks: ${told.join(', ') || 'there are no machines'}`,
    {
      hint: 'all machines have to be on one network of /24 or /16, with the same prefix length',
    },
  )
}

function findHost(host: Underlay['host'], underlay: Prefix): {hostAddress?: number; hostAbsent?: string} {
  if ('absent' in host) return {hostAbsent: host.absent}
  const own = host.addresses.map(parsePrefix).find(({address}) => contains(underlay, address))
  if (own) return {hostAddress: own.address}
  return {hostAbsent: `the host has no address in ${formatPrefix(underlay)}, the machines' network`}
}

function lastFree(underlay: Prefix, taken: ReadonlySet<number>): number {
  const broadcast = networkOf(underlay).address + 2 ** (32 - underlay.length) - 1
  let address = broadcast - 1
  while (taken.has(address)) address--
  return address
}

/** Names of the containers that a role's software runs, in the order of the lab file. */
export const containersOf = ({containers}: Topology, role: RoleName): string[] =>
  containers.filter(plan => plan.role === role).map(({name}) => name)
