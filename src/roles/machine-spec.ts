import {interfaceSpecs} from '../lab/network-specs.ts'
import type {MachinePlan, Topology} from '../lab/topology.ts'
import {roleOf} from './table.ts'

/** What a provider has to make for a machine of the lab. */
export const machineSpec = (topology: Topology, plan: MachinePlan) => ({
  ...{name: plan.name, cpus: plan.cpus, memory: plan.memory},
  interfaces: interfaceSpecs(topology, plan),
  forward: false,
  plainDirectories: roleOf(plan.role).plainDirectories,
})
