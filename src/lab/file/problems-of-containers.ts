import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {roles} from './machine-definition.ts'
import {unknownName} from './unknown-name.ts'

/** Made ones need a place, found ones a pattern; one excludes the other. */
export function problemsOfContainers({networks, overlays, machines, containers}: LabFile): LocatedProblem[] {
  const segments = [...Object.keys(networks), ...Object.keys(overlays)]
  const places = [...Object.keys(machines), ...roles.filter(role => role !== 'plain')]
  return Object.entries(containers).flatMap(([name, {on, find, network, count}]) => {
    const path = ['containers', name]
    if (on === undefined && find === undefined)
      return [{path, rule: 'must say where they run (on), or how they are found (find)'}]
    if (find !== undefined) {
      const wrong = [...(on === undefined ? [] : ['on']), ...(count === undefined ? [] : ['count'])]
      return wrong.map(key => ({
        path: [...path, key],
        rule: 'must not stand beside find, which finds what setup has made',
        isKey: true,
      }))
    }
    const problems: LocatedProblem[] = []
    if (!segments.includes(network))
      problems.push(
        unknownName([...path, 'network'], 'name a network or overlay of this file', {
          value: network,
          known: segments,
        }),
      )
    else if (Object.hasOwn(overlays, network) && overlays[network]?.type === 'vxlan')
      problems.push({
        path: [...path, 'network'],
        rule: 'must be a fan: the members of a vxlan have no addresses there for containers',
        value: network,
      })
    const value = on ?? ''
    const at = [...path, 'on']
    if (!places.includes(value))
      problems.push(unknownName(at, 'name a machine or a role', {value, known: places}))
    else if (!Object.hasOwn(machines, value)) {
      if (!Object.values(machines).some(({role}) => role === value))
        problems.push({path: at, rule: 'must be a role that a machine has', value})
    } else if (machines[value]?.role === 'plain')
      problems.push({
        path: at,
        rule: 'must be a machine that runs containers',
        value,
        remedy: `give ${value} role: docker`,
      })
    return problems
  })
}
