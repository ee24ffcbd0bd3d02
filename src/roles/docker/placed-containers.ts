import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import {fanNetwork} from './docker-api.ts'

export interface PlacedContainer {
  name: string
  machine: Machine
  /** Of Docker, on which rules ask it. */
  network: string
  /** As the lab file has it; without one it is fanlab's own. */
  image: string | undefined
}

/**
 * The lab's Docker containers with their machines, in the order of the lab file. Docker has no placement of its own: those
 * that the file gives to no machine go to each in turn.
 */
export function placedContainers(lab: Lab): PlacedContainer[] {
  // Who has come later changes no place.
  const machines = lab.machinesOf('docker').filter(machine => !lab.plan(machine).late)
  let turn = 0
  return lab.topology.containers
    .filter(({role}) => role === 'docker')
    .map(({name, machine, network = fanNetwork, image}) => ({
      ...{name, network, image},
      machine: machine === undefined ? (machines[turn++ % machines.length] as Machine) : lab.machine(machine),
    }))
}

export const isOnFan = ({network}: PlacedContainer): boolean => network === fanNetwork
