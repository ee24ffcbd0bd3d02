import test from 'ava'
import type {CaseResult, Outcome} from './case.ts'
import {deliverables} from './deliverables.ts'
import {verdict} from './verdict.ts'

const outcomes = {
  passed: {status: 'passed'},
  failed: {status: 'failed', expected: 'a', got: 'b'},
  error: {status: 'error', message: 'cannot'},
  skipped: {status: 'skipped', reason: 'no kernel of its own'},
  notRun: {status: 'skipped', reason: 'not run: interrupted', notRun: true},
} satisfies Record<string, Outcome>

type Word = keyof typeof outcomes

const result = (word: Word, claims: string[] = []): CaseResult => ({
  suite: 's',
  name: 'n',
  claims,
  outcome: outcomes[word],
  startedAt: new Date(0),
  durationMs: 0,
})

const told = (cases: readonly CaseResult[]) => ({
  claims: {deliverables: {D1: 'one', D2: 'two', D3: 'three', D4: 'four'}, controls: []},
  suites: [{name: 's', startedAt: new Date(0), durationMs: 0, cases}],
})

function exits(code: 0 | 1 | 2, ...words: Word[]): void {
  test(`${words.join(', ') || 'no case'} exits ${code}`, t => {
    t.is(verdict(words.map(word => result(word))).exitCode, code)
  })
}

exits(0, 'passed')
exits(0, 'passed', 'skipped')
exits(1, 'passed', 'failed')
exits(1, 'failed', 'notRun')
exits(2, 'passed', 'error')
exits(2, 'passed', 'failed', 'error')
exits(2, 'skipped')
exits(2, 'passed', 'notRun')
exits(2)

test('the verdict counts every case once', t => {
  t.like(
    verdict([result('passed'), result('failed'), result('error'), result('skipped'), result('notRun')]),
    {
      passed: 1,
      failed: 1,
      errors: 1,
      skipped: 2,
    },
  )
})

test('a deliverable is passed only when each of its cases passed', t => {
  const rows = deliverables(
    told([
      result('passed', ['D1', 'D2']),
      result('passed', ['D1', 'P5']),
      result('failed', ['D2']),
      result('error', ['D3']),
      result('notRun', ['D3']),
      result('error', ['P6']),
    ]),
  )
  t.deepEqual(
    rows.map(({id, status, passed, total}) => [id, status, passed, total]),
    [
      ['D1', 'passed', 2, 2],
      ['D2', 'failed', 1, 2],
      ['D3', 'error', 0, 2],
      ['D4', 'not run', 0, 0],
    ],
  )
})

test('where no case is about a deliverable, there are none', t => {
  t.deepEqual(deliverables(told([result('passed', ['P1'])])), [])
  t.deepEqual(deliverables({...told([result('passed', ['D1'])]), claims: undefined}), [])
})

test('a deliverable with a case that was not run is not proven', t => {
  t.like(deliverables(told([result('passed', ['D4']), result('notRun', ['D4'])]))[3], {
    status: 'not run',
    passed: 1,
  })
})

test('a case that cannot be seen with this provider takes nothing from a deliverable', t => {
  const some = [result('passed', ['D4']), result('skipped', ['D4'])]
  t.like(deliverables(told(some))[3], {status: 'passed', passed: 1, total: 1})
  t.like(deliverables(told([result('skipped', ['D4'])]))[3], {status: 'not run', passed: 0})
})
