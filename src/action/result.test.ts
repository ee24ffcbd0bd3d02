import {existsSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import type {ScenarioResult} from '../run/result-file.ts'
import {annotationsOf} from './annotations.ts'
import {exitCodeOf, readResult} from './result.ts'
import {summaryOf} from './summary.ts'

const passed: ScenarioResult = {
  ...{scenario: 'up', verdict: 'passed', reason: 'all as claimed', stopped: false, lab: 'one', kept: false},
  ...{total: 3, passed: 3, failed: 0, errors: 0, skipped: 0, durationMs: 1234},
  ...{junit: '/r/TEST-up.xml', summary: '', report: '', evidence: '', topology: undefined},
  ...{annotations: [], failures: [], flows: [], warnings: []},
}
const annotation = {level: 'error', title: 'matrix: P1', message: 'got 1'} as const
const expected = {scenario: 'up', lab: 'one', timeout: '60s'}
const {timeout: _, ...named} = expected

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
    t.like(result, {verdict: 'error', ...named})
    t.regex(result.reason, /ended with status 9/)
  }
})

test('a result of another shape is none: nothing of it is handed on', t => {
  for (const wrong of [{...passed, verdict: 'great'}, {...passed, passed: '3'}, {verdict: 'passed'}, null]) {
    const result = readResult(fileWith(JSON.stringify(wrong)), {status: 0, why: 'ended'}, expected)
    t.like(result, {verdict: 'error', passed: 0, ...named})
  }
})

test('only failed checks can be tolerated', t => {
  const codes = (failOnFailure: boolean) =>
    (['passed', 'failed', 'error', 'interrupted'] as const).map(verdict =>
      exitCodeOf({...passed, verdict}, failOnFailure),
    )
  t.deepEqual(codes(true), [0, 1, 1, 1])
  t.deepEqual(codes(false), [0, 0, 1, 1])
})

test('a cancelled job and a time that is up are told as such', t => {
  const result = (why: 'cancelled' | 'timeout') =>
    readResult(fileWith(JSON.stringify(passed)), {status: undefined, why}, expected)
  t.like(result('cancelled'), {verdict: 'interrupted', passed: 3, reason: 'the job was cancelled'})
  t.like(result('timeout'), {verdict: 'error', passed: 3, reason: 'timed out after 60s'})
})

test('a run that was stopped tells during what, and its failures stand behind the reason', t => {
  const reason = 'timed out after 60s during: four machines boot'
  const stopped = {...passed, verdict: 'interrupted', reason, stopped: true} as const
  const annotations = [{level: 'error', title: 'fanlab up', message: reason} as const, annotation]
  const file = fileWith(JSON.stringify({...stopped, annotations}))
  const result = readResult(file, {status: 130, why: 'timeout'}, expected)
  t.like(result, {verdict: 'error', reason})
  t.deepEqual(
    annotationsOf(result).map(({message}) => message),
    ['timed out after 60s: see the input timeout', 'got 1'],
  )
})

test('the summary of a run that was lost begins with how, and has what was known', t => {
  const summary = fileWith('# 💥 fanlab up: the run ended unexpectedly\n')
  const lost = {
    ...passed,
    verdict: 'error',
    reason: 'the scenario ended with status 137',
    stopped: true,
  } as const
  t.regex(
    summaryOf({...lost, summary}),
    /^## fanlab up: error\n\n {4}the scenario ended with status 137\n[\s\S]*# 💥/,
  )
  t.is(
    summaryOf({...lost, reason: 'the run ended unexpectedly', summary}),
    '# 💥 fanlab up: the run ended unexpectedly\n',
  )
})

test('a run that passed has no annotations, and one without failures tells why it did not pass', t => {
  t.deepEqual(annotationsOf(passed), [])
  const cancelled = {...passed, verdict: 'interrupted', reason: 'the job was cancelled'} as const
  t.like(annotationsOf(cancelled), {
    0: {title: 'fanlab up', message: 'the job was cancelled'},
    length: 1,
  })
})

test('a run with failures has those that its report chose, also when it was cancelled', t => {
  const failures = [{name: 'P1', suite: 'matrix', ids: [], message: 'got 1'}]
  const failed = {...passed, failures, annotations: [annotation]}
  t.deepEqual(annotationsOf({...failed, verdict: 'failed'}), [annotation])
  t.deepEqual(annotationsOf({...failed, verdict: 'interrupted'}), [annotation])
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
