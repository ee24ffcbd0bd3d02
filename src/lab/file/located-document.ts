import {isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit} from 'yaml'
import {LabFileError} from './lab-file-error.ts'
import type {LocatedProblem} from './located-problem.ts'

/** Characters of a lab file: more is no lab file but something else. */
const longestFile = 1_000_000

export interface LocatedDocument {
  content: unknown
  /** A plain value as the text has it, such as 007. */
  written(path: readonly string[]): string | undefined
  /** Where in the text a problem is; that of the nearest key above it where there is nothing. */
  place(problem: LocatedProblem): {line: number; column: number}
}

/** Reads YAML without aliases. Throws a LabFileError. */
export function readDocument(text: string, file: string): LocatedDocument {
  const refuse = (told: {offset: number; rule: string}[]): never => {
    throw new LabFileError(
      file,
      told.map(({offset, rule}) => ({...at(offset), key: '', rule})),
    )
  }
  const lines = new LineCounter()
  const at = (offset: number) => {
    const {line, col} = lines.linePos(offset)
    return {line: Math.max(1, line), column: Math.max(1, col)}
  }
  if (text.length > longestFile)
    return refuse([{offset: 0, rule: `must have at most ${longestFile} characters; has ${text.length}`}])
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false, merge: false})
  // Behind the first one, a reader that has lost its place sees dozens more.
  const [broken] = document.errors
  if (broken) return refuse([{offset: broken.pos[0], rule: `is no valid YAML: ${cut(broken.message)}`}])
  const aliases: number[] = []
  visit(document, {Alias: (_, {range}) => void aliases.push(range?.[0] ?? 0)})
  // A few of them can stand for more than memory holds.
  if (aliases.length > 0)
    return refuse(
      aliases.map(offset => ({offset, rule: 'must not use an alias (*name): write the value out'})),
    )
  const written = (path: readonly string[]): string | undefined => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true)
    return isScalar(node) ? node.source : undefined
  }
  return {content: document.toJS(), written, place: problem => at(offsetOf(document.contents, problem))}
}

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

/** The reader quotes what it stumbles over, however long that is. */
const cut = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text)
