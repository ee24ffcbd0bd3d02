import type {Endpoint, MissingEndpoint} from '../../lab/endpoint.ts'
import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import {overlayIn} from '../../overlays/index.ts'
import {LabError} from '../../process/lab-error.ts'
import {sharedWhileAsked} from '../../process/shared-while-asked.ts'
import {outsideOverlay} from '../outside-overlay.ts'
import type {FoundPlace} from '../role.ts'
import {dockerNames, dockerProcess, fanNetwork, inspectContainer} from './docker-api.ts'
import {isOnFan, type PlacedContainer, placedContainers} from './placed-containers.ts'

/** The lab's own containers, as Docker tells; checks that run side by side share the answer. */
export const dockerEndpoints = sharedWhileAsked(
  (lab: Lab): Promise<(Endpoint | MissingEndpoint)[]> =>
    Promise.all(placedContainers(lab).map(placed => endpointOf(lab, placed))),
)

async function endpointOf(lab: Lab, placed: PlacedContainer): Promise<Endpoint | MissingEndpoint> {
  const {name, machine, network, image} = placed
  const container = await inspectContainer(machine, name).catch(asReason)
  if ('reason' in container) return {name, place: machine, reason: container.reason}
  const address = container.NetworkSettings.Networks[network]?.IPAddress
  if (!container.State.Running || !address)
    return {name, place: machine, reason: `not running or not on ${network}`}
  const endpoint = {name, kind: 'docker' as const, address, place: machine, http: image === undefined}
  const {Pid: pid} = container.State
  if (!isOnFan(placed)) return {...endpoint, pid, network}
  const reason = outsideOverlay(lab, address)
  return reason === undefined ? {...endpoint, pid} : {name, place: machine, reason}
}

/** What somebody launched with Docker, on whichever machine. */
export async function launchedDocker(lab: Lab): Promise<Endpoint[]> {
  const own = placedContainers(lab)
  const isOwn = (name: string, on: Machine): boolean =>
    own.some(placed => placed.name === name && placed.machine === on)
  const found = await Promise.all(
    lab.machines.map(async place => {
      const names = (await dockerNames(place)).filter(name => !isOwn(name, place))
      return Promise.all(names.map(name => launchedEndpoint(lab, place, name)))
    }),
  )
  return found.flat(2)
}

async function launchedEndpoint(lab: Lab, place: Machine, name: string): Promise<Endpoint[]> {
  const container = await inspectContainer(place, name).catch(gone)
  const address = container?.NetworkSettings.Networks[fanNetwork]?.IPAddress
  if (!container?.State.Running || !address || !overlayIn(lab.topology)?.owns(address)) return []
  return [{name, kind: 'docker', address, place, pid: container.State.Pid, http: false, launched: true}]
}

export async function findDocker(
  name: string,
  machines: readonly Machine[],
): Promise<FoundPlace | undefined> {
  const pids = await Promise.all(machines.map(machine => dockerProcess(machine, name)))
  const at = pids.findIndex(pid => pid !== undefined)
  const on = machines[at]
  if (!on) return undefined
  const enter = (terminal: boolean): string[] => [
    ...['docker', 'exec', '--interactive', ...(terminal ? ['--tty'] : [])],
    name,
  ]
  return {on, enter, pid: pids[at], list: 'docker ps --all'}
}

function asReason(error: unknown): {reason: string} {
  if (error instanceof LabError) return {reason: error.message}
  throw error
}

/** It may have ended since it was listed. */
function gone(error: unknown): undefined {
  if (!(error instanceof LabError)) throw error
}
