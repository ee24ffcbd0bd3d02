import type {Topology} from '../lab/topology.ts'
import {problemsOfFan} from './fan/problems-of-fan.ts'

/** Every rule that a topology's fan and its network break together; empty when all is well, or there is none. */
export function overlayProblems(topology: Topology): string[] {
  const fan = topology.overlays.find(each => each.type === 'fan')
  return fan ? problemsOfFan(topology, fan) : []
}
