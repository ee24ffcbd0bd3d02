import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {overlayPlans} from './overlay-plans.ts'
import {plannedMachines} from './planned-machines.ts'

/** A machine whose containers are on a fan is on it when they are made. */
export function problemsOfHomes(file: LabFile): LocatedProblem[] {
  const plans = overlayPlans(file)
  return Object.entries(file.containers).flatMap(([key, {on, network}]) => {
    const plan = plans.find(({name}) => name === network)
    if (plan?.type !== 'fan' || on === undefined) return []
    const homes = plannedMachines(file).filter(
      ({name, key: own, machine}) =>
        (name === on || own === on || machine.role === on) && machine.start !== 'later',
    )
    const outside = homes.find(({name}) => !plan.members.includes(name) || plan.joinLater.includes(name))
    if (!outside) return []
    const rule = `must be on ${network} from the beginning: ${outside.name} is not`
    return [{path: ['containers', key, 'on'], rule, value: on}]
  })
}
