import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import type {FoundPlan} from '../../lab/topology.ts'
import {ipv4Text} from '../../process/ip-answer.ts'
import {LabError} from '../../process/lab-error.ts'
import {askable, isNamedBy, type ToldContainer} from '../askable.ts'
import {isOff} from '../is-off.ts'
import type {FoundNow} from '../role.ts'
import {clusterMembers} from './cluster-members.ts'
import {fanBridge} from './fan-bridge.ts'
import {type Instance, queryOwnInstances} from './lxd-api.ts'

/** Instances of the cluster that somebody else than the lab has made; where the lab has none, of each machine's own LXD. */
export async function findInstances(lab: Lab, wanted: FoundPlan): Promise<FoundNow> {
  const {network = fanBridge} = wanted
  const told: ToldContainer[] = []
  const {instances, passedOver} = await instancesNow(lab)
  for (const {instance, place} of instances) {
    const {name, state} = instance
    if (!isNamedBy(wanted, name) || instance.status !== 'Running' || !state) continue
    const address = addressOn(instance, network)
    if (address === undefined)
      passedOver.push(`${name} on ${place.name}: it has no IPv4 address on ${network}`)
    else told.push({name, kind: 'container', address, place, pid: state.pid})
  }
  const {endpoints, passedOver: more} = await askable(lab, wanted, told)
  return {endpoints, passedOver: [...passedOver, ...more]}
}

interface InstancesNow {
  instances: {instance: Instance; place: Machine}[]
  /** Whose LXD is on and does not tell. */
  passedOver: string[]
}

async function instancesNow(lab: Lab): Promise<InstancesNow> {
  const members = clusterMembers(lab)
  const groups = members.length > 0 ? [members] : lab.machines.map(machine => [machine])
  const found = await Promise.all(
    groups.map(async group => {
      const {instances, silent} = await queryOwnInstances(group)
      return {
        instances: instances.flatMap(instance => {
          // An LXD on its own calls the place of all of its instances "none".
          const place = group.find(({name}) => name === instance.location || group.length === 1)
          return place ? [{instance, place}] : []
        }),
        passedOver: await Promise.all(silent.map(({member, reason}) => whyUnknown(lab, member, reason))),
      }
    }),
  )
  return {
    instances: found.flatMap(({instances}) => instances),
    passedOver: found.flatMap(({passedOver}) => passedOver.flatMap(each => each ?? [])),
  }
}

/** Its sockets start it by themselves where it is a snap; with Debian's package the service is on with its socket. */
const units = ['lxd.service', 'lxd.socket', 'snap.lxd.daemon.service', 'snap.lxd.daemon.unix.socket']

/** undefined where LXD is not installed or off on purpose: nothing of its runs there. */
async function whyUnknown(lab: Lab, name: string, reason: string): Promise<string | undefined> {
  const machine = lab.machine(name)
  const unknown = `LXD on ${name} does not tell: ${reason}`
  try {
    const installed = await machine.run(['sh', '-c', 'command -v lxc'], {timeoutMs: 10_000})
    return installed.status !== 0 || (await isOff(machine, units)) ? undefined : unknown
  } catch (error) {
    if (error instanceof LabError) return unknown
    throw error
  }
}

/** The address of its interface on that network of LXD. */
function addressOn({state, expanded_devices: devices = {}}: Instance, network: string): string | undefined {
  const [device, own] = Object.entries(devices).find(([, each]) => each.network === network) ?? []
  const addresses = state?.network?.[own?.name ?? device ?? '']?.addresses ?? []
  const address = addresses.find(({family, scope}) => family === 'inet' && scope === 'global')?.address
  return ipv4Text.safeParse(address).success ? address : undefined
}
