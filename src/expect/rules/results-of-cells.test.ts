import test from 'ava'
import type {Ends} from './ends-of-cells.ts'
import {ResultsOfCells, type RuleResult} from './results-of-cells.ts'
import type {RuleCell} from './rule-cell.ts'

const cell = {name: 'web reaches db by tcp/5432'} as RuleCell
const between = (source: string, target: string) => ({source: {name: source}, target: {name: target}}) as Ends
const usual = {cell, passed: true, got: '10 of 10 answers', attempts: 1, durationMs: 5}

function resultOf(...parts: Partial<RuleResult>[]): RuleResult {
  const results = new ResultsOfCells()
  for (const [index, part] of parts.entries())
    results.set(between(`web.${index + 1}`, 'db.1'), {...usual, ...part})
  return results.of(cell)
}

test('a cell holds where it holds of all who have its names', t => {
  t.true(resultOf({}, {attempts: 3}).passed)
  t.is(resultOf({}, {attempts: 3}).attempts, 3)
  t.like(resultOf({}, {passed: false, got: 'no answer'}, {}), {
    passed: false,
    got: '1 of 3, web.2 to db.1: no answer',
    unjudged: undefined,
  })
})

test('what failed counts more than what nobody can tell, and that more than what holds', t => {
  const unjudged = {passed: false, unjudged: 'the host is overloaded'}
  t.like(resultOf({}, unjudged, {passed: false, got: 'no answer'}), {
    got: '2 of 3, web.3 to db.1: no answer',
    unjudged: undefined,
  })
  t.is(resultOf(unjudged, {}).unjudged, '1 of 2, web.1 to db.1: the host is overloaded')
})

test('who is elsewhere than the rule says does not count; where all are, nothing is asked', t => {
  const skipped = {passed: false, skipped: 'the two are on the same machine'}
  t.like(resultOf(skipped, {}), {passed: true, skipped: undefined})
  t.is(resultOf(skipped, skipped).skipped, 'the two are on the same machine')
})

test('who cannot be asked at all keeps a cell from holding, in its own words', t => {
  const results = new ResultsOfCells()
  results.set(between('web.1', 'db.1'), usual)
  results.set(undefined, {
    ...usual,
    passed: false,
    got: 'not asked',
    unjudged: 'Docker on node-3 does not tell',
  })
  t.like(results.of(cell), {passed: false, unjudged: 'Docker on node-3 does not tell'})
})
