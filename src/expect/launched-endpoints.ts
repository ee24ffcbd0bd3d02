import type {Endpoint} from '../lab/endpoint.ts'
import {placesOf} from '../lab/find-place.ts'
import type {Lab} from '../lab/lab.ts'
import type {Machine} from '../lab/machine.ts'
import {LabError} from '../process/lab-error.ts'
import {dockerNames, fanNetwork, inspectNginx} from '../roles/docker/docker-api.ts'
import {overlayAddress, queryOwnInstances} from '../roles/lxd-cluster/lxd-api.ts'
import {isOverlay} from './endpoints.ts'

export interface Launched {
  endpoints: readonly Endpoint[]
  /** Why others are not asked. */
  passedOver: readonly string[]
}

/** What somebody launched on the lab's machines that runs and has an address on the overlay. */
export async function findLaunched(lab: Lab): Promise<Launched> {
  const found = [
    ...(await launchedInstances(lab)),
    ...(await Promise.all(lab.machines.map(machine => launchedDocker(lab, machine)))).flat(),
  ]
  const taken = new Set(placesOf(lab))
  const endpoints: Endpoint[] = []
  const passedOver: string[] = []
  for (const endpoint of found) {
    const {name, kind, place} = endpoint
    if (taken.has(name))
      passedOver.push(`the ${kind} "${name}" on ${place.name} is not asked: something else has that name`)
    else endpoints.push(endpoint)
    taken.add(name)
  }
  return {endpoints, passedOver}
}

async function launchedInstances(lab: Lab): Promise<Endpoint[]> {
  const {instances} = await queryOwnInstances(lab.cluster)
  return instances
    .filter(({name}) => !lab.containersOf('lxd-cluster').includes(name))
    .flatMap(instance => {
      const {name, location, state} = instance
      const place = lab.machines.find(machine => machine.name === location)
      const address = overlayAddress(instance)?.address
      if (!place || !state || !address || !isOverlay(lab, address)) return []
      return [{name, kind: 'container', address, place, pid: state.pid, http: false, launched: true}]
    })
}

async function launchedDocker(lab: Lab, place: Machine): Promise<Endpoint[]> {
  const own = place.name === lab.loadBalancer.name ? (lab.containersOf('docker')[0] ?? '') : undefined
  const names = (await dockerNames(place)).filter(name => name !== own)
  const found = await Promise.all(
    names.map(async (name): Promise<Endpoint[]> => {
      const container = await inspectNginx(place, name).catch(gone)
      const address = container?.NetworkSettings.Networks[fanNetwork]?.IPAddress
      if (!container?.State.Running || !address || !isOverlay(lab, address)) return []
      return [{name, kind: 'docker', address, place, pid: container.State.Pid, http: false, launched: true}]
    }),
  )
  return found.flat()
}

/** It may have ended since it was listed. */
function gone(error: unknown): undefined {
  if (!(error instanceof LabError)) throw error
}
