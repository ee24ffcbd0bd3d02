import * as z from 'zod'
import {labFile} from '../src/lab/file/lab-file.ts'
import type {Table} from './doc-tables.ts'

interface Shape {
  description?: string
  default?: unknown
  properties?: Record<string, Shape>
  required?: string[]
  additionalProperties?: Shape | boolean
  items?: Shape
  oneOf?: Shape[]
}

/** Every key of the lab file that has a description, by the one definition. */
export const labKeyTable = (): Table => ({
  columns: ['key', 'needed', 'meaning'],
  rows: rowsOf('', z.toJSONSchema(labFile, {io: 'input'}) as Shape),
})

function rowsOf(prefix: string, shape: Shape): string[][] {
  const {properties = {}, required = [], additionalProperties, items, oneOf = []} = shape
  const own = Object.entries(properties).flatMap(([name, value]) => {
    if (value.description === undefined) return []
    const usual = value.default
    const told = typeof usual === 'string' || typeof usual === 'number' ? `. Default: ${usual}` : ''
    const key = `\`${prefix}${name}\``
    const row = [key, required.includes(name) ? 'yes' : '', `${value.description}${told}`]
    return [row, ...rowsOf(`${prefix}${name}.`, value)]
  })
  const below = [
    ...(typeof additionalProperties === 'object' ? rowsOf(`${prefix}NAME.`, additionalProperties) : []),
    ...(items ? rowsOf(`${prefix.replace(/\.$/, '')}[].`, items) : []),
    ...oneOf.flatMap(each => rowsOf(prefix, each)),
  ]
  const seen = new Set<string>()
  return [...own, ...below].filter(([key = '', , meaning = '']) => {
    const id = `${key} ${meaning}`
    return !seen.has(id) && seen.add(id)
  })
}
