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
import {namedEndpoints} from '../named-endpoints.ts'
import type {MachinePlan, NetworkPlan, Rule, Topology} from '../topology.ts'
import {containersOfFile, foundByFile} from './containers-of-file.ts'
import type {LabFile} from './lab-file.ts'
import {parseSize} from './measures.ts'
import {membersOf} from './members-of.ts'
import {overlayPlans} from './overlay-plans.ts'
import {addressesOfMachines, type PlannedMachine, plannedMachines, withLengths} from './planned-machines.ts'
import type {RuleDefinition} from './rule-definition.ts'
import {asList} from './values.ts'

/** What a machine has where neither it nor the file's `resources` says otherwise, as in the article. */
const defaults = {cpus: 1, memory: '1GiB'} as const

/** The lab of a file, as far as it is known before its machines exist. */
export function topologyOf(file: LabFile): Topology {
  const networks = Object.entries(file.networks).map(networkOf)
  const overlays = overlayPlans(file)
  const fan = overlays.find(each => each.type === 'fan')
  const below = networks.find(({name}) => name === fan?.over) ?? networks.find(each => ipv4Of(each.prefixes))
  const addresses = addressesOfMachines(file)
  const planned = (later: boolean): MachinePlan[] =>
    plannedMachines(file)
      .filter(({machine}) => (machine.start === 'later') === later)
      .map(machine => planOf(file, networks, machine, addresses.get(machine.name) ?? new Map(), below?.name))
  const endpoints = {
    networks,
    machines: planned(false),
    containers: containersOfFile(file),
    found: foundByFile(file),
    groups: Object.fromEntries(Object.keys(file.groups).map(name => [name, membersOf(file, [name]).names])),
  }
  return {
    underlay: parsePrefix(ipv4Of(below?.prefixes ?? []) ?? '0.0.0.0/0'),
    ...(below && {underlayName: below.name}),
    mtu: below?.mtu ?? 1500,
    overlays,
    ...hostIn(networks, below),
    later: planned(true),
    ...endpoints,
    rules: file.expect,
    ...(file.sample !== undefined && {
      sample: {count: file.sample, ...(file.seed !== undefined && {seed: file.seed})},
    }),
    expect: file.expect.flatMap(rule => askedByMatrix(rule, endpoints)),
    deliverables: file.deliverables,
    controls: file.controls,
  }
}

/** What the matrix of the article asks of it. */
function askedByMatrix(
  {id: ids = [], from, to, where, allow = []}: RuleDefinition,
  endpoints: Parameters<typeof namedEndpoints>[0],
): Rule[] {
  const known = allow.filter((word): word is Protocol => protocols.some(each => each === word))
  if (known.length === 0) return []
  const names = (words: readonly string[]): string[] => namedEndpoints(endpoints, words).names
  return [{ids, from: names(from), to: names(to), where, protocols: known}]
}

const ipv4Of = (prefixes: readonly string[]): string | undefined => prefixes.find(text => !text.includes(':'))

function networkOf([name, network]: [string, LabFile['networks'][string]]): NetworkPlan {
  const prefixes = asList(network.subnet).map(text => formatIpPrefix(networkOfIp(parseIpPrefix(text))))
  const host = withLengths(asList(network.host ?? []).map(parseIp), prefixes)
  const addressing = (network.dhcp ?? ipv4Of(host) !== undefined) ? 'dhcp' : 'static'
  const {mtu, link = false, outside = false} = network
  return {name, prefixes, mtu, host, addressing, link, outside}
}

const numberOf = (text: string | undefined): number => (text === undefined ? 0 : parsePrefix(text).address)

/** The host's address on the network of the machines, else on another one. */
function hostIn(networks: readonly NetworkPlan[], below: NetworkPlan | undefined) {
  const found = ipv4Of([...(below?.host ?? []), ...networks.flatMap(({host}) => host)])
  if (found !== undefined) return {hostAddress: numberOf(found)}
  const {address, length}: Prefix = parsePrefix(ipv4Of(below?.prefixes ?? []) ?? '0.0.0.0/0')
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
  const byHost = own.find(({outside}) => outside) ?? own.find(({addressing}) => addressing === 'dhcp')
  const usual = machine.gateway === undefined ? byHost : undefined
  const interfaces = [...addresses].map(([network, list], index) => {
    const {prefixes = [], host = []} = networks.find(each => each.name === network) ?? {}
    const gateways = asked.filter(text =>
      prefixes.some(prefix => containsIp(parseIpPrefix(prefix), parseIp(text))),
    )
    return {
      network,
      device: `eth${index}`,
      addresses: withLengths(list, prefixes),
      gateways: usual?.name === network ? host.map(text => formatIp(parseIpPrefix(text))) : gateways,
    }
  })
  const disk = machine.disk ?? file.resources.disk
  const [first] = [...interfaces].sort((a, b) => Number(b.network === below) - Number(a.network === below))
  return {
    name,
    role: machine.role,
    address: numberOf(ipv4Of(first?.addresses ?? [])),
    interfaces,
    forward: machine.forward ?? false,
    cpus: machine.cpus ?? file.resources.cpus ?? defaults.cpus,
    memory: parseSize(machine.memory ?? file.resources.memory ?? defaults.memory),
    ...(disk !== undefined && {disk: parseSize(disk)}),
    services: machine.services ?? {},
    ...(machine.image !== undefined && {image: machine.image}),
    packages: [...new Set([...(file.packages ?? []), ...(machine.packages ?? [])])],
  }
}
