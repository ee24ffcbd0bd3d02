import type {RoleName, Topology} from '../lab/topology.ts'
import {docker} from './docker/role.ts'
import {lxdCluster} from './lxd-cluster/role.ts'
import {netns} from './netns/role.ts'
import {plain} from './plain.ts'
import type {Role} from './role.ts'

/** Every role that there is, by the word of the lab file. */
const table: Readonly<Record<RoleName, Role>> = {plain, 'lxd-cluster': lxdCluster, docker, netns}

export const everyRole: readonly Role[] = Object.values(table)

export const roleOf = (name: RoleName): Role => table[name]

/** The roles that the machines of a lab have, each once. */
export const rolesOf = ({topology}: {topology: Topology}): Role[] =>
  everyRole.filter(({name}) => topology.machines.some(({role}) => role === name))
