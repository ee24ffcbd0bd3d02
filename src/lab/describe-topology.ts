import {formatAddress, formatPrefix} from '../process/prefix.ts'
import {plannedEndpoints} from './planned-endpoints.ts'
import {fanOf, type RoleName, type Topology} from './topology.ts'

/** A lab's layout for programs: addresses dotted decimal, prefixes with their length. */
export interface TopologyDescription {
  underlay: string
  overlay: string
  /** The fan's network identifier and its MTU in bytes. */
  vni: number
  mtu: number
  host: {address: string; fanAddress: string}
  machines: {name: string; role: RoleName; address: string; fanAddress: string; slice: string}[]
  /** Who can be asked on the overlay. Where containers are, and with which address, is known only of a lab that is up. */
  endpoints: {name: string; kind: string; address?: string; machine?: string}[]
}

/** What was found out about an endpoint of a lab that is up. */
export interface FoundEndpoint {
  name: string
  /** Overlay address. */
  address: string
  /** Where it runs. */
  machine: string
}

/** The layout that follows from the prefixes, with what is known of the endpoints. */
export function describeTopology(topology: Topology, found: readonly FoundEndpoint[]): TopologyDescription {
  const fan = fanOf(topology)
  const place = (address: number) => ({address: formatAddress(address), fanAddress: fan.address(address)})
  return {
    underlay: fan.underlay,
    overlay: fan.overlay,
    vni: fan.vni,
    mtu: fan.mtu,
    host: place(topology.hostAddress),
    machines: topology.machines.map(({name, role, address}) => ({
      name,
      role,
      ...place(address),
      slice: formatPrefix(fan.slice(address)),
    })),
    endpoints: plannedEndpoints(topology).map(({name, kind}) => {
      const here = found.find(each => each.name === name)
      return {name, kind, ...(here && {address: here.address, machine: here.machine})}
    }),
  }
}
