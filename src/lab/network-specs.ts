import {formatAddress, formatPrefix} from '../process/prefix.ts'
import type {InterfaceSpec, LabSpec, NetworkSpec} from '../providers/provider.ts'
import type {MachinePlan, Topology} from './topology.ts'

/** Name of the one network that labs have; its bridge in the lab's namespace is called so. */
const underlayName = 'underlay'

/** The networks of a lab, as its provider has to make them. */
export const networkSpecs = ({underlay, mtu, hostAddress}: Topology): [NetworkSpec] => [
  {
    name: underlayName,
    prefixes: [formatPrefix(underlay)],
    mtu,
    host: [formatPrefix({address: hostAddress, length: underlay.length})],
    addressing: 'dhcp',
  },
]

/** A machine's interfaces; the host is its gateway, though it leads nowhere else. */
export const interfaceSpecs = (
  {underlay, hostAddress}: Topology,
  {address}: MachinePlan,
): InterfaceSpec[] => [
  {
    network: underlayName,
    device: 'eth0',
    addresses: [formatPrefix({address, length: underlay.length})],
    gateways: [formatAddress(hostAddress)],
  },
]

/** What names of machines stand for, also of those that may come later. */
export const namesOfMachines = ({machines, newcomer}: Topology): LabSpec['names'] =>
  [...machines, ...(newcomer ? [newcomer] : [])].map(({name, address}) => ({
    name,
    addresses: [formatAddress(address)],
  }))
