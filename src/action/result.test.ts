import {existsSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import type {ScenarioResult} from '../scenario/result-file.ts'
import {temporaryFolder} from '../testing/temporary-folder.ts'
import {annotationsOf} from './annotations.ts'
import {readResult} from './result.ts'
import {summaryOf} from './summary.ts'

const passed: ScenarioResult = {
  ...{scenario: 'up', verdict: 'passed', reason: 'all as claimed', lab: 'one', kept: false},
  ...{total: 3, passed: 3, failed: 0, errors: 0, skipped: 0, durationMs: 1234},
  ...{junit: '/r/TEST-up.xml', summary: '', evidence: '', topology: undefined, failures: [], warnings: []},
}
const failure = (number: number) => ({name: `P${number}`, suite: 'matrix', ids: [], message: `got ${number}`})
const failures = (count: number) => Array.from({length: count}, (_, index) => failure(index))
const expected = {scenario: 'up', lab: 'one'}

function fileWith(text: string): string {
  const file = join(temporaryFolder(), 'result.json')
  writeFileSync(file, text)
  return file
}

test('a result is what the scenario wrote, and its file is removed', t => {
  const file = fileWith(JSON.stringify(passed))
  t.deepEqual({...passed, ...readResult(file, {status: 0, why: 'ended'}, expected)}, passed)
  t.false(existsSync(file))
})

test('without a result, with half of one, or with another exit code the run did not pass', t => {
  const ended = {status: 9, why: 'ended'} as const
  for (const file of ['/no/such', fileWith('{"verdict": "pas'), fileWith(JSON.stringify(passed))]) {
    const result = readResult(file, ended, expected)
    t.like(result, {verdict: 'error', ...expected})
    t.regex(result.reason, /ended with status 9/)
  }
})

test('a cancelled job and a time that is up are told as such', t => {
  const result = (why: 'cancelled' | 'timeout') =>
    readResult(fileWith(JSON.stringify(passed)), {status: undefined, why}, expected)
  t.like(result('cancelled'), {verdict: 'interrupted', passed: 3})
  t.like(result('timeout'), {verdict: 'error', passed: 3})
})

test('a run that passed has no annotations, and one without cases tells its reason', t => {
  t.deepEqual(annotationsOf(passed), [])
  t.deepEqual(annotationsOf({...passed, verdict: 'error', reason: 'no disk'}), [
    {title: 'fanlab up', message: 'no disk'},
  ])
})

test('ten annotations are the most; of more failures the tenth tells how many', t => {
  const of = (count: number) => annotationsOf({...passed, verdict: 'failed', failures: failures(count)})
  t.deepEqual(of(1), [{title: 'matrix: P0', message: 'got 0'}])
  t.is(of(10)[9]?.title, 'matrix: P9')
  t.is(of(11).length, 10)
  t.is(of(11)[9]?.title, 'and 2 more')
  t.is(of(340)[9]?.title, 'and 331 more')
})

test('a long message is cut where the runner would cut it', t => {
  const long = {...failure(1), message: 'x'.repeat(10_000)}
  t.true((annotationsOf({...passed, verdict: 'failed', failures: [long]})[0]?.message.length ?? 0) <= 4096)
})

test('the summary is the scenario’s own', t => {
  t.is(summaryOf({...passed, summary: fileWith('# all\n')}), '# all\n')
})

test('where there is no summary, or one too large, the verdict is told', t => {
  t.regex(
    summaryOf({...passed, verdict: 'error', reason: '# <b>no</b>'}),
    /fanlab up: error\n\n {4}# <b>no<\/b>\n/,
  )
  const large = summaryOf({...passed, summary: fileWith('x'.repeat(1024 ** 2))})
  t.true(large.length < 1000)
  t.regex(large, /too large/)
})
