import {createHash} from 'node:crypto'
import test from 'ava'
import {evil, reportOf, result, sampleReport} from '../../test/support/sample-report.ts'
import {pageMark} from './job-mark.ts'
import {reportPage} from './report-page.ts'

const pageOf = (report = sampleReport): string => reportPage(report, {}, text => text)

/** What stands between the tags of each element of that name, by its attributes. */
const elements = (page: string, name: string): {attributes: string; text: string}[] =>
  [...page.matchAll(new RegExp(`<${name}([^>]*)>(.*?)</${name}>`, 'gs'))].map(
    ([, attributes = '', text = '']) => ({attributes, text}),
  )

test('verdict, reason and counts are there for whoever runs no scripts', t => {
  const page = pageOf()
  t.regex(page, /<title>! fanlab full: the lab could not be built or driven<\/title>/)
  t.regex(page, /<header class="banner error">/)
  for (const count of ['<b>5</b> passed', '<b>3</b> failed', '<b>1</b> errors', '<b>1</b> skipped'])
    t.true(page.includes(count), count)
})

test('a run that ended before its time says why, and is no green page', t => {
  const cut = reportOf([result('a', 'one', {status: 'passed'})], {stopped: 'interrupted during: <b>one</b>'})
  t.regex(pageOf(cut), /<p class="reason">interrupted during: &#60;b&#62;one&#60;\/b&#62;<\/p>/)
})

test('nothing that a machine said becomes markup: there are as many tags with it as without', t => {
  const hostile = [
    ...evil.split('\n'),
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '{{data}}',
    '$&$`',
  ]
  const tags = (page: string): number => page.split('<').length
  const with_ = (text: string): string =>
    pageOf(
      reportOf([result('a', text, {status: 'failed', expected: text, got: text}, {output: text})], {
        ...{scenario: text, stopped: text, properties: {[text]: text}},
      }),
    )
  const harmless = tags(with_('harmless'))
  for (const text of hostile.filter(line => line.trim() !== '')) t.is(tags(with_(text)), harmless, text)
})

test('the policy lets the page’s own script and styles run and nothing else, and nothing is fetched', t => {
  const page = pageOf()
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? ''
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const scripts = elements(page, 'script')
  t.deepEqual(
    scripts.map(({attributes}) => attributes),
    [' type="application/json" id="data"', ''],
  )
  const [style] = elements(page, 'style')
  t.deepEqual(policy.split('; '), [
    "default-src 'none'",
    `script-src ${hash(scripts[1]?.text ?? '')}`,
    `style-src ${hash(style?.text ?? '')}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ])
  t.notRegex(page.replaceAll(/<script[\s\S]*?<\/script>/g, ''), /\b(?:src|href)="(?!data:,"|#)/)
})

test('the page of a job carries its mark before anything that a machine said', t => {
  t.true(pageOf({...sampleReport, job: '1/1/lab'}).startsWith(`<!doctype html>\n${pageMark('1/1/lab')}\n`))
  t.true(pageOf().startsWith('<!doctype html>\n<!-- fanlab report  -->\n'))
})

test('the page has the licences of the packages in it', t => {
  const [licenses] = elements(pageOf(), 'pre')
  for (const name of ['@observablehq/plot', 'd3-scale', 'isoformat'])
    t.true(licenses?.text.includes(`${name} `), name)
})
