import test from 'ava'
import {cellsOfRules} from '../../expect/rules/cells-of-rules.ts'
import type {RuleResult} from '../../expect/rules/results-of-cells.ts'
import type {RuleCell} from '../../expect/rules/rule-cell.ts'
import type {Breakage} from '../../faults/any-lab/breakage.ts'
import {readLabFile} from '../../lab/file/read-lab-file.ts'
import {topologyOf} from '../../lab/file/topology-of.ts'
import {actVerdict} from './act-verdict.ts'

const topology = topologyOf(
  readLabFile(
    `version: 1
lab: two
networks: {lan: {subnet: 10.1.0.0/24}}
machines: {a: {networks: {lan: 10.1.0.2}}, b: {networks: {lan: 10.1.0.3}}}
expect: [{id: A, from: a, to: b, allow: icmp}, {id: D, from: a, to: b, deny: tcp/22}]`,
    'lab.yaml',
  ),
)
const [allowed, denied] = cellsOfRules(topology, topology.rules) as [RuleCell, RuleCell]

const result = (cell: RuleCell, more: Partial<RuleResult>): RuleResult => ({
  ...{cell, passed: false, got: 'no answer', attempts: 1, durationMs: 1},
  ...more,
})
const silent = result(allowed, {unanswered: {}})
const wrong = result(allowed, {got: 'somebody else than b answered'})
const overloaded = result(allowed, {unjudged: 'the host is overloaded'})
const answered = result(denied, {got: '3 of 3 answers'})
const unproven = result(denied, {unjudged: 'silence proves nothing', isUnproven: true})

const verdict = (kind: 'cut' | 'opened' | 'impostor' | 'rewritten', ...results: RuleResult[]): string => {
  const breakage = {kind, machine: 'b', network: 'lan', by: 'c'} as Breakage
  return actVerdict(breakage, {must: [allowed, denied], may: []}, results, []).verdict
}

test('an act is caught by what turns red in its way, and missed where all stays green', t => {
  t.is(verdict('cut', silent), 'caught')
  t.is(verdict('cut', unproven), 'caught')
  t.is(verdict('cut'), 'missed')
  t.is(verdict('opened', answered), 'caught')
  t.is(verdict('opened'), 'missed')
})

test('red for another reason does not count', t => {
  t.is(verdict('cut', overloaded), 'missed')
  t.is(verdict('cut', answered), 'missed')
  t.is(verdict('opened', silent, unproven), 'missed')
  // Silence tells nothing about who answered, or whom he saw.
  t.is(verdict('impostor', silent), 'missed')
  t.is(verdict('impostor', wrong), 'caught')
  t.is(verdict('rewritten', silent), 'missed')
  t.is(verdict('rewritten', wrong), 'caught')
})

test('what no rule depends on is not covered, unless one that may or a check notices it', t => {
  const cut = {kind: 'cut', machine: 'b', network: 'lan'} as const
  t.is(actVerdict(cut, {must: [], may: [allowed]}, [], []).verdict, 'not covered')
  t.is(actVerdict(cut, {must: [], may: []}, [silent], []).verdict, 'not covered')
  t.deepEqual(actVerdict(cut, {must: [], may: [allowed]}, [silent], []).ids, ['A'])
  const check = {name: 'the link is up', claims: ['C']}
  t.like(actVerdict(cut, {must: [], may: []}, [], [check]), {
    ...{verdict: 'caught', noticed: ['the link is up'], ids: ['C']},
  })
})

test('what was red without having to do with it is told', t => {
  const {otherwise} = actVerdict(
    {kind: 'opened', machine: 'b'},
    {must: [denied], may: []},
    [silent, answered],
    [],
  )
  t.deepEqual(otherwise, ['a reaches b by icmp: no answer'])
})
