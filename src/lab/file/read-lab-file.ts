import type * as z from 'zod'
import {knownKeys} from './known-keys.ts'
import {type LabFile, labFile} from './lab-file.ts'
import {LabFileError, toldAt} from './lab-file-error.ts'
import {readDocument} from './located-document.ts'
import type {LocatedProblem} from './located-problem.ts'
import {nearest} from './nearest.ts'
import {problemsOfReferences} from './problems-of-references.ts'

/**
 * Reads the text of a lab file. Throws a LabFileError that tells every problem at once: file, line, column, key, rule, value
 * and remedy. `file` is how the person called it; `more` are rules of those who know more than the file.
 */
export function readLabFile(
  text: string,
  file: string,
  more: (lab: LabFile) => readonly LocatedProblem[] = () => [],
): LabFile {
  const {content, place} = readDocument(text, file)
  const parsed = labFile.safeParse(content, {reportInput: true})
  const problems = parsed.success ? problemsIn(parsed.data, more) : parsed.error.issues.flatMap(ofIssue)
  if (parsed.success && problems.length === 0) return parsed.data
  throw new LabFileError(
    file,
    problems.map(problem => toldAt(place(problem), problem)),
  )
}

/** What others say of a lab counts once the lab holds together. */
function problemsIn(
  lab: LabFile,
  more: (lab: LabFile) => readonly LocatedProblem[],
): readonly LocatedProblem[] {
  const problems = problemsOfReferences(lab)
  return problems.length > 0 ? problems : more(lab)
}

/** Problems as zod tells them. */
function ofIssue(issue: z.core.$ZodIssue): LocatedProblem[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(path)
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
      ofIssue({...inner, path: [...issue.path, ...inner.path]} as z.core.$ZodIssue),
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
