import type * as z from 'zod'
import {shownValue} from '../../process/shown-value.ts'
import type {LocatedDocument} from './located-document.ts'
import type {LocatedProblem} from './located-problem.ts'
import {problemsOfIssue} from './problems-of-issue.ts'

/**
 * What a schema says of a document, with where; none where it is valid. Where a number, true or false stands for a text, such
 * as `lab: 2024`, the rule alone does not tell what is wrong: it holds of what was written. `topKeys` are those of a file
 * that is no whole lab file.
 */
export function problemsOfShape(
  schema: z.ZodType,
  {content, written}: Pick<LocatedDocument, 'content' | 'written'>,
  topKeys?: readonly string[],
): LocatedProblem[] {
  const ask = (value: unknown): LocatedProblem[] =>
    schema
      .safeParse(value, {reportInput: true})
      .error?.issues.flatMap(issue => problemsOfIssue(issue, topKeys)) ?? []
  const problems = ask(content)
  const bare = problems.filter(({path, isKey}) => !isKey && isBare(at(content, path)))
  if (bare.length === 0) return problems
  const quoted = structuredClone(content)
  for (const {path} of bare) write(quoted, path, written(path) ?? String(at(content, path)))
  const left = new Set(ask(quoted).map(idOf))
  return problems.map(problem => {
    if (!bare.includes(problem) || left.has(idOf(problem))) return problem
    const text = written(problem.path) ?? String(at(content, problem.path))
    return {...problem, remedy: `write it in quotes: ${shownValue(text)}`}
  })
}

const isBare = (value: unknown): boolean => typeof value === 'number' || typeof value === 'boolean'

const idOf = ({path}: LocatedProblem): string => JSON.stringify(path)

const at = (content: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    content,
  )

/** In place of what is there. */
function write(content: unknown, path: readonly string[], text: string): void {
  const holder = at(content, path.slice(0, -1)) as Record<string, unknown>
  const key = path.at(-1)
  if (key !== undefined) holder[key] = text
}
