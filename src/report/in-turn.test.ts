import test from 'ava'
import type {CaseResult, PlannedCase} from './case.ts'
import {InTurn} from './in-turn.ts'
import type {SuiteReport} from './report.ts'

const casesOf = (suite: string): PlannedCase => ({suite, name: `case of ${suite}`, claims: []})
const endedCase = (suite: string): CaseResult => ({
  ...casesOf(suite),
  ...{outcome: {status: 'passed'}, startedAt: new Date(0), durationMs: 1},
})
const endedSuite = (name: string): SuiteReport => ({name, startedAt: new Date(0), durationMs: 1, cases: []})

function setUp() {
  const told: string[] = []
  const inTurn = new InTurn({
    suiteBegan: suite => told.push(`${suite} begins`),
    caseBegan: ({suite}) => told.push(`${suite} asks`),
    caseEnded: ({suite}) => told.push(`${suite} knows`),
    suiteEnded: ({name}) => told.push(`${name} ends`),
    output: text => told.push(text),
    closed: () => told.push('closed'),
  })
  const whole = (suite: string): void => {
    inTurn.suiteBegan(suite)
    inTurn.caseBegan(casesOf(suite))
    inTurn.caseEnded(endedCase(suite))
    inTurn.suiteEnded(endedSuite(suite))
  }
  const take = (): string => told.splice(0).join(', ')
  return {inTurn, whole, take}
}

test('phases one after the other are told at once', t => {
  const {whole, take} = setUp()
  whole('a')
  t.is(take(), 'a begins, a asks, a knows, a ends')
  whole('b')
  t.is(take(), 'b begins, b asks, b knows, b ends')
})

test('of phases at the same time the first is told at once, and the others in the order in which they began', t => {
  const {inTurn, whole, take} = setUp()
  inTurn.suiteBegan('a')
  inTurn.suiteBegan('b')
  inTurn.suiteBegan('c')
  t.is(take(), 'a begins')
  inTurn.caseBegan(casesOf('c'))
  inTurn.caseEnded(endedCase('c'))
  inTurn.suiteEnded(endedSuite('c'))
  inTurn.caseBegan(casesOf('b'))
  inTurn.caseBegan(casesOf('a'))
  inTurn.output('a machine says')
  t.is(take(), 'a asks, a machine says')
  inTurn.suiteEnded(endedSuite('a'))
  t.is(take(), 'a ends, b begins, b asks')
  inTurn.caseEnded(endedCase('b'))
  inTurn.suiteEnded(endedSuite('b'))
  t.is(take(), 'b knows, b ends, c begins, c asks, c knows, c ends')
  whole('d')
  t.is(take(), 'd begins, d asks, d knows, d ends')
})

test('what was not told yet is told when the report is closed', t => {
  const {inTurn, take} = setUp()
  inTurn.suiteBegan('a')
  inTurn.suiteBegan('b')
  inTurn.caseBegan(casesOf('b'))
  inTurn.closed({} as never)
  t.is(take(), 'a begins, b begins, b asks, closed')
})
