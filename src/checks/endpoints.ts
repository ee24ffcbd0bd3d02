import type {Lab} from '../lab/lab.ts'
import type {Machine, PlaceHandle} from '../lab/machine.ts'
import {LabError} from '../process/lab-error.ts'
import {fanNetwork, inspectNginx} from '../steps/docker.ts'
import {overlayAddress, queryInstances} from '../steps/lxd-api.ts'

export type EndpointKind = 'host' | 'machine' | 'container' | 'docker'

/** Anything with an overlay address that can be the source or the target of a probe. */
export interface Endpoint {
  name: string
  kind: EndpointKind
  /** Overlay address, dotted decimal. */
  address: string
  /** Where its probes run: the machine's own tools, in the endpoint's network namespace. */
  place: PlaceHandle
  /** Process on that machine whose network namespace is the endpoint's; undefined for the machine's own. */
  pid?: number
  /** Answers HTTP on port 80. */
  http: boolean
}

/** The endpoints that need nothing of LXD or Docker: the host and the machines. */
export function placeEndpoints(lab: Lab): Endpoint[] {
  const host: Endpoint = {
    name: 'host',
    kind: 'host',
    address: lab.hostFanAddress,
    place: lab.host,
    http: false,
  }
  const machines = lab.machines.map(
    (machine): Endpoint => ({
      name: machine.name,
      kind: 'machine',
      address: lab.fanAddress(machine),
      place: machine,
      http: false,
    }),
  )
  return [host, ...machines]
}

/** The LXD containers where they run now: after a reboot their processes are others. */
export async function containerEndpoints(lab: Lab): Promise<Endpoint[]> {
  const instances = await queryInstances(lab.cluster[0] as Machine)
  return lab.topology.containers.map(name => {
    const instance = instances.find(each => each.name === name)
    const own = instance && overlayAddress(instance)
    if (!instance?.state || !own) {
      throw new LabError(
        `cannot probe ${name}: it is ${instance?.status ?? 'unknown'} and has no overlay address`,
      )
    }
    const place = lab.machine(instance.location)
    return {name, kind: 'container', address: own.address, place, pid: instance.state.pid, http: true}
  })
}

export async function dockerEndpoint(lab: Lab): Promise<Endpoint> {
  const name = lab.topology.dockerContainer
  const container = await inspectNginx(lab.loadBalancer, name)
  const address = container.NetworkSettings.Networks[fanNetwork]?.IPAddress
  if (!container.State.Running || !address)
    throw new LabError(`cannot probe ${name}: it has no overlay address`)
  return {name, kind: 'docker', address, place: lab.loadBalancer, pid: container.State.Pid, http: true}
}

/** argv that runs a command of the endpoint's machine in the endpoint's network namespace. */
export const inEndpoint = ({pid}: Endpoint, argv: readonly string[]): string[] =>
  pid === undefined ? [...argv] : ['nsenter', `--net=/proc/${pid}/ns/net`, '--', ...argv]
