import {createHash} from 'node:crypto'
import type {NetworkSpec} from '../provider.ts'

// Names of devices in the lab's network namespace, which is the host's place, too.

/** Linux allows no more characters. */
const longestName = 15

/** What else may be there: the machines' ends have a dot, and the host's place can get a fan and its tunnels. */
const reserved = /^(lo|segment\d*|fan-.*|ftun.*|docker.*|veth.*|eth.*|vxlan.*|br-.*)$/

/** The bridge that is a network: named as the network is where that can be. */
export function bridgeOf(networks: readonly Pick<NetworkSpec, 'name'>[], name: string): string {
  return name.length > longestName || reserved.test(name)
    ? `segment${networks.findIndex(network => network.name === name)}`
    : name
}

/**
 * The lab's end of a machine's link: the machine's name and the number of its interface. Taking it down takes the
 * carrier from the machine's end.
 */
export const portOf = (machine: string, index: number): string => portName(machine, String(index))

/** The lab's end of the link that is for a virtual machine's commands alone. */
export const managementPortOf = (machine: string): string => portName(machine, 'm')

function portName(machine: string, end: string): string {
  const name = `${machine}.${end}`
  if (name.length <= longestName) return name
  return `${createHash('sha256').update(machine).digest('hex').slice(0, 10)}.${end}`
}
