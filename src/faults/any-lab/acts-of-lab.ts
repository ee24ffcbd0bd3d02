import type {Topology} from '../../lab/topology.ts'
import {interfaceActs} from './interface-acts.ts'
import type {LabAct} from './lab-act.ts'
import {machineActs} from './machine-acts.ts'
import {overlayActs} from './overlay-acts.ts'

/** All ways to break a lab that follow from its file, machine by machine in its order. */
export const actsOfLab = (topology: Topology): LabAct[] =>
  topology.machines.flatMap(plan => [
    ...interfaceActs(topology, plan),
    ...machineActs(topology, plan),
    ...overlayActs(topology, plan),
  ])
