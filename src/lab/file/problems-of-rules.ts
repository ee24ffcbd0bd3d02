import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {membersOf} from './members-of.ts'
import {namesOfContainers} from './names-of-containers.ts'
import {plannedMachines} from './planned-machines.ts'
import {problemsOfHost} from './problems-of-host.ts'
import {problemsOfWords} from './problems-of-words.ts'
import type {RuleDefinition} from './rule-definition.ts'
import {parseService} from './service.ts'
import {unknownName} from './unknown-name.ts'

const expectations = ['allow', 'deny', 'path', 'source', 'mtu', 'latency', 'loss', 'http'] as const

/** `rules` are those of the list at `above`: the file's own, or others that are asked of its lab. */
export function problemsOfRules(
  file: LabFile,
  rules: readonly RuleDefinition[] = file.expect,
  above: readonly string[] = ['expect'],
): LocatedProblem[] {
  const groups = Object.keys(file.groups)
  const segments = [...Object.keys(file.networks), ...Object.keys(file.overlays)]
  const machines = plannedMachines(file)
  return rules.flatMap((rule, index) => {
    const path = [...above, String(index)]
    const named = servicesOf(file, membersOf(file, rule.to).names)
    const ofServices = (['allow', 'deny'] as const).flatMap(key =>
      (rule[key] ?? [])
        .filter(word => !(parseService(word) || named.includes(word) || (key === 'deny' && word === 'any')))
        .map(value =>
          unknownName(
            [...path, key],
            'be icmp, full-size, udp, tcp, udp/PORT, tcp/PORT, http, or a service of those asked',
            {
              ...{value, known: named},
            },
          ),
        ),
    )
    const denied = rule.deny ?? []
    const both = (rule.allow ?? []).filter(word => denied.includes(word) || denied.includes('any'))
    return [
      ...problemsOfWords(file, [...path, 'from'], rule.from, groups),
      ...problemsOfWords(file, [...path, 'to'], rule.to, groups),
      ...problemsOfHost(file, path, rule),
      ...(rule.over === undefined || segments.includes(rule.over)
        ? []
        : [
            unknownName([...path, 'over'], 'name a network or overlay of this file', {
              ...{value: rule.over, known: segments},
            }),
          ]),
      ...ofServices,
      ...(both.length > 0
        ? [{path: [...path, 'deny'], rule: `must not deny what the same rule allows: ${both.join(', ')}`}]
        : []),
      ...(rule.path ?? [])
        .filter(name => !machines.some(machine => machine.name === name))
        .map(value =>
          unknownName([...path, 'path'], 'name machines of this file', {
            value,
            known: machines.map(({name}) => name),
          }),
        ),
      ...(expectations.some(key => rule[key] !== undefined)
        ? []
        : [{path, rule: `must expect something: ${expectations.join(', ')}`}]),
    ]
  })
}

/** Names of what endpoints serve. */
function servicesOf(file: LabFile, names: readonly string[]): string[] {
  const all = [
    ...plannedMachines(file).map(({name, machine}) => ({own: [name], services: machine.services})),
    ...Object.entries(file.containers).map(([key, {services}]) => ({
      own: namesOfContainers(file, key),
      services,
    })),
  ]
  return all
    .filter(({own}) => own.some(name => names.includes(name)))
    .flatMap(({services = {}}) => Object.keys(services))
}
