import type {Endpoint, MissingEndpoint} from '../../lab/endpoint.ts'
import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import {overlayIn} from '../../overlays/index.ts'
import {outsideOverlay} from '../outside-overlay.ts'
import type {FoundPlace} from '../role.ts'
import {clusterContainers, clusterMembers, namesInCluster} from './cluster-members.ts'
import {overlayAddress, queryOwnInstances} from './lxd-api.ts'

/** The lab's own containers, as LXD tells. */
export async function instanceEndpoints(lab: Lab): Promise<(Endpoint | MissingEndpoint)[]> {
  const {instances, silent} = await queryOwnInstances(clusterMembers(lab))
  const unknown = silent.map(({member, reason}) => `${member} does not tell: ${reason}`).join('; ')
  return clusterContainers(lab).map(({name, network, image}) => {
    const instance = instances.find(each => each.name === name)
    if (!instance) return {name, reason: `${unknown || 'unknown'}, without an overlay address`}
    const place = lab.machine(instance.location)
    const own = overlayAddress(instance)
    if (!instance.state || !own)
      return {name, place, reason: `${instance.status}, without an overlay address`}
    const endpoint = {name, kind: 'container' as const, address: own.address, place}
    const found = {...endpoint, pid: instance.state.pid, http: image === undefined}
    if (network !== undefined) return {...found, network}
    const reason = outsideOverlay(lab, own.address)
    return reason === undefined ? found : {name, place, reason}
  })
}

/** What somebody launched in the cluster beside them. */
export async function launchedInstances(lab: Lab): Promise<Endpoint[]> {
  const {instances} = await queryOwnInstances(clusterMembers(lab))
  return instances
    .filter(({name}) => !namesInCluster(lab).includes(name))
    .flatMap(instance => {
      const {name, location, state} = instance
      const place = lab.machines.find(machine => machine.name === location)
      const address = overlayAddress(instance)?.address
      if (!place || !state || !address || !overlayIn(lab.topology)?.owns(address)) return []
      return [{name, kind: 'container', address, place, pid: state.pid, http: false, launched: true}]
    })
}

export async function findInstance(
  name: string,
  machines: readonly Machine[],
): Promise<FoundPlace | undefined> {
  const {instances} = await queryOwnInstances(machines)
  const instance = instances.find(each => each.name === name)
  const on = instance && machines.find(each => each.name === instance.location)
  if (!on) return undefined
  return {on, enter: () => ['lxc', 'exec', name, '--'], pid: instance.state?.pid, list: 'lxc list'}
}
