import type {LabFile} from '../file/lab-file.ts'
import type {LocatedProblem} from '../file/located-problem.ts'
import {membersOf} from '../file/members-of.ts'
import {plannedMachines} from '../file/planned-machines.ts'
import {problemsOfWords} from '../file/problems-of-words.ts'
import {problemsOnMachines} from '../file/problems-on-machines.ts'
import {unknownName} from '../file/unknown-name.ts'
import type {Deed, NetworkDeed} from './deed.ts'

type Path = readonly string[]

/** What a fault names that the lab of the file does not have, and what would do nothing there. */
export function problemsOfDeed(file: LabFile, path: Path, deed: Deed): LocatedProblem[] {
  if ('network' in deed) return problemsOfNetwork(file, path, deed)
  if (deed.kind === 'partition') return problemsOfSides(file, path, deed.sides)
  return problemsOnMachines(file, path, deed.on)
}

function problemsOfNetwork(file: LabFile, path: Path, deed: NetworkDeed): LocatedProblem[] {
  const {network, way} = deed
  const plan = Object.hasOwn(file.networks, network) ? file.networks[network] : undefined
  if (!plan)
    return [
      unknownName(path, 'name a network of this lab', {value: network, known: Object.keys(file.networks)}),
    ]
  const there = plannedMachines(file)
    .filter(({machine}) => machine.start !== 'later' && Object.hasOwn(machine.networks, network))
    .map(({name}) => name)
  if (way && !there.includes(way.machine))
    return [unknownName(path, `name a machine on network ${network}`, {value: way.machine, known: there})]
  if (there.length === 0) return [{path, rule: 'must name a network that a machine is on', value: network}]
  if (deed.kind === 'mtu' && (deed.mtu < leastMtu || deed.mtu >= plan.mtu))
    return [
      {
        path,
        rule: `must be an MTU from ${leastMtu} to ${plan.mtu - 1}, below that of ${network}`,
        value: deed.mtu,
      },
    ]
  return []
}

/** What IPv4 can do with. */
const leastMtu = 68

function problemsOfSides(file: LabFile, path: Path, sides: readonly (readonly string[])[]): LocatedProblem[] {
  const unknown = sides.flatMap(words => problemsOfWords(file, path, words, Object.keys(file.groups)))
  if (unknown.length > 0) return unknown
  const machines = plannedMachines(file).map(({name}) => name)
  // As where it is done: the host is on a side by its name, or by a group.
  const meant = (word: string): string[] =>
    membersOf(file, [word]).names.filter(name => !word.endsWith('*') || machines.includes(name))
  const names = sides.map(words => [...new Set(words.flatMap(meant))])
  const strangers = names.flat().filter(name => name !== 'host' && !machines.includes(name))
  const twice = names.flat().find((name, index, all) => all.indexOf(name) !== index)
  return [
    ...strangers.map(value => ({path, rule: 'must have machines and host only', value})),
    ...(twice === undefined ? [] : [{path, rule: 'must not have anybody on two sides', value: twice}]),
    ...(names.some(side => side.length === 0) ? [{path, rule: 'must have somebody on each side'}] : []),
  ]
}
