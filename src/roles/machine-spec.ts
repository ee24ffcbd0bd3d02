import {interfaceSpecs} from '../lab/network-specs.ts'
import type {MachinePlan} from '../lab/topology.ts'
import {roleOf} from './table.ts'

/** What a provider has to make for a machine of the lab. */
export const machineSpec = (plan: MachinePlan) => ({
  ...{name: plan.name, cpus: plan.cpus, memory: plan.memory, forward: plan.forward},
  ...(plan.disk !== undefined && {disk: plan.disk}),
  interfaces: interfaceSpecs(plan),
  plainDirectories: roleOf(plan.role).plainDirectories,
})
