import * as z from 'zod'
import {labFile} from './lab-file.ts'

interface Shape {
  properties?: Record<string, Shape>
  additionalProperties?: Shape | boolean
  items?: Shape
  anyOf?: Shape[]
  oneOf?: Shape[]
}

/** The keys that something of a lab file may have. */
export function knownKeys(path: readonly string[]): string[] {
  let shapes = [z.toJSONSchema(labFile, {io: 'input'}) as Shape]
  const whole = (shape: Shape): Shape[] => [
    shape,
    ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap(whole),
  ]
  for (const key of path)
    shapes = shapes.flatMap(whole).flatMap(({properties, additionalProperties, items}) => {
      const own = properties && Object.hasOwn(properties, key) ? properties[key] : undefined
      return own ?? items ?? (typeof additionalProperties === 'object' ? additionalProperties : [])
    })
  return shapes.flatMap(whole).flatMap(({properties}) => Object.keys(properties ?? {}))
}
