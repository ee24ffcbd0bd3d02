import test from 'ava'
import type {CaseResult, Outcome, PlannedCase} from './case.ts'
import {Console, type ConsoleOptions} from './console.ts'
import type {SuiteReport} from './report.ts'

function setUp(options: ConsoleOptions & {tty?: boolean} = {}) {
  let text = ''
  let time = 0
  const write = (piece: string): void => {
    text += piece
  }
  const stream = {columns: 60, isTTY: options.tty === true, write}
  const console = new Console({stream, now: () => time, ...options})
  const take = (): string => {
    const taken = text
    text = ''
    return taken
  }
  const forward = (ms: number): void => {
    time += ms
  }
  return {console, take, forward}
}

const step: PlannedCase = {suite: 'bring-up', name: 'create lxd-1', claims: []}
const cells: PlannedCase[] = Array.from({length: 30}, (_, i) => ({
  suite: 'matrix',
  name: `c${i} reaches c99`,
  claims: ['D1'],
  cell: {source: 'c1', target: 'c2', protocol: 'icmp', expected: 'answer'},
}))
const failed: Outcome = {status: 'failed', expected: 'a reply', got: 'silence', hint: 'ip route'}

const ended = (planned: PlannedCase, outcome: Outcome, more: Partial<CaseResult> = {}): CaseResult => ({
  ...planned,
  outcome,
  startedAt: new Date(0),
  durationMs: 3100,
  ...more,
})

const suite = (name: string, cases: CaseResult[]): SuiteReport => ({
  name,
  startedAt: new Date(0),
  durationMs: 12_000,
  cases,
})

test('in a log, each step is one plain line with the seconds that went by', t => {
  const {console, take, forward} = setUp()
  console.suiteBegan('bring-up')
  console.caseBegan(step)
  forward(3100)
  console.caseEnded(ended(step, {status: 'passed'}))
  console.caseEnded(ended(step, {status: 'skipped', reason: 'no power\nto cut'}))
  console.suiteEnded(suite('bring-up', []))
  t.is(
    take(),
    '[  0.0s] bring-up:\n' +
      '[  3.1s]   passed  create lxd-1 (3.1s)\n' +
      '[  3.1s]   skipped create lxd-1: no power to cut\n' +
      '[  3.1s] bring-up: done in 12.0s\n',
  )
})

test('cells are counted, not printed', t => {
  const {console, take} = setUp()
  const results = cells.map(cell => ended(cell, {status: 'passed'}))
  for (const result of results) console.caseEnded(result)
  t.is(take(), '')
  console.suiteEnded(suite('matrix', [...results, ended(step, {status: 'passed'})]))
  t.is(take(), '[  0.0s] matrix: 30 of 30 cells passed, done in 12.0s\n')
})

test('cells that failed are printed, but not all of many', t => {
  const {console, take} = setUp()
  for (const cell of cells) console.caseEnded(ended(cell, failed))
  const text = take()
  t.is(text.match(/FAILED/g)?.length, 10)
  t.is(text.match(/expected: a reply/g)?.length, 1, 'what they share is told once')
  t.regex(text, /^\[ {2}0\.0s\] {3}FAILED {2}c1 reaches c99 \(3\.1s\): as c0 reaches c99$/m)
  console.suiteEnded(
    suite(
      'matrix',
      cells.map(cell => ended(cell, failed)),
    ),
  )
  t.regex(take(), /^\[ {2}0\.0s\] {3}and 20 more cells that did not pass\n.*matrix: 0 of 30 cells passed/)
  t.true(
    text.startsWith(
      '[  0.0s]   FAILED  c0 reaches c99 (3.1s)\n  | expected: a reply\n  | got: silence\n  | hint: ip route\n',
    ),
  )
})

test('asking the cells is done, which is not to say that they passed', t => {
  const {console, take} = setUp()
  console.caseEnded(
    ended({...step, name: 'every endpoint asks every other', asksCells: true}, {status: 'passed'}),
  )
  t.is(take(), '[  0.0s]   done    every endpoint asks every other (3.1s)\n')
})

test('nothing that a machine says can be a command to the CI', t => {
  const {console, take} = setUp()
  const evil = '::error::x\n  ::stop-commands::y\r\n\x1b[31m::add-mask::z\nabc ##[set-env name=A]b'
  console.output(evil)
  console.warned(evil)
  console.caseEnded(ended(step, {status: 'failed', expected: evil, got: evil, hint: evil}, {output: evil}))
  console.caseEnded(ended(step, {status: 'error', message: evil}))
  console.caseEnded(ended(step, {status: 'skipped', reason: evil}))
  const text = take()
  t.notRegex(text, /^\s*::/m)
  t.notRegex(text, /##\[/)
  t.regex(text, /^ {2}\| ::error::x$/m)
})

test('the last lines of what a tool said are shown with what went wrong', t => {
  const {console, take} = setUp()
  const output = Array.from({length: 50}, (_, i) => `line ${i}`).join('\n')
  console.caseEnded(ended(step, {status: 'error', message: 'no'}, {output}))
  t.regex(take(), /error: no\n {2}\| line 40\n(.*\n){8} {2}\| line 49\n$/)
  console.caseEnded(ended(step, {status: 'passed'}, {output}))
  t.notRegex(take(), /line/)
})

test('a log gets a sign of life when a step takes long', t => {
  const {console, take, forward} = setUp()
  console.caseBegan(step)
  console.tick()
  t.is(take(), '')
  forward(61_000)
  console.tick()
  t.is(take(), '[ 1m01s]   running create lxd-1 (1m01s)\n')
})

test('a terminal has a last line that is kept up to date and gives way', t => {
  const {console, take, forward} = setUp({live: true})
  console.planned(cells)
  console.suiteBegan('matrix')
  t.is(take(), '[  0.0s] matrix:\nmatrix 0.0s · 0 of 30 cells')
  for (const cell of cells.slice(0, 7)) console.caseEnded(ended(cell, {status: 'passed'}))
  console.caseBegan(step)
  t.is(take(), '')
  forward(1000)
  console.tick()
  t.is(take(), '\r\x1b[2Kmatrix 1.0s · 7 of 30 cells · create lxd-1 (1.0s)')
  console.caseEnded(ended(step, {status: 'passed'}))
  t.is(take(), '\r\x1b[2K[  1.0s]   passed  create lxd-1 (3.1s)\nmatrix 1.0s · 7 of 30 cells')
})

test('the last line never wraps', t => {
  const {console, take} = setUp({live: true})
  for (let i = 0; i < 5; i++) console.caseBegan({...step, name: `create ${'long '.repeat(i * 10)}${i}`})
  console.tick()
  t.true(take().length <= 59)
})

test('at the end the last line is gone and the summary stands there', t => {
  const {console, take} = setUp({live: true})
  console.suiteBegan('matrix')
  take()
  console.closed({
    scenario: 'full',
    file: 'TEST-full.xml',
    startedAt: new Date(0),
    durationMs: 1000,
    properties: {},
    suites: [],
    timings: [],
  })
  const text = take()
  t.true(text.startsWith('\r\x1b[2K\n'))
  t.true(text.endsWith('in 1.0s: nothing passed\n'))
})

test('a stream that is no terminal gets no escape codes', t => {
  const {console, take} = setUp({tty: false})
  console.suiteBegan('bring-up')
  console.caseBegan(step)
  console.tick()
  console.caseEnded(ended(step, failed))
  t.notRegex(take(), /[\x1b\r]/)
})
