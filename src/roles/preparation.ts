import type {Lab} from '../lab/lab.ts'
import {commonNeeds, needsOfOverlays, type Preparation} from '../lab/need.ts'
import {overlaysIn} from '../overlays/index.ts'
import {everyRole, roleOf} from './table.ts'

/** What a machine of the lab needs for its role, and to join the overlay; one that came later has none. */
export function preparationOf({topology}: Pick<Lab, 'topology'>, machine: {name: string}): Preparation {
  const plan = [...topology.machines, ...topology.later].find(({name}) => name === machine.name)
  const role = roleOf(plan?.role ?? 'plain')
  const own = overlaysIn(topology).filter(({members}) => members.includes(machine.name))
  const overlays = own.filter(({type}) => !(role.formsOverlay && type === 'fan'))
  const isBare = role.name === 'plain' && own.length === 0
  return {
    needs: system => [
      ...[...commonNeeds, ...(isBare ? [] : needsOfOverlays)],
      ...overlays.flatMap(overlay => overlay.needs(system)),
      ...role.needs(system),
    ],
    hooks: !isBare,
    images: role.images,
    packages: plan?.packages ?? [],
    // A package may bring another role's daemon along.
    units: everyRole.flatMap(({units}) => units),
  }
}
