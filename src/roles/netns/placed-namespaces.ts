import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import {overlayOf} from '../../overlays/index.ts'
import {LabError} from '../../process/lab-error.ts'
import {formatAddress} from '../../process/prefix.ts'

export interface PlacedNamespace {
  name: string
  machine: Machine
  /** Its place among those of its machine, from 0. */
  index: number
  /** On the overlay, from the machine's own part of it. */
  address: string
}

/** The first addresses of a machine's part are the network's and the machine's own. */
const firstFree = 2
/** Others, such as DHCP servers, give addresses from there on. */
const mostOnMachine = 200

/** The lab's network namespaces with their machines and addresses, in the order of the lab file. */
function placedNamespaces(lab: Lab): PlacedNamespace[] {
  const overlay = overlayOf(lab)
  const machines = lab.machinesOf('netns').filter(machine => !lab.plan(machine).late)
  const taken = new Map<Machine, number>()
  let turn = 0
  return lab.topology.containers
    .filter(({role}) => role === 'netns')
    .map(({name, machine: on}) => {
      const machine = on === undefined ? (machines[turn++ % machines.length] as Machine) : lab.machine(on)
      const index = taken.get(machine) ?? 0
      taken.set(machine, index + 1)
      if (index >= mostOnMachine)
        throw new LabError(
          `cannot put ${name} on ${machine.name}: a machine has ${mostOnMachine} network namespaces at most`,
        )
      return {
        name,
        machine,
        index,
        address: formatAddress(overlay.sliceOf(machine).address + firstFree + index),
      }
    })
}

/** Those of each machine that has any. */
export function namespacesByMachine(lab: Lab): Map<Machine, PlacedNamespace[]> {
  const all = new Map<Machine, PlacedNamespace[]>()
  for (const placed of placedNamespaces(lab))
    all.set(placed.machine, [...(all.get(placed.machine) ?? []), placed])
  return all
}

export const unitOf = ({name}: Pick<PlacedNamespace, 'name'>): string => `fanlab-netns-${name}.service`
