import type {MachinePlan} from '../lab/topology.ts'
import {formatAddress} from '../process/prefix.ts'
import {roleOf} from './table.ts'

/** What a provider has to make for a machine of the lab. */
export const machineSpec = ({name, address, role, cpus, memory}: MachinePlan) => ({
  ...{name, address: formatAddress(address), cpus, memory},
  plainDirectories: roleOf(role).plainDirectories,
})
