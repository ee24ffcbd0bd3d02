import type {VxlanPlan} from '../../lab/overlay-plan.ts'
import type {Topology} from '../../lab/topology.ts'

/**
 * Addresses of the members on the network below, by their names: all of IPv4 where that network has it. A packet between
 * two of different families could not be sent.
 */
export function underlayAddresses(
  {networks, machines, later}: Pick<Topology, 'networks' | 'machines' | 'later'>,
  {over, members}: Pick<VxlanPlan, 'over' | 'members'>,
): ReadonlyMap<string, string> {
  const isV6 = (text: string): boolean => text.includes(':')
  const carriesV4 = networks.some(({name, prefixes}) => name === over && !prefixes.every(isV6))
  return new Map(
    [...machines, ...later]
      .filter(({name}) => Object.hasOwn(members, name))
      .flatMap(({name, interfaces}) => {
        const {addresses = []} = interfaces.find(({network}) => network === over) ?? {}
        const own = addresses.find(text => isV6(text) !== carriesV4)
        return own === undefined ? [] : [[name, own.replace(/\/.*/, '')] as const]
      }),
  )
}
