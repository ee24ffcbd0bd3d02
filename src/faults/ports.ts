import type {Way} from '../lab/fault/deed.ts'
import {LabError} from '../process/lab-error.ts'
import type {FaultLab} from './fault-lab.ts'

/** The lab's end of a machine's link, and the machine's own. */
export interface Port {
  machine: string
  network: string
  /** Name of the lab's end, in the host's place. */
  name: string
  /** Name of the machine's end, there. */
  device: string
}

/** The ends of all links of the lab's machines, or of those on one network. */
export function portsOf({lab, provided}: FaultLab, network?: string): Port[] {
  const {portOf} = provided
  if (!portOf)
    throw new LabError('cannot break a link from outside: this provider has no ends of links of its own', {
      hint: 'make the lab with provider lxc, uml or qemu',
    })
  return lab.topology.machines.flatMap(machine =>
    machine.interfaces.flatMap(({network: on, device}, index) =>
      network === undefined || network === on
        ? [{machine: machine.name, network: on, name: portOf(machine.name, index), device}]
        : [],
    ),
  )
}

/** Those of a network that a fault is about: of all its machines, or of one. Throws a LabError where there is none. */
export function portsAt(where: FaultLab, network: string, way: Way | undefined): Port[] {
  const found = portsOf(where, network).filter(({machine}) => way === undefined || way.machine === machine)
  if (found.length > 0) return found
  const whose = way === undefined ? 'any machine' : way.machine
  throw new LabError(`cannot find the link of ${whose} to network ${network} in lab ${where.lab.name}`)
}

/** Whether the host has a place on the network. */
export const hostIsOn = ({lab}: FaultLab, network: string): boolean =>
  lab.topology.networks.some(({name, host}) => name === network && host.length > 0)
