import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {hasHost, membersOf} from './members-of.ts'

/** Who asks or is asked, where the words stand for a host without a place. */
export function problemsOfHost(
  file: LabFile,
  above: readonly string[],
  asking: {from: readonly string[]; to: readonly string[]},
): LocatedProblem[] {
  if (hasHost(file)) return []
  return (['from', 'to'] as const)
    .filter(key => membersOf(file, asking[key]).names.includes('host'))
    .map(key => ({
      path: [...above, key],
      rule: 'must not be the host, which has no place on any network',
      value: asking[key],
      remedy: 'give a network the key host',
    }))
}
