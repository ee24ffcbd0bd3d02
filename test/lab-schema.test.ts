import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'
import {parse} from 'yaml'
import * as z from 'zod'
import {firstLabFile} from '../src/cli/first-lab-file.ts'
import {readLabFile} from '../src/lab/file/read-lab-file.ts'
import {alternatives, type Shape} from './support/lab-file-keys.ts'
import {wrongLabFiles} from './support/wrong-lab-files.ts'

// The schema that editors read, by its text: what it is made from is not asked here.

const root = path.dirname(import.meta.dirname)
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const text = read('dist/lab.schema.json')
const schema: Shape = JSON.parse(text)
const validator = z.fromJSONSchema(JSON.parse(text))
const whole = read('src/cli/fixtures/every-key.yaml')

/** Everything in the schema that says something of a value, with the way to it. */
function shapesIn(shape: Shape, way: string): {way: string; shape: Shape}[] {
  const {properties = {}, additionalProperties, items, propertyNames, anyOf = [], oneOf = []} = shape
  return [
    {way, shape},
    ...Object.entries(properties).flatMap(([key, inner]) => shapesIn(inner, `${way}.${key}`)),
    ...(typeof additionalProperties === 'object' ? shapesIn(additionalProperties, `${way}.NAME`) : []),
    ...(propertyNames ? shapesIn(propertyNames, `${way} names`) : []),
    ...(items ? shapesIn(items, `${way}[]`) : []),
    ...[...anyOf, ...oneOf].flatMap(each => shapesIn(each, way)),
  ]
}

const shapes = shapesIn(schema, '')

test('every key has a description', t => {
  const keys = shapes.flatMap(({way, shape}) =>
    Object.entries(shape.properties ?? {}).map(([key, inner]) => ({key: `${way}.${key}`, inner})),
  )
  t.true(keys.length > 100)
  t.deepEqual(
    keys.filter(({inner}) => (inner.description ?? '').length < 5).map(({key}) => key),
    [],
  )
})

test('every text has its words, a pattern that editors can read, or a length', t => {
  for (const {way, shape} of shapes.filter(({shape: {type}}) => type === 'string')) {
    const {pattern, enum: words, const: word, minLength, maxLength} = shape
    t.true(Boolean(pattern ?? words ?? word ?? minLength ?? maxLength), way)
    if (pattern !== undefined) t.notThrows(() => new RegExp(pattern, 'u'), way)
  }
})

test('a key that nobody knows is told at once', t => {
  for (const {way, shape} of shapes.filter(each => each.shape.properties))
    t.is(shape.additionalProperties, false, way)
})

test('files that are valid are valid in an editor', t => {
  const labs = readdirSync(path.join(root, 'labs')).map(name => read(`labs/${name}/lab.yaml`))
  const pages = ['README.md', 'docs/lab-file.md'].map(read).join('\n')
  const told = [...pages.matchAll(/```yaml\n(version: 1[\s\S]*?)```/g)].map(([, lab = '']) => lab)
  t.true(labs.length > 2 && told.length > 1)
  for (const lab of [...labs, ...told, whole, firstLabFile('web')]) {
    t.notThrows(() => readLabFile(lab, 'lab.yaml'))
    const {error} = validator.safeParse(parse(lab))
    t.is(error && z.prettifyError(error), undefined, lab)
  }
})

test('what is wrong with a single value is seen in an editor', t => {
  const wrong = wrongLabFiles(whole).filter(({betweenValues}) => !betweenValues)
  t.true(wrong.length > 300)
  t.deepEqual(
    wrong
      .filter(({text: lab}) => validator.safeParse(parse(lab)).success)
      .map(({key, kind}) => `${key}: ${kind}`),
    // An editor does not try out whether a text is a pattern.
    ['checks[].output: range'],
  )
})

test('an editor offers the words of a key that has few', t => {
  const wordsOf = (way: string) =>
    shapes
      .filter(each => each.way === way)
      .flatMap(({shape}) => alternatives(shape).flatMap(each => each.enum ?? each.const ?? []))
  t.deepEqual(wordsOf('.machines.NAME.role'), ['plain', 'lxd-cluster', 'docker', 'netns'])
  t.deepEqual([...new Set(wordsOf('.overlays.NAME.type'))], ['fan', 'vxlan'])
  t.deepEqual(wordsOf('.reboots[].how'), ['together', 'rolling', 'power-cut'])
})
