import type {Lab} from '../lab/lab.ts'
import type {FoundPlace} from './role.ts'
import {roleOf, rolesOf} from './table.ts'

/** LXD's and Docker's rules: what else is asked for is no name, and never becomes an option of theirs. */
const containerName = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/

/**
 * The place of that name: what belongs to the lab first, then what somebody launched on its machines, with the software of
 * whichever role. undefined when there is none.
 */
export async function findPlace(lab: Lab, name: string): Promise<FoundPlace | undefined> {
  const own = [lab.host, ...lab.machines].find(each => each.name === name)
  if (own) return {on: own, enter: () => [], pid: undefined, list: 'systemctl --failed'}
  if (!containerName.test(name)) return undefined
  const planned = lab.topology.containers.find(each => each.name === name)
  if (planned) return roleOf(planned.role).findPlace(name, lab.machinesOf(planned.role))
  for (const role of rolesOf(lab)) {
    const found = await role.findPlace(name, lab.machines)
    if (found) return found
  }
  return undefined
}
