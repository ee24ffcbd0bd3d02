import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'

export interface PlacedContainer {
  name: string
  machine: Machine
}

/**
 * The lab's Docker containers with their machines, in the order of the lab file. Docker has no placement of its own: those
 * that the file gives to no machine go to each in turn.
 */
export function placedContainers(lab: Lab): PlacedContainer[] {
  const machines = lab.machinesOf('docker')
  let turn = 0
  return lab.topology.containers
    .filter(({role}) => role === 'docker')
    .map(({name, machine}) => ({
      name,
      machine: machine === undefined ? (machines[turn++ % machines.length] as Machine) : lab.machine(machine),
    }))
}
