import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {parseService} from './service.ts'

/** Names of services stand in rules beside words that mean something there already. */
export function problemsOfServices({machines, containers}: LabFile): LocatedProblem[] {
  const named = [
    ...Object.entries(machines).map(([name, {services}]) => ({path: ['machines', name], services})),
    ...Object.entries(containers).map(([name, {services}]) => ({path: ['containers', name], services})),
  ]
  return named.flatMap(({path, services = {}}) =>
    Object.keys(services)
      .filter(name => name === 'any' || parseService(name))
      .map(name => ({
        path: [...path, 'services', name],
        rule: `must have another name: in rules ${name} means something else`,
        isKey: true,
      })),
  )
}
