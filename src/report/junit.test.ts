import {readFileSync} from 'node:fs'
import test from 'ava'
import {sampleReport} from '../../test/support/sample-report.ts'
import type {CaseResult, Outcome} from './case.ts'
import {CaseElements} from './case-elements.ts'
import {junit} from './junit.ts'
import {newBuilder, setAttribute, setRootAttribute, skipWithReason} from './junit-adapter.ts'
import type {Report} from './report.ts'

const startedAt = new Date('2026-11-22T23:59:58.900+02:00')

const result = (
  suite: string,
  name: string,
  outcome: Outcome,
  more: Partial<CaseResult> = {},
): CaseResult => ({
  suite,
  name,
  claims: [],
  outcome,
  startedAt,
  durationMs: 1234.5678,
  ...more,
})

const report: Report = {
  scenario: 'full',
  file: 'junit-reports/TEST-full.xml',
  startedAt,
  durationMs: 65_432.1,
  properties: {kernel: '6.8.0 <"&">', 'LXD version': '5.21'},
  timings: [],
  suites: [
    {
      name: 'bring-up',
      startedAt,
      durationMs: 0.0001,
      cases: [
        result('bring-up', 'lxd-1 runs', {status: 'passed'}, {claims: ['P1'], durationMs: 1e-7}),
        result('bring-up', 'lxd-1 bootstraps', {
          status: 'error',
          message:
            'cannot bootstrap the cluster on lxd-1: exit status 1\nError: \x1b[31mno\x1b[0m ]]> way\x00',
          hint: 'journalctl -u snap.lxd.daemon',
        }),
      ],
    },
    {
      name: 'Reboot: load-balancer',
      startedAt,
      durationMs: 64_000,
      cases: [
        result(
          'Reboot: load-balancer',
          'container-1 reaches container-2 by icmp',
          {status: 'failed', expected: '<10 of 10>', got: '"9" & no more', hint: 'ip -d link show ftun0'},
          {
            claims: ['D1', 'P19'],
            attempts: 3,
            properties: {source: '240.132.0.10'},
            output: ' 10%\r 90%\r100%\r\n::error::not a command',
          },
        ),
        result('Reboot: load-balancer', 'power is cut', {status: 'skipped', reason: 'needs <power>\nto cut'}),
      ],
    },
  ],
}

test('the report is what consumers of JUnit have read before', t => {
  t.is(junit(report), readFileSync(new URL('fixtures/report.xml', import.meta.url), 'utf8'))
})

test('a report without any case is a report', t => {
  const xml = junit({...report, suites: []})
  t.regex(xml, /<testsuites name="fanlab full" time="65.432" timestamp="2026-11-22T21:59:58" tests="0"/)
})

test('of an endless output the end is kept', t => {
  const output = `${'x'.repeat(1_000_000)}\nthe reason`
  const cases = [result('s', 'n', {status: 'passed'}, {output})]
  const xml = junit({...report, suites: [{name: 's', startedAt, durationMs: 0, cases}]})
  t.true(xml.length < 60_000)
  t.regex(xml, /950011 characters left out\)/)
  t.regex(xml, /the reason\]\]>/)
})

test('the builder still lets attributes and reasons for skipping in', t => {
  const builder = newBuilder()
  setRootAttribute(builder, 'time', '1.000')
  const suite = builder.testSuite().name('s')
  setAttribute(suite, 'time', '2.000')
  const skipped = suite.testCase().name('c')
  setAttribute(skipped, 'line', '3')
  skipWithReason(skipped, 'a <reason>')
  const xml = builder.build()
  t.regex(xml, /<testsuites time="1.000" .* skipped="1"/)
  t.regex(xml, /<testsuite name="s" time="2.000"/)
  t.regex(xml, /<testcase name="c" line="3">/)
  t.regex(xml, /<skipped message="a &lt;reason>">a &lt;reason(&gt;|>)<\/skipped>/)
})

test('two reports do not share their cases', t => {
  t.is(junit(report), junit(report))
})

test('cases that differ by name and time only are what each of them would be alone', t => {
  const names = ['a reaches b by icmp', 'a reaches c by icmp', 'a "reaches" <d>', ' time="0.000"', '$& é €1']
  const outcomes: Outcome[] = [{status: 'passed'}, {status: 'skipped', reason: ' name="name-of-a-case"'}]
  const cases = outcomes.flatMap((outcome, at) =>
    names.map((name, index) => result('s', name, outcome, {claims: ['L1'], durationMs: 10 * index + at})),
  )
  const textOf = (own: CaseResult[]): string =>
    junit({...report, suites: [{name: 's', startedAt, durationMs: 0, cases: own}]})
  const elements = (xml: string): string[] => xml.match(/<testcase [\s\S]*?(?:\/>|<\/testcase>)/g) ?? []
  t.deepEqual(
    elements(textOf(cases)),
    cases.flatMap(each => elements(textOf([each]))),
  )
  t.is(elements(textOf(cases)).length, cases.length)
})

test('a report that is written again is what it would be if it were written anew, whatever changed', t => {
  const written = new CaseElements()
  const [first, ...others] = sampleReport.suites
  const marked = {status: 'failed', expected: ']]>\n  <testsuite', got: '\n</testsuites>\n'} as const
  const changed = {...first, cases: first?.cases.map(each => ({...each, outcome: marked})) ?? []}
  for (const report of [
    sampleReport,
    sampleReport,
    {...sampleReport, suites: [changed, ...others]} as Report,
    {...sampleReport, properties: {machine: 'another'}},
    {...sampleReport, suites: others},
    {...sampleReport, suites: []},
    sampleReport,
  ])
    t.is(junit(report, written), junit(report))
})
