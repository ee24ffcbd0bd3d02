import {shownValue} from '../../process/shown-value.ts'
import type {LocatedProblem} from './located-problem.ts'

/** What is wrong with a lab file, for people and programs. */
interface ToldProblem {
  line: number
  column: number
  /** Such as `machines.r1.cpus`; empty where the text is no YAML. */
  key: string
  rule: string
  value?: unknown
  remedy?: string
}

/** A lab file that cannot be used; the message has a line for each problem. */
export class LabFileError extends Error {
  override readonly name = 'LabFileError'
  readonly problems: readonly ToldProblem[]

  /** `file` is how the person called it. */
  constructor(file: string, problems: readonly ToldProblem[]) {
    const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column)
    // A value can break a rule twice, such as a number too large to be whole.
    super([...new Set(sorted.map(problem => toldProblem(file, problem)))].join('\n'))
    this.problems = sorted
  }
}

function toldProblem(file: string, {line, column, key, rule, value, remedy}: ToldProblem): string {
  const got = value === undefined ? '' : `; got ${shownValue(value)}`
  const help = remedy === undefined ? '' : `; ${remedy}`
  return `${file}:${line}:${column}: ${key === '' ? '' : `${key} `}${rule}${got}${help}`
}

const quotedKey = (key: string): string => (/^[\w-]{1,40}$/.test(key) ? key : shownValue(key))

export const toldAt = (
  {line, column}: {line: number; column: number},
  {path, rule, value, remedy}: LocatedProblem,
): ToldProblem => ({
  line,
  column,
  key: path.map(quotedKey).join('.') || 'the file',
  rule,
  ...(value !== undefined && {value}),
  ...(remedy !== undefined && {remedy}),
})
