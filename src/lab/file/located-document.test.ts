import process from 'node:process'
import test from 'ava'
import {readDocument} from './located-document.ts'

/** What is told of a text that is no lab file. */
function told(text: string): string {
  try {
    readDocument(text, 'lab.yaml')
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

test('a pattern without quotes is told to need them', t => {
  const quotes = 'patterns stand in quotes, such as "*"'
  t.is(told('a: 1\nto: *'), `lab.yaml:2:5: must not use an alias (*): ${quotes}`)
  t.is(told('e: [{to: *, allow: icmp}]'), `lab.yaml:1:10: must not use an alias (*): ${quotes}`)
  t.is(told('to: *web'), `lab.yaml:1:5: must not use an alias (*web): write the value out; ${quotes}`)
  t.is(
    told('a: &x [1]\nb: *x\nc: *y'),
    ['2:4: must not use an alias (*x)', '3:4: must not use an alias (*y)']
      .map(line => `lab.yaml:${line}: write the value out; ${quotes}`)
      .join('\n'),
  )
})

test('a map as a key, such as a template that nobody filled in, is told where it is, and by nobody else', t => {
  const heard: unknown[] = []
  const hear = (warning: unknown) => void heard.push(warning)
  process.on('warning', hear)
  const rule =
    'must not have a map or a list as a key: fill in what stands in double braces, or write it in quotes'
  t.is(told('lan: {{ ip }}'), `lab.yaml:1:7: ${rule}`)
  t.is(told('m:\n  ? [a, b]\n  : 1'), `lab.yaml:2:5: ${rule}`)
  process.off('warning', hear)
  t.deepEqual(heard, [])
})

test('what the reader of YAML says in words of its own is told in those of a lab file', t => {
  t.is(
    told('a: 1\n---\nb: 2'),
    'lab.yaml:2:1: must be one document, and another one begins here: make a file of its own of it',
  )
  for (const run of ['{ run: echo a: b }', '\n  run: echo a: b', '{ run: - a }'])
    t.regex(told(`x: ${run}`), /^lab\.yaml:\d:\d+: is no valid YAML: a text with ": " or "- " needs quotes$/)
  t.regex(told('x: @a'), /^lab\.yaml:1:4: is no valid YAML: a text that begins with @ needs quotes$/)
  t.regex(told('a: 1\nb\nc: 2'), /^lab\.yaml:2:1: is no valid YAML: behind a key stands ": "$/)
})

test('what is nested too deep is told, however deep', t => {
  const rule = 'must not be nested deeper than 50 lists and maps'
  t.is(told(`a: ${'['.repeat(49)}${']'.repeat(49)}`), '')
  for (const depth of [50, 500, 1000, 2000, 4000, 20_000]) {
    t.regex(
      told(`a: ${'['.repeat(depth)}${']'.repeat(depth)}`),
      new RegExp(`^lab.yaml:1:\\d+: ${rule}$`),
      `${depth}`,
    )
    t.regex(
      told(`${'{a: '.repeat(depth + 1)}1${'}'.repeat(depth + 1)}`),
      new RegExp(`^lab.yaml:1:\\d+: ${rule}$`),
      `${depth}`,
    )
  }
})
