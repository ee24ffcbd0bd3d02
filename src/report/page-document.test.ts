import test from 'ava'
import {largeReport} from '../../test/support/large-report.ts'
import {flowReport, reportOfFlow} from '../../test/support/sample-flow.ts'
import {evil, reportOf, result, sampleReport} from '../../test/support/sample-report.ts'
import {readRun} from '../page/read-run.ts'
import {pageDocument} from './page-document.ts'
import type {Report} from './report.ts'

const same = (text: string): string => text

/** What the page reads of a run. */
const read = (report: Report, redact = same) =>
  readRun(JSON.stringify(pageDocument(report, {'evidence/full/01-matrix': ['trace-1.txt']}, redact)))

test('the page has every case in planned order, with its outcome, its claims and its cell', t => {
  const {cases} = read(sampleReport)
  const expected = sampleReport.suites.flatMap(suite => suite.cases)
  t.deepEqual(
    cases.map(({phase, name, status, claims}) => ({phase, name, status, claims})),
    expected.map(({suite, name, claims, outcome}) => {
      const status = outcome.status === 'skipped' && outcome.notRun ? ('not run' as const) : outcome.status
      return {phase: suite, name, status, claims}
    }),
  )
  t.deepEqual(
    cases.map(({cell}) => cell && [cell.source, cell.target, cell.service, cell.silence]),
    expected.map(({cell}) => cell && [cell.source, cell.target, cell.protocol, false]),
  )
})

test('what is said of a case is said on the page: expected, got, where, hint, evidence and attempts', t => {
  const {cases, data} = read(sampleReport)
  const lost = cases.find(({name}) => name === 'host reaches container-1 by icmp')
  t.like(lost?.said, {
    expected: 'an answer to every packet',
    got: 'no answer; the question was last seen leaving by lxdfan0-fan of lxd-1',
    where:
      "echo request from container-1 to host leaves lxd-1's tunnel lxdfan0-fan, never leaves lxd-1's underlay eth0",
    hint: 'on lxd-1: tc -s filter show dev lxdfan0-fan egress',
    evidence: 'evidence/full/01-matrix',
  })
  t.deepEqual(data.evidence['evidence/full/01-matrix'], ['trace-1.txt'])
  t.is(cases.find(({name}) => name === 'host reaches docker-container-1 by icmp')?.attempts, 3)
})

test('the page knows when a phase went on, in each of its parts', t => {
  const [first] = sampleReport.suites
  t.truthy(first)
  if (!first) return
  const begin = sampleReport.startedAt.getTime()
  const parts = [1000, 9000].map(start => ({startedAt: new Date(begin + start), durationMs: 500}))
  const {phases} = read({...sampleReport, suites: [first, {...first, name: 'one more', parts}]})
  t.deepEqual(
    phases.map(({parts}) => parts),
    [
      [{start: first.startedAt.getTime() - begin, duration: first.durationMs}],
      parts.map(({startedAt, durationMs}) => ({start: startedAt.getTime() - begin, duration: durationMs})),
    ],
  )
})

test('cells of one reason are one failure, and what explains stands first', t => {
  const {data, phases} = read(sampleReport)
  const names = data.failures.map(({phase, cases}) => cases.map(at => phases[phase]?.cases[at]?.name))
  t.deepEqual(names, [
    ['the image is imported'],
    ['P10 lxd-1 shows three members'],
    ['host reaches container-1 by icmp', 'container-1 reaches host by icmp'],
  ])
})

test('a case that is named in its own way keeps its name, also when it is a cell', t => {
  const cell = {source: 'a', target: 'b', protocol: 'tcp 443', expected: 'silence' as const}
  const own = result('rules', 'the web is closed to a', {status: 'passed'}, {cell})
  const usual = result('rules', 'a does not reach b by tcp 443', {status: 'passed'}, {cell})
  t.deepEqual(
    read(reportOf([own, usual])).cases.map(({name}) => name),
    ['the web is closed to a', 'a does not reach b by tcp 443'],
  )
})

test('every text is cleaned of secrets and of control characters, wherever it stands', t => {
  const secret = 's3cr3t-token'
  const dirty = `\x1b[31m${secret}\x00`
  const report = reportOf(
    [
      result(
        dirty,
        dirty,
        {status: 'failed', expected: dirty, got: dirty, hint: dirty},
        {output: dirty, explanation: dirty, properties: {[dirty]: dirty}},
      ),
    ],
    {
      properties: {[dirty]: dirty},
      timings: [{name: dirty, kind: 'lxd', startedAt: new Date(), durationMs: 1}],
      topology: {
        ...sampleReport.topology,
        endpoints: [{name: dirty, kind: 'container'}],
      } as Report['topology'],
    },
  )
  const text = JSON.stringify(pageDocument(report, {[dirty]: [dirty]}, all => all.replaceAll(secret, '***')))
  t.false(text.includes(secret))
  t.notRegex(text, /\\u00(?:00|1b)/)
})

test('a long output keeps its end, and a long message its beginning', t => {
  const output = `${'x'.repeat(50_000)}the end`
  const outcome = {status: 'error', message: `the start${'y'.repeat(50_000)}`} as const
  const said = read(reportOf([result('a', 'one', outcome, {output})])).cases[0]?.said
  t.regex(said?.output ?? '', /^\(\d+ characters left out\)\nx+the end$/)
  t.regex(said?.message ?? '', /^the starty+\n\(\d+ characters left out\)$/)
})

test('flows are told as they are in the other reports', t => {
  t.deepEqual(read(reportOfFlow).data.flows, JSON.parse(JSON.stringify([flowReport])))
})

test('256 endpoints that ask each other take less than 3 MB', t => {
  const report = largeReport(64)
  const text = JSON.stringify(pageDocument(report, {}, same))
  t.true(text.length < 3_000_000, String(text.length))
  const {cases} = readRun(text)
  t.is(cases.filter(({cell}) => cell).length, 256 * 255)
  t.is(cases.filter(({status}) => status === 'failed').length, 252 * 4)
})

test('what a machine said arrives as it was said', t => {
  const report = reportOf([
    result('a', 'one', {status: 'error', message: evil.replaceAll(/\x1b\[\d*m|\x00/g, '')}),
  ])
  t.is(read(report).cases[0]?.said.message, evil.replaceAll(/\x1b\[\d*m|\x00/g, ''))
})
