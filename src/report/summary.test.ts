import test from 'ava'
import type {CaseResult, Outcome} from './case.ts'
import type {Report} from './report.ts'
import {summary} from './summary.ts'

const startedAt = new Date(0)

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
  durationMs: 0,
  ...more,
})

function report(cases: CaseResult[]): Report {
  const names = [...new Set(cases.map(({suite}) => suite))]
  return {
    scenario: 'full',
    file: 'junit-reports/TEST-full.xml',
    startedAt,
    durationMs: 65_000,
    properties: {kernel: '6.8.0-40\n#40', LXD: '5.21'},
    suites: names.map(name => ({
      name,
      startedAt,
      durationMs: 12_300,
      cases: cases.filter(({suite}) => suite === name),
    })),
    timings: [],
    claims: {
      deliverables: {D1: 'containers reach each other', D2: 'also on other machines'},
      controls: [],
    },
  }
}

const silence: Outcome = {status: 'failed', expected: 'a reply', got: 'silence', hint: 'ip route'}
const cell = (source: string, target = 'c1') => ({
  cell: {source, target, protocol: 'icmp', expected: 'answer'} as const,
  claims: ['D1'],
})

test('what explains stands before what follows from it', t => {
  const failed = (name: string, more: Partial<Outcome> = {}): CaseResult =>
    result('matrix', name, {...silence, ...more} as Outcome)
  const cases = [
    failed('P46 everyone gets the page', {asksCells: true}),
    result('matrix', 'c2 reaches c1', silence, cell('c2')),
    result('matrix', 'c3 reaches c1', silence, cell('c3')),
    failed('F6 nothing drops what is forwarded'),
    result('matrix', 'machines boot', {status: 'error', message: 'no kernel'}),
  ]
  const told = summary(report(cases))
  const places = ['machines boot', 'F6 nothing', 'P46 everyone', 'matrix: 2 cells'].map(name =>
    told.indexOf(name),
  )
  t.false(places.includes(-1))
  t.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
})

test('the summary ends with promises and verdict', t => {
  const cases = [
    result('bring-up', 'create lxd-1', {status: 'passed'}),
    result('matrix', 'c1 reaches c2', {status: 'passed'}, cell('c1', 'c2')),
    result('matrix', 'c2 reaches c1', silence, cell('c2')),
    result('matrix', 'c3 reaches c1', silence, cell('c3')),
    result('reboot', 'power is cut', {status: 'skipped', reason: 'no kernel of its own'}),
    result('reboot', 'power is back', {status: 'skipped', reason: 'no kernel of its own'}),
  ]
  t.is(
    summary(report(cases)),
    `matrix: 2 cells
  icmp: c2, c3 -> c1
  | expected: a reply
  | got: silence
  | hint: ip route

2 skipped: no kernel of its own

  bring-up  12.3s
  matrix    12.3s
  reboot    12.3s

  kernel  6.8.0-40 #40
  LXD     5.21

  D1  failed   1 of 3  containers reach each other
  D2  not run          also on other machines

fanlab full: 2 passed, 2 failed, 0 errors, 2 skipped in 1m05s: the network is not as claimed
`,
  )
})

test('cells that failed alike are told once, and each is named', t => {
  const sources = Array.from({length: 12}, (_, i) => `source-${i}`)
  const cases = sources.map(source => result('matrix', `${source} reaches c1`, silence, cell(source)))
  const text = summary(report(cases))
  t.true(text.includes(`matrix: 12 cells\n  icmp: ${sources.join(', ')} -> c1\n  | expected`))
  t.notRegex(text, /see junit-reports/)
})

test('of many different failures, forty lines are told and the rest is counted', t => {
  const cases = Array.from({length: 100}, (_, i) => result('checks', `check ${i}`, {...silence, got: `${i}`}))
  const [failures = ''] = summary(report(cases)).split('\n\n')
  t.is(failures.split('\n').length, 37)
  t.regex(failures, /\nand 91 more, see junit-reports\/TEST-full\.xml$/)
})

test('one endless reason does not push out the rest', t => {
  const error: Outcome = {status: 'error', message: 'x\n'.repeat(1000)}
  const [failures = ''] = summary(report([result('a', 'b', error), result('a', 'c', silence)])).split('\n\n')
  t.true(failures.split('\n').length <= 40)
  t.regex(failures, /a: c\n {2}\| expected: a reply/)
})

test('no line of the summary can be a command to the CI', t => {
  const evil = '::error::x\n::stop-commands::y ##[group]z'
  const one = report([
    result('a', 'b', {status: 'failed', expected: evil, got: evil, hint: evil}),
    result('a', 'c', {status: 'skipped', reason: evil}),
  ])
  const text = summary({...one, properties: {'::a': evil}})
  t.notRegex(text, /^\s*::(error|stop)|##\[/m)
})
