import test from 'ava'
import {joinedChunks} from './joined-chunks.ts'

const chunk = (file: string, ...names: string[]): string =>
  `import {\n  ${names.join(',\n  ')}\n} from "./${file}.mjs";\n`

/** Two commands, what one of them loads later, and three files that the bundler cut for these. */
const files = new Map([
  ['a.mjs', `${chunk('shared-1', 'one')}${chunk('shared-2', 'two as deux')}export {\n  one,\n  deux\n};\n`],
  [
    'b.mjs',
    `${chunk('shared-2', 'two')}export const b = two;\nexport const later = () => import("./later-c.mjs");\n`,
  ],
  ['later-c.mjs', `${chunk('shared-3', 'three')}export {\n  three\n};\n`],
  [
    'shared-1.mjs',
    `${chunk('shared-2', 'two')}const local = 1;\nvar one = local + two;\nexport {\n  one\n};\n`,
  ],
  [
    'shared-2.mjs',
    `${chunk('shared-4', 'four')}const local = 2;\nvar two = local + four;\nexport {\n  two\n};\n`,
  ],
  ['shared-3.mjs', 'var three = 3;\nexport {\n  three\n};\n'],
  ['shared-4.mjs', 'var four = 4;\nexport {\n  four\n};\n'],
])

const sharedIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/"\.\/(shared-\w+\.mjs)"/g)].map(([, file = '']) => file)),
]

test('what the same commands load is one file', async t => {
  const joined = await joinedChunks(files, ['a.mjs', 'b.mjs'])
  const ofBoth = sharedIn(joined.get('b.mjs') ?? '')
  t.is(ofBoth.length, 1)
  const text = joined.get(ofBoth[0] ?? '') ?? ''
  t.regex(text, /var four = 4;.*var two = local \+ four;/s)
  t.deepEqual(sharedIn(text), [])
  t.is(sharedIn(joined.get('a.mjs') ?? '').length, 2)
})

test('what no command loads at once stays in files of its own', async t => {
  const joined = await joinedChunks(files, ['a.mjs', 'b.mjs'])
  t.is(joined.get('shared-3.mjs'), files.get('shared-3.mjs'))
  t.is(joined.get('later-c.mjs'), files.get('later-c.mjs'))
  t.is(joined.size, 6)
})
