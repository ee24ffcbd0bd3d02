import type {LabFile} from '../file/lab-file.ts'
import type {LocatedProblem} from '../file/located-problem.ts'
import {membersOf} from '../file/members-of.ts'
import {plannedMachines} from '../file/planned-machines.ts'
import {problemsOfWords} from '../file/problems-of-words.ts'
import {unknownName} from '../file/unknown-name.ts'
import type {Deed, NetworkDeed} from './deed.ts'

type Path = readonly string[]

/** What a fault names that the lab of the file does not have, and what would do nothing there. */
export function problemsOfDeed(file: LabFile, path: Path, deed: Deed): LocatedProblem[] {
  if ('network' in deed) return problemsOfNetwork(file, path, deed)
  if (deed.kind === 'partition') return problemsOfSides(file, path, deed.sides)
  const {unknown, strangers} = known(file, path, deed.on)
  return [...unknown, ...strangers.map(value => ({path, rule: 'must stand for machines only', value}))]
}

function known(file: LabFile, path: Path, words: readonly string[]) {
  const machines = plannedMachines(file).map(({name}) => name)
  const {names} = membersOf(file, words)
  return {
    unknown: problemsOfWords(file, path, words, Object.keys(file.groups)),
    strangers: names.filter(name => !machines.includes(name)),
  }
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
  const found = sides.map(words => known(file, path, words))
  const unknown = found.flatMap(side => side.unknown)
  if (unknown.length > 0) return unknown
  const names = sides.map(words => membersOf(file, words).names)
  const twice = names.flat().find((name, index, all) => all.indexOf(name) !== index)
  return [
    ...found
      .flatMap(side => side.strangers)
      .filter(name => name !== 'host')
      .map(value => ({path, rule: 'must have machines and host only', value})),
    ...(twice === undefined ? [] : [{path, rule: 'must not have anybody on two sides', value: twice}]),
    ...(names.some(side => side.length === 0) ? [{path, rule: 'must have somebody on each side'}] : []),
  ]
}
