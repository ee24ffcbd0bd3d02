import {readFileSync} from 'node:fs'
import test from 'ava'
import {cell, evil, reportOf, result, sampleReport} from '../../test/support/sample-report.ts'
import {markdownSummary} from './markdown-summary.ts'

const golden = new URL('fixtures/summary.md', import.meta.url)

test('the summary is as it was', t => {
  t.is(markdownSummary(sampleReport), readFileSync(golden, 'utf8'))
})

test('verdict and deliverables come first, then what failed, errors before failures', t => {
  const text = markdownSummary(sampleReport)
  const places = [
    '# 💥 fanlab full: the lab could not be built or driven',
    '| D4 | ❌ failed | 0 of 2 |',
    '## What failed',
    '**cluster: the image is imported**',
    '**matrix: 2 cells**',
    'Where: echo request from container-1 to host leaves',
    '## Claims',
    '## Topology',
    '## Phases',
    '## Under test',
    '## Files',
  ].map(part => text.indexOf(part))
  t.false(places.includes(-1), String(places))
  t.deepEqual(
    [...places].sort((a, b) => a - b),
    places,
  )
})

/** The summary without its fenced blocks, in which a machine may say what it likes. */
function outsideOfBlocks(text: string): string {
  const fences = /^(`{3,})\w*\n[\s\S]*?\n\1$/gm
  return text.replaceAll(fences, '')
}

test('what a machine said can do nothing', t => {
  const everywhere = result(
    evil,
    evil.replaceAll('\n', ' '),
    {status: 'failed', expected: evil, got: evil},
    {
      explanation: evil,
      claims: ['P1'],
    },
  )
  const report = reportOf([...sampleReport.suites.flatMap(({cases}) => cases), everywhere], {
    properties: {[evil]: evil},
  })
  const text = markdownSummary(report)
  t.notRegex(text, /^\s*::/m)
  t.notRegex(text, /##\[/)
  t.notRegex(text, /[\x00-\x08\x0b-\x1f]/)
  const outside = outsideOfBlocks(text)
  t.notRegex(outside, /@octocat|(?<![\w(/])#1\b|<script|<!--|\$x\$|\]\(http|\*\*d|`/)
  t.notRegex(outside, /^---$/m)
  t.is([...outside.matchAll(/<details>/g)].length, [...outside.matchAll(/<\/details>/g)].length)
})

test('ever so many endless failures leave it below 1 MiB, and the rest is counted', t => {
  const names = Array.from({length: 5000}, (_, index) => `check ${index}`)
  const long = '@x `|\n'.repeat(2000)
  const cases = names.map((name, index) =>
    result(
      'matrix',
      name,
      {status: 'failed', expected: long, got: `${index} ${long}`},
      {claims: [`P${index}`]},
    ),
  )
  const text = markdownSummary(
    reportOf(cases, {properties: Object.fromEntries(names.map(name => [name, long]))}),
  )
  t.true(Buffer.byteLength(text) < 1024 * 1024)
  t.true(/and \d+ more, see <code>TEST-full\.xml<\/code>/.test(text))
  t.true(text.includes('## Files'))
})

test('ten thousand cells that failed alike are told once', t => {
  const cases = Array.from({length: 10_000}, (_, index) =>
    cell(`a${index}`, 'b', {status: 'failed', expected: 'an answer', got: 'none'}),
  )
  t.true(Buffer.byteLength(markdownSummary(reportOf(cases))) < 1024 * 1024)
})

test('a run without anything has a summary, too', t => {
  t.regex(markdownSummary(reportOf([], {topology: undefined})), /^# 💥 fanlab full: nothing passed\n/)
})
