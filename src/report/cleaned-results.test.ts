import test from 'ava'
import type {CaseResult} from './case.ts'
import {CleanedResults} from './cleaned-results.ts'
import {Redactor} from './redactor.ts'

const result: CaseResult = {
  ...{suite: 's', name: 'n', claims: [], startedAt: new Date(0), durationMs: 1},
  outcome: {status: 'error', message: 'the s3cr3t-token was refused'},
}

test('a result is cleaned once as long as no further secret is known', t => {
  const cleaned = new CleanedResults()
  const redactor = new Redactor()
  t.is(cleaned.of(result, redactor), cleaned.of(result, redactor))
})

test('a secret that became known after its text was cleaned is masked the next time', t => {
  const redactor = new Redactor()
  const cleaned = new CleanedResults()
  t.like(cleaned.of(result, redactor), {outcome: {message: 'the s3cr3t-token was refused'}})
  redactor.add('s3cr3t-token')
  t.like(cleaned.of(result, redactor), {outcome: {message: 'the *** was refused'}})
})
