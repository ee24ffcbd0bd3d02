import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'
import {LabFileError} from './lab-file-error.ts'
import type {LocatedProblem} from './located-problem.ts'
import {aliasRule, mostNested, nestedRule, ruleOfYaml} from './rule-of-yaml.ts'

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
  // What it warns of would be a line of its own, about its calls.
  const options = {prettyErrors: false, merge: false, logLevel: 'error'} as const
  const document = parseDocument(text, {lineCounter: lines, ...options})
  // Behind the first one, a reader that has lost its place sees dozens more.
  const [broken] = document.errors
  if (broken) return refuse([{offset: broken.pos[0], rule: ruleOfYaml(broken, text)}])
  const refused = refusedIn(document)
  if (refused.length > 0) return refuse(refused)
  const written = (path: readonly string[]): string | undefined => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true)
    return isScalar(node) ? node.source : undefined
  }
  return {content: document.toJS(), written, place: problem => at(offsetOf(document.contents, problem))}
}

/** What YAML has and a lab file has not. */
function refusedIn(document: Document): {offset: number; rule: string}[] {
  const refused: {offset: number; rule: string}[] = []
  const refuse = ({range}: Node, rule: string) => void refused.push({offset: range?.[0] ?? 0, rule})
  visit(document, {
    // A few of them can stand for more than memory holds.
    Alias: (_, node) => refuse(node, aliasRule(node.source)),
    Pair: (_, {key}) => (isCollection(key) ? refuse(key, keyRule) : undefined),
    Collection: (_, node, above) => {
      if (above.filter(isCollection).length < mostNested) return undefined
      refuse(node, nestedRule)
      return visit.BREAK
    },
  })
  return refused
}

const keyRule =
  'must not have a map or a list as a key: fill in what stands in double braces, or write it in quotes'

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
