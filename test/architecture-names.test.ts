import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'

// Every exported name of the product is one thing, and somebody wants it.

const root = path.dirname(import.meta.dirname)
const filesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter(file => /\.(ts|mjs)$/.test(file))
    .map(file => `${folder}/${file}`)
const texts = new Map(
  ['src', 'labs', 'test', 'scripts']
    .flatMap(filesIn)
    .map(file => [file, readFileSync(path.join(root, file), 'utf8')]),
)
const isTest = (file: string): boolean => /\.(test|lab|runner)\.ts$/.test(file)
const product = [...texts.keys()].filter(
  file => /^(src|labs)\//.test(file) && file.endsWith('.ts') && !isTest(file),
)

const declaring =
  /^export (?:declare )?(?:async |abstract )?(?:function\*?|class|const|let|interface|type|enum) (\w+)/gm
/** `{a, type b, c as d}` of an import, or of an export from elsewhere, and from where. */
const listing = /^(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'(\.[^']+)'/gm
const taking = /^(?:import|export)\s+(?:type\s+)?\*(?:\s+as\s+\w+)?\s+from\s+'(\.[^']+)'/gm
const later = /\bimport\(\s*'(\.[^']+)'/g

const declaredIn = (file: string): string[] =>
  [...(texts.get(file) ?? '').matchAll(declaring)].map(([, name = '']) => name)

const words = (list: string): {name: string; as: string}[] =>
  list
    .split(',')
    .map(part => part.replace(/\btype\b/, '').trim())
    .filter(part => part !== '')
    .map(part => {
      const [name = '', as = name] = part.split(/\s+as\s+/)
      return {name, as}
    })

/** `FILE NAME` of all that some file takes from another one; `FILE *` of what it takes as a whole. */
const taken = new Set(
  [...texts].flatMap(([file, text]) => {
    const from = (specifier: string): string => path.join(path.dirname(file), specifier)
    return [
      ...[...text.matchAll(listing)].flatMap(([, list = '', specifier = '']) =>
        words(list).map(({name}) => `${from(specifier)} ${name}`),
      ),
      ...[...text.matchAll(taking), ...text.matchAll(later)].map(
        ([, specifier = '']) => `${from(specifier)} *`,
      ),
    ]
  }),
)

test('no name is exported twice', t => {
  const places = new Map<string, string[]>()
  for (const file of product)
    for (const name of declaredIn(file)) places.set(name, [...(places.get(name) ?? []), file])
  t.true(places.size > 500)
  t.deepEqual(
    [...places].filter(([, files]) => files.length > 1),
    [],
  )
})

test('nothing gets another name on its way out', t => {
  for (const file of product)
    for (const [statement, list = ''] of (texts.get(file) ?? '').matchAll(listing))
      if (statement.startsWith('export'))
        for (const {name, as} of words(list)) t.is(as, name, `${file} exports ${name} as ${as}`)
})

test('what is exported is imported by somebody; scripts import src/api', t => {
  const unused = product
    .filter(file => !file.startsWith('src/api/') && !/^labs\/[^/]+\/index\.ts$/.test(file))
    .flatMap(file =>
      declaredIn(file)
        .filter(name => !taken.has(`${file} ${name}`) && !taken.has(`${file} *`))
        .map(name => `${file} ${name}`),
    )
  t.deepEqual(unused, [])
})
