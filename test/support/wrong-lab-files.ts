import {type Document, parseDocument} from 'yaml'
import {alternatives, type Key, keysIn, type Shape} from './lab-file-keys.ts'
import {wrongReferences} from './wrong-references.ts'

/** A file that is wrong in one thing. */
export interface Wrong {
  key: string
  kind: string
  text: string
  /** What is wrong is between values, of which the schema knows nothing. */
  betweenValues?: true
}

/** A file with every key, with each of them wrong in each way that there is. */
export function wrongLabFiles(whole: string): Wrong[] {
  const changed = (change: (document: Document) => void): string => {
    const document = parseDocument(whole)
    change(document)
    return document.toString({lineWidth: 0})
  }
  return [
    ...keysIn(parseDocument(whole).toJS()).flatMap(key => ofShape(key, changed)),
    ...wrongReferences.map(({key, kind, change}) => ({
      key,
      kind,
      betweenValues: true as const,
      text: changed(document => {
        for (const [words, value] of Object.entries(change)) {
          const path = words.split('.').map(word => (/^\d+$/.test(word) ? Number(word) : word))
          if (value === undefined) document.deleteIn(path)
          else document.setIn(path, document.createNode(value))
        }
      }),
    })),
  ]
}

type Changed = (change: (document: Document) => void) => string

/** What the schema itself says: missing, type, range, and keys that nobody knows. */
function ofShape({label, path, shape, required}: Key, changed: Changed): Wrong[] {
  const set = (value: unknown) => changed(document => document.setIn(path, document.createNode(value)))
  return [
    ...(required
      ? [{key: label, kind: 'missing', text: changed(document => void document.deleteIn(path))}]
      : []),
    {
      key: label,
      kind: 'type',
      text: set(alternatives(shape).some(({type}) => type === 'object') ? 7 : {a: 1}),
    },
    ...outOfRange(label, shape).map(value => ({key: label, kind: 'range', text: set(value)})),
    ...namesIn(shape).map(name => ({
      key: label,
      kind: 'name',
      text: changed(document => document.setIn([...path, name], document.createNode('x'))),
    })),
    ...alternatives(shape)
      .filter(({properties}) => properties)
      .slice(0, 1)
      .map(() => ({
        key: label,
        kind: 'unknown key',
        text: changed(document => void document.setIn([...path, 'zzz'], 1)),
      }))
      .filter(() => !Array.isArray(path.at(-1)) && !isList(shape)),
  ]
}

const isList = (shape: Shape): boolean => alternatives(shape).some(({items}) => items)

/** Texts that mean anything to no key, and for those that take nearly every text what they do not take. */
const outside: Readonly<Record<string, unknown>> = {
  'files.NAME.content': 'x'.repeat(100_001),
  'machines.NAME.files.NAME.content': 'x'.repeat(100_001),
  'setup[].files.NAME.content': 'x'.repeat(100_001),
  'checks[].output': '/(/',
}

function outOfRange(label: string, shape: Shape): unknown[] {
  const all = alternatives(shape)
  const own = all.flatMap((each): unknown[] => {
    if (each.type === 'integer') return [(each.minimum ?? 0) - 1, (each.maximum ?? 0) + 1, 1.5]
    if (each.const !== undefined) return ['other']
    if (each.enum) return ['other']
    if (each.type === 'string') return [outside[label] ?? '']
    if (each.minItems !== undefined) return [[]]
    return []
  })
  return own.filter(
    (value, index) => own.findIndex(each => JSON.stringify(each) === JSON.stringify(value)) === index,
  )
}

/** Names that what has names does not take. */
const namesIn = (shape: Shape): string[] =>
  alternatives(shape).some(({propertyNames}) => propertyNames) ? ['A b'] : []
