import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {endpointNames, hasHost, membersOf} from './members-of.ts'
import {remedyForKey} from './remedy-for-key.ts'
import {unknownName} from './unknown-name.ts'

/** Names, patterns and groups that stand for nobody. */
export function problemsOfWords(
  file: LabFile,
  path: readonly string[],
  words: readonly string[],
  groups: readonly string[],
): LocatedProblem[] {
  const known = [...endpointNames(file).filter(name => name !== 'host' || hasHost(file)), ...groups]
  return membersOf(file, words, groups).unknown.map(value => {
    const problem = unknownName(path, 'stand for somebody who is there when the lab is up', {value, known})
    return {...problem, remedy: remedyForKey(file, value) ?? problem.remedy}
  })
}
