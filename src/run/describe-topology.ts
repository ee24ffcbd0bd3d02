import {plannedEndpoints} from '../lab/planned-endpoints.ts'
import type {RoleName, Topology} from '../lab/topology.ts'
import {overlayIn, overlaysIn} from '../overlays/index.ts'
import {formatAddress, formatPrefix} from '../process/prefix.ts'

/** A lab's layout for programs: addresses dotted decimal, prefixes with their length. */
interface TopologyDescription {
  underlay: string
  /** With its network identifier; where the lab has none, nobody has an address there. */
  overlay?: string
  vni?: number
  /** Bytes; the overlay's, or where there is none the underlay's. */
  mtu: number
  /** All overlays; members that the lab has, by their addresses there. */
  overlays: {
    name: string
    type: string
    prefixes: readonly string[]
    vni: number
    port: number
    mtu: number
    members: Record<string, readonly string[]>
  }[]
  host: {address: string; fanAddress?: string}
  machines: {
    name: string
    role: RoleName
    address: string
    fanAddress?: string
    slice?: string
    /** Its addresses with their lengths, by the names of its networks. */
    networks: Record<string, readonly string[]>
  }[]
  /** All of them; `host` has its addresses there; from those that are `outside` machines get out of the lab. */
  networks: {
    name: string
    prefixes: readonly string[]
    mtu: number
    host: readonly string[]
    outside?: true
  }[]
  /** Who can be asked on the overlay. Where containers are, and with which address, is known only of a lab that is up. */
  endpoints: {name: string; kind: string; address?: string; machine?: string}[]
}

/** What was found out about an endpoint of a lab that is up. */
interface FoundEndpoint {
  name: string
  /** Overlay address. */
  address: string
  /** Where it runs. */
  machine: string
}

/** The layout that follows from the prefixes, with what is known of the endpoints. */
export function describeTopology(
  lab: {name: string; topology: Topology},
  found: readonly FoundEndpoint[],
): TopologyDescription {
  const {topology} = lab
  const overlay = overlayIn(topology)
  const hosts = topology.hostAbsent === undefined ? ['host'] : []
  const there = [...hosts, ...topology.machines.map(({name}) => name)]
  const place = (name: string, address: number) => ({
    address: formatAddress(address),
    ...(overlay?.members.includes(name) && {fanAddress: overlay.addressOf({name})}),
  })
  return {
    underlay: formatPrefix(topology.underlay),
    ...(overlay && {overlay: formatPrefix(overlay.prefix), vni: overlay.vni}),
    mtu: overlay?.mtu ?? topology.mtu,
    overlays: overlaysIn(topology).map(({name, type, prefixes, vni, port, mtu, members, addressesOf}) => ({
      ...{name, type, prefixes, vni, port, mtu},
      members: Object.fromEntries(
        there.filter(each => members.includes(each)).map(each => [each, addressesOf({name: each})]),
      ),
    })),
    host: place('host', topology.hostAddress),
    networks: topology.networks.map(({name, prefixes, mtu, host, outside}) => ({
      ...{name, prefixes, mtu, host},
      ...(outside && {outside}),
    })),
    machines: topology.machines.map(({name, role, address, interfaces}) => ({
      name,
      role,
      ...place(name, address),
      ...(overlay?.members.includes(name) && {slice: formatPrefix(overlay.sliceOf({name}))}),
      networks: Object.fromEntries(interfaces.map(({network, addresses}) => [network, addresses])),
    })),
    endpoints: plannedEndpoints(topology).map(({name, kind}) => {
      const here = found.find(each => each.name === name)
      return {name, kind, ...(here && {address: here.address, machine: here.machine})}
    }),
  }
}
