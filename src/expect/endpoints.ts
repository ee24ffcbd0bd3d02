import type {Endpoint, FoundEndpoints, MissingEndpoint} from '../lab/endpoint.ts'
import type {Lab} from '../lab/lab.ts'
import {overlayOf} from '../overlays/index.ts'
import {LabError} from '../process/lab-error.ts'
import {formatPrefix} from '../process/prefix.ts'
import {fanNetwork, inspectNginx} from '../roles/docker/docker-api.ts'
import {overlayAddress, queryOwnInstances} from '../roles/lxd-cluster/lxd-api.ts'

/** The endpoints that need nothing of LXD or Docker: the host and the machines. */
export function placeEndpoints(lab: Lab): Endpoint[] {
  const host: Endpoint = {
    name: hostName,
    kind: 'host',
    address: overlayOf(lab).addressOf(lab.host),
    place: lab.host,
    http: false,
  }
  const machines = lab.machines.map(
    (machine): Endpoint => ({
      name: machine.name,
      kind: 'machine',
      address: overlayOf(lab).addressOf(machine),
      place: machine,
      http: false,
    }),
  )
  return lab.topology.hostAbsent === undefined ? [host, ...machines] : machines
}

const hostName = 'host'

/** All endpoints of the lab where they are now: after a reboot the processes of the containers are others. */
export async function findEndpoints(lab: Lab): Promise<FoundEndpoints> {
  const found = [...(await findContainers(lab)), await findDocker(lab)]
  const {hostAbsent} = lab.topology
  const noHost = hostAbsent === undefined ? [] : [{name: hostName, reason: hostAbsent, absent: true} as const]
  return {
    endpoints: [...placeEndpoints(lab), ...found.filter(each => 'address' in each)],
    missing: [...noHost, ...found.filter(each => 'reason' in each)],
  }
}

/** The LXD containers; throws a LabError when one of them cannot be probed. */
export async function containerEndpoints(lab: Lab): Promise<Endpoint[]> {
  return (await findContainers(lab)).map(orThrow)
}

/** The Docker container; throws a LabError when it cannot be probed. */
export const dockerEndpoint = async (lab: Lab): Promise<Endpoint> => orThrow(await findDocker(lab))

async function findContainers(lab: Lab): Promise<(Endpoint | MissingEndpoint)[]> {
  const {instances, silent} = await queryOwnInstances(lab.cluster)
  const unknown = silent.map(({member, reason}) => `${member} does not tell: ${reason}`).join('; ')
  return lab.containersOf('lxd-cluster').map(name => {
    const instance = instances.find(each => each.name === name)
    const own = instance && overlayAddress(instance)
    if (!instance?.state || !own)
      return {name, reason: `${instance?.status ?? (unknown || 'unknown')}, without an overlay address`}
    if (!isOverlay(lab, own.address)) return {name, reason: outsideOverlay(lab, own.address)}
    const place = lab.machine(instance.location)
    return {name, kind: 'container', address: own.address, place, pid: instance.state.pid, http: true}
  })
}

async function findDocker(lab: Lab): Promise<Endpoint | MissingEndpoint> {
  const name = lab.containersOf('docker')[0] ?? ''
  const container = await inspectNginx(lab.loadBalancer, name).catch(asReason)
  if ('reason' in container) return {name, reason: container.reason}
  const address = container.NetworkSettings.Networks[fanNetwork]?.IPAddress
  if (!container.State.Running || !address) return {name, reason: `not running or not on ${fanNetwork}`}
  if (!isOverlay(lab, address)) return {name, reason: outsideOverlay(lab, address)}
  return {name, kind: 'docker', address, place: lab.loadBalancer, pid: container.State.Pid, http: true}
}

/** What a machine says of its containers is not taken on trust: probes go to the overlay and nowhere else. */
export const isOverlay = (lab: Lab, address: string): boolean => overlayOf(lab).owns(address)

const outsideOverlay = (lab: Lab, address: string): string =>
  `its address ${address} is not in the overlay ${formatPrefix(overlayOf(lab).prefix)}`

function asReason(error: unknown): {reason: string} {
  if (error instanceof LabError) return {reason: error.message}
  throw error
}

function orThrow(found: Endpoint | MissingEndpoint): Endpoint {
  if ('reason' in found) throw new LabError(`cannot probe ${found.name}: ${found.reason}`)
  return found
}
