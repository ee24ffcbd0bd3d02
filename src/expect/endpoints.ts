import {CheckFailed} from '../lab/check-failed.ts'
import type {Endpoint, FoundEndpoints, MissingEndpoint} from '../lab/endpoint.ts'
import type {Lab} from '../lab/lab.ts'
import type {RoleName} from '../lab/topology.ts'
import {overlayIn, overlayOf} from '../overlays/index.ts'
import {placesOn} from '../overlays/overlay.ts'
import {roleOf, rolesOf} from '../roles/index.ts'

/** The endpoints of the containers' overlay that need nothing of a role: the host and the machines on it. */
export function placeEndpoints(lab: Lab): Endpoint[] {
  const overlay = overlayOf(lab)
  return placesOn(overlay, lab).map(
    (place): Endpoint => ({
      name: place.name,
      kind: place === lab.host ? 'host' : 'machine',
      address: overlay.addressOf(place),
      place,
      http: false,
    }),
  )
}

const hostName = 'host'

/** All endpoints of the lab where they are now: after a reboot the processes of the containers are others. */
export async function findEndpoints(lab: Lab): Promise<FoundEndpoints> {
  const found = (await Promise.all(rolesOf(lab).map(role => role.endpoints(lab)))).flat()
  const {hostAbsent} = lab.topology
  const noHost = hostAbsent === undefined ? [] : [{name: hostName, reason: hostAbsent, absent: true} as const]
  return {
    endpoints: [
      ...(overlayIn(lab.topology) ? placeEndpoints(lab) : []),
      ...found.filter(each => 'address' in each),
    ],
    missing: [...noHost, ...found.filter(each => 'reason' in each)],
  }
}

/** The containers that a role's software runs; throws a CheckFailed when one of them cannot be asked. */
export const containersIn = async (lab: Lab, role: RoleName): Promise<Endpoint[]> =>
  (await roleOf(role).endpoints(lab)).map(orThrow)

function orThrow(found: Endpoint | MissingEndpoint): Endpoint {
  if ('reason' in found) throw new CheckFailed({expected: `${found.name} can be asked`, got: found.reason})
  return found
}
