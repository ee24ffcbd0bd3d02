import {isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit} from 'yaml'
import type * as z from 'zod'
import {shownValue} from '../../process/shown-value.ts'
import {type LabFile, labFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {problemsOfReferences} from './problems-of-references.ts'

/** Characters of a lab file: more is no lab file but something else. */
const longestFile = 1_000_000

/** A lab file that cannot be used; the message has a line for each problem. */
export class LabFileError extends Error {
  override readonly name = 'LabFileError'
}

/**
 * Reads the text of a lab file. Throws a LabFileError that tells every problem at once: file, line, key, rule and value.
 * `file` is how the person called it.
 */
export function readLabFile(text: string, file: string): LabFile {
  if (text.length > longestFile)
    throw new LabFileError(`${file}: must have at most ${longestFile} characters; has ${text.length}`)
  const lines = new LineCounter()
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false, merge: false})
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line)
  if (document.errors.length > 0) {
    const told = document.errors.map(({message, pos}) => `${file}:${lineAt(pos[0])}: no YAML: ${message}`)
    throw new LabFileError(told.join('\n'))
  }
  const aliases: number[] = []
  visit(document, {Alias: (_, {range}) => void aliases.push(lineAt(range?.[0] ?? 0))})
  // A few of them can stand for more than memory holds.
  if (aliases.length > 0) {
    const told = aliases.map(line => `${file}:${line}: must not use an alias (*name): write the value out`)
    throw new LabFileError(told.join('\n'))
  }
  const content: unknown = document.toJS()
  const parsed = labFile.safeParse(content, {reportInput: true})
  const problems = parsed.success ? problemsOfReferences(parsed.data) : parsed.error.issues.flatMap(ofIssue)
  if (parsed.success && problems.length === 0) return parsed.data
  const told = problems.map(problem => {
    const offset = offsetOf(document.contents, problem)
    return {line: lineAt(offset), words: wordsOf(problem)}
  })
  told.sort((a, b) => a.line - b.line)
  throw new LabFileError(told.map(({line, words}) => `${file}:${line}: ${words}`).join('\n'))
}

function wordsOf({path, rule, value}: LocatedProblem): string {
  const key = path.map(quotedKey).join('.') || 'the file'
  return `${key} ${rule}${value === undefined ? '' : `; got ${shownValue(value)}`}`
}

const quotedKey = (key: string): string => (/^[\w-]{1,40}$/.test(key) ? key : shownValue(key))

/** Problems as zod tells them. */
function ofIssue(issue: z.core.$ZodIssue): LocatedProblem[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      path: [...path, key],
      rule: 'is no key that is known here: leave it out, or mend its spelling',
      isKey: true,
    }))
  }
  if (issue.code === 'invalid_key')
    return [{path, rule: issue.issues[0]?.message ?? issue.message, isKey: true}]
  if (issue.input === undefined) return [{path, rule: `is missing: it ${issue.message}`}]
  return [{path, rule: issue.message, value: issue.input}]
}

/** Where in the text a problem is; that of the nearest key above it where there is nothing. */
function offsetOf(contents: unknown, {path, isKey = false}: LocatedProblem): number {
  let node = contents
  let offset = (contents as Node | null)?.range?.[0] ?? 0
  for (const [index, key] of path.entries()) {
    if (isSeq(node)) {
      node = node.items[Number(key)]
      offset = (node as Node | undefined)?.range?.[0] ?? offset
      continue
    }
    if (!isMap(node)) break
    const pair = node.items.find(
      item => isPair(item) && String(isScalar(item.key) ? item.key.value : item.key) === key,
    )
    if (!pair) break
    const last = index === path.length - 1
    offset = (pair.key as Node).range?.[0] ?? offset
    node = pair.value
    const own = (node as Node | null)?.range?.[0]
    if (last && !isKey && own !== undefined) offset = own
  }
  return offset
}
