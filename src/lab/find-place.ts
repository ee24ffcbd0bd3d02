import {dockerProcess} from '../roles/docker/docker-api.ts'
import {queryOwnInstances} from '../roles/lxd-cluster/lxd-api.ts'
import type {Lab} from './lab.ts'
import type {Machine, PlaceHandle} from './machine.ts'

/** Where a command can be run: the host's place, a machine, or a container on one. */
export interface FoundPlace {
  /** The machine that the command goes by; of a machine itself and of the host, that. */
  on: PlaceHandle
  /** Goes in front of a command of a container's own. */
  enter(terminal: boolean): readonly string[]
  /** Process on that machine in whose network namespace it is; undefined for the machine's own. */
  pid: number | undefined
}

/** LXD's and Docker's rules: what else is asked for is no name, and never becomes an option of theirs. */
const containerName = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/

/**
 * The place of that name: what belongs to the lab first, then what somebody launched on its machines, with LXD or with
 * Docker. undefined when there is none.
 */
export async function findPlace(lab: Lab, name: string): Promise<FoundPlace | undefined> {
  const own = [lab.host, ...lab.machines].find(each => each.name === name)
  if (own) return {on: own, enter: () => [], pid: undefined}
  if (!containerName.test(name)) return undefined
  if (lab.containersOf('docker').includes(name)) return findDocker(lab.machinesOf('docker'), name)
  return (await findInstance(lab, name)) ?? findDocker(lab.machines, name)
}

async function findInstance(lab: Lab, name: string): Promise<FoundPlace | undefined> {
  const {instances} = await queryOwnInstances(lab.cluster)
  const instance = instances.find(each => each.name === name)
  const machine = instance && lab.machines.find(each => each.name === instance.location)
  if (!machine) return undefined
  return {on: machine, enter: () => ['lxc', 'exec', name, '--'], pid: instance.state?.pid}
}

async function findDocker(machines: readonly Machine[], name: string): Promise<FoundPlace | undefined> {
  const pids = await Promise.all(machines.map(machine => dockerProcess(machine, name)))
  const at = pids.findIndex(pid => pid !== undefined)
  const machine = machines[at]
  if (!machine) return undefined
  const enter = (terminal: boolean): string[] => [
    ...['docker', 'exec', '--interactive', ...(terminal ? ['--tty'] : [])],
    name,
  ]
  return {on: machine, enter, pid: pids[at]}
}

/** The places that a lab has of its own. */
export const placesOf = ({topology}: Lab): string[] => [
  'host',
  ...topology.machines.map(({name}) => name),
  ...topology.containers.map(({name}) => name),
]
