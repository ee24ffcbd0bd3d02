import type {Topology} from '../lab/topology.ts'
import {problemsOfFan} from './fan/problems-of-fan.ts'

/** Every rule that a topology's overlay and its network break together; empty when all is well, or there is none. */
export const overlayProblems = (topology: Topology): string[] =>
  topology.overlay ? problemsOfFan({...topology, overlay: topology.overlay}) : []
