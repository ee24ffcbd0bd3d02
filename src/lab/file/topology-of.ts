import {
  containsIp,
  formatIp,
  formatIpPrefix,
  type IpAddress,
  networkOfIp,
  parseIp,
  parseIpPrefix,
} from '../../process/ip-prefix.ts'
import {type Prefix, parsePrefix} from '../../process/prefix.ts'
import {type Protocol, protocols} from '../cell.ts'
import type {ContainerPlan, MachinePlan, NetworkPlan, RoleName, Topology} from '../topology.ts'
import type {LabFile} from './lab-file.ts'
import {roles} from './machine-definition.ts'
import {membersOf} from './members-of.ts'
import {namesOfContainers} from './names-of-containers.ts'
import {addressesOfMachines, type PlannedMachine, plannedMachines, withLengths} from './planned-machines.ts'
import {parseSize} from './quantities.ts'
import {asList} from './values.ts'

/** What a machine has where neither it nor the file's `resources` says otherwise, as in the article. */
const defaults = {cpus: 1, memory: '1GiB'} as const

/** The lab of a file, as far as it is known before its machines exist. */
export function topologyOf(file: LabFile): Topology {
  const networks = Object.entries(file.networks).map(networkOf)
  const [overlay] = Object.values(file.overlays).filter(each => each.type === 'fan')
  const below =
    networks.find(({name}) => name === overlay?.over) ?? networks.find(each => ipv4Of(each.subnets))
  const addresses = addressesOfMachines(file)
  const planned = (later: boolean): MachinePlan[] =>
    plannedMachines(file)
      .filter(({machine}) => (machine.start === 'later') === later)
      .map(machine => planOf(file, networks, machine, addresses.get(machine.name) ?? new Map(), below?.name))
  const [newcomer] = planned(true)
  return {
    networks,
    underlay: parsePrefix(ipv4Of(below?.subnets ?? []) ?? '0.0.0.0/0'),
    mtu: below?.mtu ?? 1500,
    ...(overlay && {overlay: parsePrefix(overlay.prefix)}),
    ...hostIn(networks, below),
    ...(newcomer && {newcomer}),
    machines: planned(false),
    containers: containersOfFile(file),
    expect: file.expect.flatMap(({id = [], from, to, where, allow = []}) => {
      const known = allow.filter((word): word is Protocol => protocols.some(each => each === word))
      return known.length === 0
        ? []
        : [
            {
              ids: id,
              from: membersOf(file, from).names,
              to: membersOf(file, to).names,
              where,
              protocols: known,
            },
          ]
    }),
    deliverables: file.deliverables,
    controls: file.controls,
  }
}

const ipv4Of = (prefixes: readonly string[]): string | undefined => prefixes.find(text => !text.includes(':'))

function networkOf([name, network]: [string, LabFile['networks'][string]]): NetworkPlan {
  const subnets = asList(network.subnet).map(text => formatIpPrefix(networkOfIp(parseIpPrefix(text))))
  const host = withLengths(asList(network.host ?? []).map(parseIp), subnets)
  const dhcp = network.dhcp ?? ipv4Of(host) !== undefined
  return {name, subnets, mtu: network.mtu, host, dhcp, outside: network.outside ?? false}
}

const numberOf = (text: string | undefined): number => (text === undefined ? 0 : parsePrefix(text).address)

/** The host's address on the network of the machines, else on another one. */
function hostIn(networks: readonly NetworkPlan[], below: NetworkPlan | undefined) {
  const found = ipv4Of([...(below?.host ?? []), ...networks.flatMap(({host}) => host)])
  if (found !== undefined) return {hostAddress: numberOf(found)}
  const {address, length}: Prefix = parsePrefix(ipv4Of(below?.subnets ?? []) ?? '0.0.0.0/0')
  // As for a host that a provider leaves out: an address that nobody has, for what needs one.
  const last = address + 2 ** (32 - length) - 2
  return {hostAddress: last, hostAbsent: 'the lab file gives the host no IPv4 address'}
}

function planOf(
  file: LabFile,
  networks: readonly NetworkPlan[],
  {name, machine}: PlannedMachine,
  addresses: ReadonlyMap<string, IpAddress[]>,
  below: string | undefined,
): MachinePlan {
  const own = networks.filter(network => addresses.has(network.name))
  const asked = asList(machine.gateway ?? [])
  const usual = machine.gateway === undefined ? own.find(network => network.dhcp) : undefined
  const interfaces = [...addresses].map(([network, list]) => {
    const {subnets = [], host = []} = networks.find(each => each.name === network) ?? {}
    const gateways = asked.filter(text =>
      subnets.some(subnet => containsIp(parseIpPrefix(subnet), parseIp(text))),
    )
    return {
      network,
      addresses: withLengths(list, subnets),
      gateways: usual?.name === network ? host.map(text => formatIp(parseIpPrefix(text))) : gateways,
    }
  })
  const [first] = [...interfaces].sort((a, b) => Number(b.network === below) - Number(a.network === below))
  return {
    name,
    role: machine.role,
    address: numberOf(ipv4Of(first?.addresses ?? [])),
    interfaces,
    forward: machine.forward ?? false,
    cpus: machine.cpus ?? file.resources.cpus ?? defaults.cpus,
    memory: parseSize(machine.memory ?? file.resources.memory ?? defaults.memory),
  }
}

/** Those that the lab makes; what setup makes is found once it is up. */
function containersOfFile(file: LabFile): ContainerPlan[] {
  return Object.entries(file.containers).flatMap(([key, {on}]) => {
    if (on === undefined) return []
    const role: RoleName = file.machines[on]?.role ?? roles.find(each => each === on) ?? 'plain'
    const machine = Object.hasOwn(file.machines, on) ? {machine: on} : {}
    return namesOfContainers(file, key).map(name => ({name, role, ...machine}))
  })
}
