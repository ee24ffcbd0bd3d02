import * as z from 'zod'
import type {LabFile} from './lab-file.ts'
import {LabFileError, toldAt} from './lab-file-error.ts'
import {readDocument} from './located-document.ts'
import type {LocatedProblem} from './located-problem.ts'
import {membersOf} from './members-of.ts'
import {problemsOfReferences} from './problems-of-references.ts'
import {problemsOfShape} from './problems-of-shape.ts'
import {type RuleDefinition, ruleDefinition} from './rule-definition.ts'
import {named, whoever} from './values.ts'

const rulesFile = z.strictObject(
  {
    groups: named('lists of endpoints', whoever).default({}),
    expect: z
      .array(ruleDefinition, {error: 'must be a list of expectations'})
      .min(1, {error: 'must be a list of expectations'}),
  },
  {error: 'must be rules for a lab that is up: groups and expect'},
)

/**
 * Reads a file that has only `groups` and `expect`, for the lab of that file; gives its rules with names of endpoints. `more`
 * are rules of those who know more than the file. Throws a LabFileError that tells every problem at once.
 */
export function readMoreRules(
  text: string,
  file: string,
  lab: LabFile,
  more: (rules: readonly RuleDefinition[]) => readonly LocatedProblem[],
): RuleDefinition[] {
  const document = readDocument(text, file)
  const parsed = rulesFile.safeParse(document.content)
  const fail = (problems: readonly LocatedProblem[]): never => {
    throw new LabFileError(
      file,
      problems.map(problem => toldAt(document.place(problem), problem)),
    )
  }
  if (!parsed.success) return fail(problemsOfShape(rulesFile, document, Object.keys(rulesFile.shape)))
  // Its groups stand below those of the lab, and take the place of those that have their names.
  const whole = {...lab, groups: {...lab.groups, ...parsed.data.groups}, expect: parsed.data.expect}
  const groups = Object.keys(parsed.data.groups)
  const problems = problemsOfReferences(whole).filter(
    ({path: [key, name = '']}) => key === 'expect' || (key === 'groups' && groups.includes(name)),
  )
  const names = (words: readonly string[]): string[] => membersOf(whole, words).names
  const rules = parsed.data.expect.map(rule => ({...rule, from: names(rule.from), to: names(rule.to)}))
  const all = problems.length > 0 ? problems : more(rules)
  return all.length > 0 ? fail(all) : rules
}
