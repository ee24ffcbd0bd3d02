import {bridgeName, fanAddress, overlayMtu, sliceOf, vni} from '../overlays/fan/mapping.ts'
import {validateFanPair} from '../overlays/fan/validate-fan-pair.ts'
import {LabError} from '../process/lab-error.ts'
import {optionName} from '../process/option-name.ts'
import {
  contains,
  formatAddress,
  formatPrefix,
  networkOf,
  type Prefix,
  parsePrefix,
} from '../process/prefix.ts'
import type {MachineSpec, Underlay} from '../providers/provider.ts'
import type {Protocol} from './cell.ts'

/** The software that a machine runs, by the words of the lab file. */
export type RoleName = 'plain' | 'lxd-cluster' | 'docker'

export interface MachinePlan {
  name: string
  role: RoleName
  /** Underlay address as an unsigned 32-bit number. */
  address: number
  cpus: number
  /** Bytes. */
  memory: number
}

export interface ContainerPlan {
  name: string
  /** Whose software runs it: the role of its machine, or of the machines over which that role spreads it. */
  role: RoleName
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

/** What a lab consists of, as data: that of its file, or of its file on other prefixes. */
export interface Topology {
  underlay: Prefix
  overlay: Prefix
  /** The host's own underlay address. */
  hostAddress: number
  /** Why the host has no part in the lab; without it, it has. */
  hostAbsent?: string
  /** The machine that joins after everything else; not among the machines. */
  newcomer: MachinePlan
  machines: readonly MachinePlan[]
  /** In the order of the lab file, which is that of their launch. */
  containers: readonly ContainerPlan[]
  expect: readonly Rule[]
  /** What the lab is for: titles by the ids of claims. */
  deliverables: Readonly<Record<string, string>>
  /** Claims that prove that others could fail. */
  controls: readonly string[]
}

/** MTU of the underlay in bytes: Ethernet's, which all providers give. */
const underlayMtu = 1500

/**
 * The same lab at the addresses that its provider gave. Throws a LabError when no fan fits over them. What does not exist
 * yet gets the last free address of the network.
 */
export function atAddresses(topology: Topology, found: Underlay): Topology {
  const underlay = commonNetwork(found.addresses)
  const given = new Map(
    Object.entries(found.addresses).map(([name, text]) => [name, parsePrefix(text).address]),
  )
  const {hostAddress, hostAbsent} = findHost(found.host, underlay)
  const taken = new Set([...given.values(), ...(hostAddress === undefined ? [] : [hostAddress])])
  const free = lastFree(underlay, taken)
  const located = {
    ...topology,
    underlay,
    hostAddress: hostAddress ?? free,
    newcomer: {...topology.newcomer, address: given.get(topology.newcomer.name) ?? free},
    machines: topology.machines.map(plan => ({...plan, address: given.get(plan.name) ?? free})),
    ...(hostAbsent !== undefined && {hostAbsent}),
  }
  const problems = fanProblems(located)
  if (problems.length === 0) return located
  throw new LabError(
    `cannot put a fan ${formatPrefix(topology.overlay)} over the machines' network ${formatPrefix(underlay)}: ${problems.join('; ')}`,
    {hint: `choose another ${optionName('overlay')}, or give the machines a network of /24 or /16`},
  )
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

/** Every rule that the two prefixes and the addresses break; empty when a fan fits. */
export function fanProblems({underlay, overlay, hostAddress, machines}: Topology): string[] {
  const broken = validateFanPair(underlay, overlay)
  if (broken.length > 0) return broken
  return [hostAddress, ...machines.map(({address}) => address)].flatMap(address => {
    try {
      sliceOf(address, underlay, overlay)
      return []
    } catch (error) {
      return [(error as Error).message]
    }
  })
}

/** Everything that follows from the two prefixes, computed and never written down. */
export function fanOf({underlay, overlay}: Topology) {
  const of = (address: number): string => formatAddress(fanAddress(address, underlay, overlay))
  return {
    /** Name of the bridge that fanctl makes; LXD's own is lxdfan0. */
    bridge: bridgeName(overlay),
    overlay: formatPrefix(overlay),
    overlayLength: overlay.length,
    underlay: formatPrefix(underlay),
    underlayLength: underlay.length,
    vni: vni(overlay),
    mtu: overlayMtu(underlayMtu),
    /** Fan address, dotted decimal, of the machine with that underlay address. */
    address: of,
    /** Slice of the machine with that underlay address. */
    slice: (address: number): Prefix => sliceOf(address, underlay, overlay),
  }
}

export function machineSpec({name, address, role, cpus, memory}: MachinePlan): MachineSpec {
  return {
    name,
    address: formatAddress(address),
    cpus,
    memory,
    plainDirectories: [role === 'lxd-cluster' ? '/var/lib/lxd' : '/var/lib/docker'],
  }
}

/** Names of the containers that a role's software runs, in the order of the lab file. */
export const containersOf = ({containers}: Topology, role: RoleName): string[] =>
  containers.filter(plan => plan.role === role).map(({name}) => name)
