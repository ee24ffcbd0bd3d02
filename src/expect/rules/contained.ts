import type {Endpoint} from '../../lab/endpoint.ts'
import type {Lab} from '../../lab/lab.ts'
import {roleOf, rolesOf} from '../../roles/index.ts'

/** Containers by the names that rules have for them, where they are now. */
export interface Contained {
  /** One that the lab makes is one; what is found by a name may be several. */
  endpoints: ReadonlyMap<string, readonly Endpoint[]>
  /** Why there is nobody of that name. */
  reasons: ReadonlyMap<string, string>
  /** Of a name that somebody has: why others who have it, or may have it, cannot be asked. */
  passedOver: ReadonlyMap<string, string>
}

/** Of what has to be found only those names are looked for. */
export async function containedIn(lab: Lab, names: ReadonlySet<string>): Promise<Contained> {
  const plans = lab.topology.found.filter(({name}) => names.has(name))
  const [made, found] = await Promise.all([
    Promise.all(rolesOf(lab).map(role => role.endpoints(lab))),
    Promise.all(plans.map(plan => roleOf(plan.role).find(lab, plan))),
  ])
  const endpoints = new Map<string, readonly Endpoint[]>()
  const reasons = new Map<string, string>()
  for (const each of made.flat())
    if ('address' in each) endpoints.set(each.name, [each])
    else reasons.set(each.name, each.reason)
  const passedOver = new Map<string, string>()
  for (const [index, {name, pattern}] of plans.entries()) {
    const {endpoints: own = [], passedOver: others = []} = found[index] ?? {}
    if (own.length === 0)
      reasons.set(name, [`no container that runs is found by ${pattern}`, ...others].join('; '))
    else {
      endpoints.set(name, own)
      if (others.length > 0)
        passedOver.set(name, `not all that are found by ${pattern} can be asked: ${others.join('; ')}`)
    }
  }
  return {endpoints, reasons, passedOver}
}
