import type {InterfaceSpec, LabSpec, NetworkSpec} from '../providers/provider.ts'
import type {MachinePlan, NetworkPlan, Topology} from './topology.ts'

/** The networks of a lab as its provider has to make them; the one below an overlay is the first. */
export function networkSpecs({networks, underlayName}: Topology): LabSpec['networks'] {
  const below = networks.filter(({name}) => name === underlayName)
  const others = networks.filter(({name}) => name !== underlayName)
  return [...below, ...others].map(specOf) as [NetworkSpec, ...NetworkSpec[]]
}

const specOf = ({name, prefixes, mtu, host, addressing, outside}: NetworkPlan): NetworkSpec => ({
  ...{name, prefixes, mtu, host, addressing},
  ...(outside && {outside}),
})

/** A machine's interfaces, in the order of the lab file. */
export const interfaceSpecs = ({interfaces}: MachinePlan): InterfaceSpec[] =>
  interfaces.map(({network, device, addresses, gateways}) => ({network, device, addresses, gateways}))

/** What names of machines stand for, also of those that may come later. */
export const namesOfMachines = ({machines, later}: Topology): LabSpec['names'] =>
  [...machines, ...later].map(({name, interfaces}) => ({
    name,
    addresses: interfaces.flatMap(({addresses}) => addresses.map(address => address.replace(/\/.*/, ''))),
  }))
