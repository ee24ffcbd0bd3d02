import type {Endpoint} from '../lab/endpoint.ts'
import type {Lab} from '../lab/lab.ts'
import {placesOf} from '../lab/places-of.ts'
import {rolesOf} from '../roles/index.ts'

interface Launched {
  endpoints: readonly Endpoint[]
  /** Why others are not asked. */
  passedOver: readonly string[]
}

/** What somebody launched on the lab's machines that runs and has an address on the overlay. */
export async function findLaunched(lab: Lab): Promise<Launched> {
  const found = (await Promise.all(rolesOf(lab).map(role => role.launched(lab)))).flat()
  const taken = new Set(placesOf(lab))
  const endpoints: Endpoint[] = []
  const passedOver: string[] = []
  for (const endpoint of found) {
    const {name, kind, place} = endpoint
    if (taken.has(name))
      passedOver.push(`the ${kind} "${name}" on ${place.name} is not asked: something else has that name`)
    else endpoints.push(endpoint)
    taken.add(name)
  }
  return {endpoints, passedOver}
}
