import type * as z from 'zod'
import {knownKeys} from './known-keys.ts'
import type {LocatedProblem} from './located-problem.ts'
import {nearest} from './nearest.ts'

/** Problems as zod tells them. `topKeys` are those of a file that is no whole lab file. */
export function problemsOfIssue(issue: z.core.$ZodIssue, topKeys?: readonly string[]): LocatedProblem[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    const known = path.length === 0 && topKeys ? topKeys : knownKeys(path)
    return issue.keys.map(key => {
      const near = nearest(key, known)
      const remedy = near === undefined ? `known are ${known.join(', ')}` : `did you mean ${near}?`
      return {path: [...path, key], rule: 'is no key that is known here', isKey: true, remedy}
    })
  }
  if (issue.code === 'invalid_key')
    return [{path, rule: issue.issues[0]?.message ?? issue.message, isKey: true}]
  const meant = issue.code === 'invalid_union' && !issue.discriminator ? meantBy(issue) : undefined
  if (meant)
    return meant.flatMap(inner =>
      problemsOfIssue({...inner, path: [...issue.path, ...inner.path]} as z.core.$ZodIssue),
    )
  const value = issue.code === 'invalid_union' && issue.discriminator ? ofKey(issue) : issue.input
  if (value === undefined) return [{path, rule: `is missing: it ${issue.message}`}]
  return [{path, rule: issue.message, value}]
}

/** What is wrong below the value, where one of several shapes is its own: a list, or something with keys. */
function meantBy({errors}: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | undefined {
  const below = errors.filter(issues => issues.length > 0 && issues.every(({path}) => path.length > 0))
  return below.length === 1 ? below[0] : undefined
}

/** Of the key that tells which of several shapes something has. */
const ofKey = ({input, discriminator = ''}: z.core.$ZodIssueInvalidUnion): unknown =>
  (input as Record<string, unknown> | undefined)?.[discriminator]
