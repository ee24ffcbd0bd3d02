import type {Topology} from '../../lab/topology.ts'
import type {Prefix} from '../../process/prefix.ts'
import {sliceOf} from './mapping.ts'
import {validateFanPair} from './validate-fan-pair.ts'

/** Of a topology, what a fan follows from. */
export type UnderFan = Pick<Topology, 'underlay' | 'mtu' | 'hostAddress' | 'machines' | 'later'> & {
  overlay: Prefix
}

/** Every rule that the two prefixes and the addresses break; empty when a fan fits. */
export function problemsOfFan({underlay, overlay, hostAddress, machines}: UnderFan): string[] {
  const broken = validateFanPair(underlay, overlay)
  if (broken.length > 0) return broken
  return [hostAddress, ...machines.map(({address}) => address)].flatMap(address => {
    try {
      sliceOf(address, underlay, overlay)
      return []
    } catch (error) {
      return [(error as Error).message]
    }
  })
}
