import {isLabName} from '../lab-name.ts'
import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {endpointNames} from './members-of.ts'
import {namesOfContainers} from './names-of-containers.ts'
import {plannedMachines} from './planned-machines.ts'
import {problemsOfContainers} from './problems-of-containers.ts'
import {problemsOfFaults} from './problems-of-faults.ts'
import {problemsOfHomes} from './problems-of-homes.ts'
import {problemsOfNetworks} from './problems-of-networks.ts'
import {problemsOfOverlays} from './problems-of-overlays.ts'
import {problemsOfProgress} from './problems-of-progress.ts'
import {problemsOfRules} from './problems-of-rules.ts'
import {problemsOfServices} from './problems-of-services.ts'
import {problemsOfSteps} from './problems-of-steps.ts'
import {problemsOfWords} from './problems-of-words.ts'

/** What each value may be was looked at before; these are the rules between values. */
export function problemsOfReferences(file: LabFile): LocatedProblem[] {
  const problems = problemsOfSingle(file)
  // Who is where and when is known once all names stand for somebody.
  return problems.length > 0 ? problems : [...problemsOfHomes(file), ...problemsOfProgress(file)]
}

const problemsOfSingle = (file: LabFile): LocatedProblem[] => [
  ...problemsOfNetworks(file),
  ...problemsOfOverlays(file),
  ...problemsOfContainers(file),
  ...problemsOfServices(file),
  ...problemsOfNames(file),
  ...problemsOfGroups(file),
  ...problemsOfRules(file),
  ...problemsOfSteps(file),
  ...problemsOfFaults(file),
]

/** Everybody who can be asked has a name of his own. */
function problemsOfNames(file: LabFile): LocatedProblem[] {
  const used = new Map([['host', 'the host']])
  const told = new Set<string>()
  return [
    ...plannedMachines(file).map(({name, key}) => ({name, path: ['machines', key], whose: 'a machine'})),
    ...Object.keys(file.containers).flatMap(key =>
      namesOfContainers(file, key).map(name => ({name, path: ['containers', key], whose: 'a container'})),
    ),
  ].flatMap(({name, path, whose}) => {
    const twin = used.get(name)
    used.set(name, whose)
    // The first of them says it for all.
    if (!isLabName(name)) {
      if (told.has(path.join())) return []
      told.add(path.join())
      return [
        {
          path,
          rule: `would give the name ${name}, which has ${name.length} characters; at most 20`,
          remedy: 'make it shorter',
          isKey: true,
        },
      ]
    }
    return twin === undefined
      ? []
      : [{path, rule: `must not give the name ${name}: ${twin} has it`, isKey: true}]
  })
}

function problemsOfGroups(file: LabFile): LocatedProblem[] {
  const groups = Object.keys(file.groups)
  const endpoints = endpointNames(file)
  return groups.flatMap((name, index) => {
    const path = ['groups', name]
    const above = groups.slice(0, index)
    const twin = endpoints.includes(name)
      ? [{path, rule: 'must not have the name of an endpoint: choose another', isKey: true}]
      : []
    return [...twin, ...problemsOfWords(file, path, file.groups[name] ?? [], above)]
  })
}
