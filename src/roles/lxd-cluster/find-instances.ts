import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import type {FoundPlan} from '../../lab/topology.ts'
import {ipv4Text} from '../../process/ip-answer.ts'
import {askable, isNamedBy, type ToldContainer} from '../askable.ts'
import type {FoundNow} from '../role.ts'
import {clusterMembers} from './cluster-members.ts'
import {fanBridge} from './fan-bridge.ts'
import {type Instance, queryOwnInstances} from './lxd-api.ts'

/** Instances of the cluster that somebody else than the lab has made; where the lab has none, of each machine's own LXD. */
export async function findInstances(lab: Lab, wanted: FoundPlan): Promise<FoundNow> {
  const {network = fanBridge} = wanted
  const told: ToldContainer[] = []
  const passedOver: string[] = []
  for (const {instance, place} of await instancesNow(lab)) {
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

async function instancesNow(lab: Lab): Promise<{instance: Instance; place: Machine}[]> {
  const members = clusterMembers(lab)
  const groups = members.length > 0 ? [members] : lab.machines.map(machine => [machine])
  const found = await Promise.all(
    groups.map(async group => {
      const {instances} = await queryOwnInstances(group)
      return instances.flatMap(instance => {
        // An LXD on its own calls the place of all of its instances "none".
        const place = group.find(({name}) => name === instance.location || group.length === 1)
        return place ? [{instance, place}] : []
      })
    }),
  )
  return found.flat()
}

/** The address of its interface on that network of LXD. */
function addressOn({state, expanded_devices: devices = {}}: Instance, network: string): string | undefined {
  const [device, own] = Object.entries(devices).find(([, each]) => each.network === network) ?? []
  const addresses = state?.network?.[own?.name ?? device ?? '']?.addresses ?? []
  const address = addresses.find(({family, scope}) => family === 'inet' && scope === 'global')?.address
  return ipv4Text.safeParse(address).success ? address : undefined
}
