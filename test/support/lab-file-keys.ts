import * as z from 'zod'
import {labFile} from '../../src/lab/file/lab-file.ts'

/** What a JSON schema says of a value, as far as tests look at it. */
export interface Shape {
  type?: string
  description?: string
  const?: unknown
  enum?: readonly unknown[]
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  properties?: Readonly<Record<string, Shape>>
  required?: readonly string[]
  additionalProperties?: Shape | boolean
  propertyNames?: Shape
  items?: Shape
  anyOf?: readonly Shape[]
  oneOf?: readonly Shape[]
}

/** A key that a lab file can have, and where a file has it. */
export interface Key {
  /** Such as `machines.NAME.cpus`, or `overlays.NAME.vni of vxlan`. */
  label: string
  /** Of its value in the file. */
  path: readonly (string | number)[]
  shape: Shape
  required: boolean
}

/** Every shape that a value may have: of alternatives each. */
export const alternatives = (shape: Shape): Shape[] => [
  shape,
  ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap(alternatives),
]

export const labFileShape = z.toJSONSchema(labFile, {io: 'input'}) as Shape

/** Every key of the schema, with its first place in the content of a file. Throws where the file does not have it. */
export const keysIn = (content: unknown): Key[] => keysBelow('', labFileShape, [{path: [], value: content}])

interface Place {
  path: readonly (string | number)[]
  value: unknown
}

function keysBelow(label: string, whole: Shape, places: readonly Place[]): Key[] {
  return alternatives(whole).flatMap(shape => {
    const here = places.filter(({value}) => fits(shape, value))
    const kind = constOf(shape)
    const own = Object.entries(shape.properties ?? {}).flatMap(([key, inner]) => {
      const there = here.flatMap(({path, value}) => at(path, value, key))
      const name = `${label}${label === '' ? '' : '.'}${key}${kind === undefined ? '' : ` of ${kind}`}`
      const [first] = there
      if (!first) throw new Error(`the file has no ${name}`)
      const required = shape.required?.includes(key) ?? false
      return [{label: name, path: first.path, shape: inner, required}, ...keysBelow(name, inner, there)]
    })
    const {additionalProperties, items} = shape
    const inner = typeof additionalProperties === 'object' ? additionalProperties : items
    if (!inner) return own
    const name = items ? `${label}[]` : `${label}.NAME`
    const entries = here.flatMap(({path, value}) => entriesOf(path, value))
    const [first] = entries
    // One of it alone can stand for a list.
    if (!first && alternatives(whole).length > 1) return own
    if (!first) throw new Error(`the file has no ${name}`)
    return [
      ...own,
      {label: name, path: first.path, shape: inner, required: false},
      ...keysBelow(name, inner, entries),
    ]
  })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The word by which alternatives are told apart. */
const constOf = ({properties = {}}: Shape): unknown =>
  typeof properties.type?.const === 'string' ? properties.type.const : undefined

function fits(shape: Shape, value: unknown): boolean {
  if (shape.items) return Array.isArray(value)
  if (!shape.properties && !shape.additionalProperties) return false
  const kind = constOf(shape)
  return isObject(value) && (kind === undefined || value.type === kind)
}

const at = (path: Place['path'], value: unknown, key: string): Place[] =>
  isObject(value) && Object.hasOwn(value, key) ? [{path: [...path, key], value: value[key]}] : []

const entriesOf = (path: Place['path'], value: unknown): Place[] =>
  Array.isArray(value)
    ? value.map((each, index) => ({path: [...path, index], value: each}))
    : Object.entries(value ?? {}).map(([key, each]) => ({path: [...path, key], value: each}))
