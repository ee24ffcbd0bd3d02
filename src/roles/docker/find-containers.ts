import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import type {FoundPlan} from '../../lab/topology.ts'
import {LabError} from '../../process/lab-error.ts'
import {askable, isNamedBy, type ToldContainer} from '../askable.ts'
import type {FoundNow} from '../role.ts'
import {fanNetwork} from './docker-api.ts'
import {inspectContainers, namesOfRunning} from './running-containers.ts'

/** Containers of Docker that somebody else than the lab has made, on whichever machine. */
export async function findContainers(lab: Lab, wanted: FoundPlan): Promise<FoundNow> {
  const found = await Promise.all(lab.machines.map(machine => toldBy(machine, wanted).catch(asReason)))
  const all = found.flat()
  const told = all.flatMap(each => ('reason' in each ? [] : [each]))
  const {endpoints, passedOver} = await askable(lab, wanted, told)
  const notThere = all.flatMap(each => ('reason' in each ? [each.reason] : []))
  return {endpoints, passedOver: [...passedOver, ...notThere]}
}

async function toldBy(place: Machine, wanted: FoundPlan): Promise<(ToldContainer | {reason: string})[]> {
  const {network = fanNetwork} = wanted
  const names = (await namesOfRunning(place)).filter(name => isNamedBy(wanted, name))
  const containers = await inspectContainers(place, names)
  return containers
    .filter(({State}) => State.Running)
    .map(({name, State, NetworkSettings}) => {
      const address = NetworkSettings.Networks[network]?.IPAddress
      const networks = Object.keys(NetworkSettings.Networks).join(', ') || 'none'
      if (!address)
        return {reason: `${name} on ${place.name}: it is not on ${network}; its networks: ${networks}`}
      return {name, kind: 'docker' as const, address, place, pid: State.Pid}
    })
}

/** Nobody knows what runs on a machine whose Docker does not tell; what the others tell is used. */
function asReason(error: unknown): {reason: string}[] {
  if (error instanceof LabError) return [{reason: error.message}]
  throw error
}
