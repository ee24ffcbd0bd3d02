import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {membersOf} from './members-of.ts'
import {plannedMachines} from './planned-machines.ts'
import {remedyForKey} from './remedy-for-key.ts'
import {unknownName} from './unknown-name.ts'

/**
 * Words for where commands run, power is cut and so on: on machines only. A pattern stands for the machines of it, whoever
 * else has such a name; a group is what it is everywhere.
 */
export function problemsOnMachines(
  file: LabFile,
  path: readonly string[],
  words: readonly string[],
): LocatedProblem[] {
  const machines = plannedMachines(file).map(({name}) => name)
  const strangersOf = (word: string): string[] =>
    membersOf(file, [word]).names.filter(name => !machines.includes(name))
  const groups = Object.keys(file.groups)
  const known = [...machines, ...groups.filter(name => strangersOf(name).length === 0)]
  return words.flatMap((value): LocatedProblem[] => {
    const {names} = membersOf(file, [value])
    const isMachine = names.some(name => machines.includes(name))
    const strangers = strangersOf(value)
    if (groups.includes(value) ? strangers.length === 0 : isMachine) return []
    const problem = unknownName(path, 'stand for machines only', {value, known})
    const ofKey = Object.hasOwn(file.machines, value) ? remedyForKey(file, value) : undefined
    const remedy = isMachine ? `it has ${strangers.join(', ')}, too` : (ofKey ?? problem.remedy)
    return [{...problem, remedy}]
  })
}
