import type {LocatedProblem} from './located-problem.ts'
import {nearest} from './nearest.ts'

/** A name that stands for nothing, with the known one that was most likely meant. */
export function unknownName(
  path: readonly string[],
  what: string,
  {value, known, isKey = false}: {value: string; known: readonly string[]; isKey?: boolean},
): LocatedProblem {
  const near = nearest(value, known)
  return {
    path,
    rule: `must ${what}: ${known.join(', ') || 'there is none'}`,
    ...(isKey ? {isKey} : {value}),
    remedy: near === undefined ? undefined : `did you mean ${near}?`,
  }
}
