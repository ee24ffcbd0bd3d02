import type {FanPlan} from '../../lab/overlay-plan.ts'
import type {Topology} from '../../lab/topology.ts'
import {sliceOf} from './mapping.ts'
import {validateFanPair} from './validate-fan-pair.ts'

/** Of a topology, what a fan follows from. */
export type UnderFan = Pick<Topology, 'underlay' | 'mtu' | 'hostAddress' | 'machines' | 'later' | 'overlays'>

/** Every rule that the two prefixes and the addresses of members break; empty when a fan fits. */
export function problemsOfFan(
  {underlay, hostAddress, machines}: UnderFan,
  {prefix, members}: FanPlan,
): string[] {
  const broken = validateFanPair(underlay, prefix)
  if (broken.length > 0) return broken
  return [{name: 'host', address: hostAddress}, ...machines]
    .filter(({name}) => members.includes(name))
    .flatMap(({address}) => {
      try {
        sliceOf(address, underlay, prefix)
        return []
      } catch (error) {
        return [(error as Error).message]
      }
    })
}
