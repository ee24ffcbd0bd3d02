import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {CheckFailed} from '../lab/check-failed.ts'
import {LabError} from '../process/lab-error.ts'
import type {CaseResult, PlannedCase} from './case.ts'
import type {Listener} from './listener.ts'
import {Recorder} from './recorder.ts'
import type {RecorderOptions} from './recorder-options.ts'

const lxd1: PlannedCase = {suite: 'bring-up', name: 'lxd-1 runs', claims: ['P1']}
const lxd2: PlannedCase = {suite: 'bring-up', name: 'lxd-2 runs', claims: ['P1']}
const cell: PlannedCase = {
  suite: 'matrix',
  name: 'c1 reaches c2 by icmp',
  claims: ['D1'],
  cell: {source: 'c1', target: 'c2', protocol: 'icmp', expected: 'answer'},
}

/** A recorder whose clock stands still until it is set forward. */
function setUp(options: Partial<RecorderOptions> = {}) {
  const file = join(temporaryFolder(), 'reports/TEST-full.xml')
  let time = Date.parse('2026-11-22T12:00:00Z')
  const recorder = new Recorder({scenario: 'full', file, now: () => new Date(time), ...options})
  const forward = (ms: number): void => {
    time += ms
  }
  return {recorder, file, forward, xml: () => readFileSync(file, 'utf8')}
}

const statuses = (results: CaseResult[]): string[] =>
  results.map(({name, outcome}) => `${name}: ${outcome.status}`)

test('from the plan on, the file lists every case', t => {
  const {recorder, xml} = setUp()
  recorder.plan([lxd1, lxd2])
  recorder.plan([cell])
  t.is(xml().match(/<skipped message="not run yet">/g)?.length, 2)
  t.regex(xml(), /<testsuites .*tests="3" failures="0" errors="1" skipped="2"/)
})

test('a name that is planned twice for a suite is refused', t => {
  const {recorder} = setUp()
  recorder.plan([lxd1])
  t.throws(() => recorder.plan([lxd2, {...lxd1, claims: []}]), {
    message: 'planned twice: "lxd-1 runs" in "bring-up"',
  })
  t.notThrows(() => recorder.plan([{...lxd1, suite: 'reboot'}]))
})

test('suites that would share a class name are refused, and so are names that are not one line', t => {
  const {recorder} = setUp()
  recorder.plan([lxd1])
  t.throws(() => recorder.plan([{...lxd1, suite: 'Bring up'}]), {message: /same class name/})
  t.throws(() => recorder.plan([{...lxd1, name: 'a\n::b'}]), {message: /one line/})
  t.throws(() => recorder.plan([{...lxd1, name: ' '}]), {message: /one line/})
})

test('a step passes its value on and is recorded with its facts', async t => {
  const {recorder, forward} = setUp()
  recorder.plan([lxd2, lxd1])
  const value = await recorder.step({suite: 'bring-up', name: 'lxd-1 runs'}, facts => {
    forward(1500)
    facts.attempts = 3
    facts.properties = {address: '10.79.89.132'}
    return 42
  })
  t.is(value, 42)
  t.deepEqual(statuses(recorder.results()), ['lxd-2 runs: skipped', 'lxd-1 runs: passed'])
  t.like(recorder.results()[1], {
    claims: ['P1'],
    attempts: 3,
    properties: {address: '10.79.89.132'},
    durationMs: 1500,
  })
})

test('a step that throws is an error and throws on', async t => {
  const {recorder} = setUp()
  const error = new LabError('cannot start lxd-1: no', {hint: 'lxc list'})
  const body = (): never => {
    throw error
  }
  t.is(await t.throwsAsync(recorder.step(lxd1, body)), error)
  t.deepEqual(recorder.results()[0]?.outcome, {
    status: 'error',
    message: 'cannot start lxd-1: no',
    hint: 'lxc list',
  })
})

test('a check that fails is a failure, one that cannot be done is an error, and neither throws', async t => {
  const {recorder} = setUp()
  const failed = await recorder.check(cell, () => {
    throw new CheckFailed({expected: 'a reply', got: 'silence'})
  })
  const broken = await recorder.check(lxd1, () => Promise.reject(new Error('lost lxd-1')))
  t.deepEqual([failed, broken, await recorder.check(lxd2, () => {})], [false, false, true])
  t.deepEqual(recorder.results()[0]?.outcome, {status: 'failed', expected: 'a reply', got: 'silence'})
  t.like(recorder.results()[1], {outcome: {status: 'error', message: 'lost lxd-1'}})
})

test('what is interrupted is an error that tells why, and only then does a check throw', async t => {
  const abort = new AbortController()
  const {recorder} = setUp({signal: abort.signal})
  const check = recorder.check(lxd1, () => {
    abort.abort(new Error('timed out after 60s'))
    throw new CheckFailed({expected: 'a reply', got: 'silence'})
  })
  await t.throwsAsync(check, {instanceOf: CheckFailed})
  t.like(recorder.results()[0]?.outcome, {
    status: 'error',
    message: 'timed out after 60s during: lxd-1 runs',
  })
})

test('closing an incomplete run leaves an error and skips the rest, with the reason, and what ends later is ignored', t => {
  const {recorder, xml} = setUp()
  recorder.plan([lxd1, lxd2, cell])
  recorder.end({...lxd1, outcome: {status: 'passed'}})
  recorder.begin(lxd2)
  recorder.close('interrupted')
  recorder.end({...lxd2, outcome: {status: 'passed'}})
  recorder.close('the end')
  t.deepEqual(
    recorder.results().map(({outcome}) => outcome),
    [
      {status: 'passed'},
      {status: 'error', message: '2 planned cases were not run', stopped: true},
      {status: 'skipped', reason: 'not run: interrupted', notRun: true},
    ],
  )
  t.regex(xml(), /<error message="2 planned cases were not run"/)
})

test('a case that is reported twice is a mistake', t => {
  const {recorder} = setUp()
  recorder.end({...lxd1, outcome: {status: 'passed'}})
  t.throws(() => recorder.skip(lxd1, 'late'), {message: 'reported twice: "lxd-1 runs" in "bring-up"'})
})

test('a suite lasts from its beginning to its end, whatever its cases took', t => {
  const {recorder, forward} = setUp()
  recorder.plan([lxd1, cell])
  forward(500)
  recorder.beginSuite('bring-up')
  recorder.end({...lxd1, outcome: {status: 'passed'}, durationMs: 60_000})
  forward(2000)
  recorder.endSuite('bring-up')
  forward(2000)
  const [bringUp, matrix] = recorder.report().suites
  t.like(bringUp, {name: 'bring-up', durationMs: 2000})
  t.like(matrix, {name: 'matrix', durationMs: 0, startedAt: new Date('2026-11-22T12:00:00Z')})
})

test('a suite that begins again has a part for each time, and lasts as long as they do together', t => {
  const {recorder, forward} = setUp()
  recorder.plan([lxd1])
  for (const apart of [1000, 5000]) {
    forward(apart)
    recorder.beginSuite('bring-up')
    forward(500)
    recorder.endSuite('bring-up')
  }
  forward(9000)
  const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 22, 12, 0, 0, seconds * 1000))
  t.like(recorder.report().suites[0], {
    ...{durationMs: 1000, startedAt: at(1)},
    parts: [1, 6.5].map(second => ({startedAt: at(second), durationMs: 500})),
  })
})

test('results reach the file soon, not each by itself', async t => {
  const {recorder, xml} = setUp()
  recorder.plan([lxd1, lxd2])
  const before = xml()
  recorder.end({...lxd1, outcome: {status: 'passed'}})
  recorder.end({...lxd2, outcome: {status: 'passed'}})
  t.is(xml(), before)
  await sleep(1500)
  t.notRegex(xml(), /<skipped/)
})

test('the file is never seen half written', t => {
  const {recorder, file, xml} = setUp()
  for (let i = 0; i < 50; i++) recorder.plan([{...cell, name: `cell ${i}`}])
  t.true(xml().endsWith('</testsuites>\n'))
  t.deepEqual(readdirSync(join(file, '..')), ['TEST-full.xml'])
})

test('a report that cannot be written is told once and ends in an error, but the run goes on', t => {
  const base = temporaryFolder()
  writeFileSync(join(base, 'taken'), '')
  const warnings: string[] = []
  const {recorder} = setUp({
    file: join(base, 'taken/TEST-full.xml'),
    listeners: [{warned: message => warnings.push(message)}],
  })
  recorder.beginSuite('bring-up')
  recorder.end({...lxd1, outcome: {status: 'passed'}})
  recorder.endSuite('bring-up')
  t.is(warnings.length, 1)
  t.throws(() => recorder.close('the end'), {
    instanceOf: LabError,
    message: /^cannot write .*is not a folder$/,
  })
  t.false(existsSync(join(base, 'taken/TEST-full.xml')))
})

test('no secret reaches the file or a listener, even one that became known late', t => {
  const heard: string[] = []
  const listener: Listener = {
    output: text => heard.push(text),
    caseEnded: result => heard.push(JSON.stringify(result)),
    closed: report => heard.push(JSON.stringify(report)),
  }
  const {recorder, xml} = setUp({listeners: [listener]})
  recorder.secret('open-sesame')
  recorder.setProperty('token', 'open-sesame')
  recorder.output('said open-\x1b[1msesame')
  recorder.end({
    ...lxd1,
    outcome: {status: 'failed', expected: 'x', got: 'open-sesame', hint: 'cat open-sesame'},
    properties: {a: 'open-sesame'},
    output: 'open-sesame and late-secret',
  })
  t.is(heard[0], 'said ***')
  recorder.secret('late-secret')
  recorder.close('the end')
  t.false(heard.join().includes('open-sesame'))
  t.notRegex(xml(), /open-sesame|late-secret/)
  t.is(xml().match(/\*\*\*/g)?.length, 7)
})

test('waits are kept for the bench and summed up for the report', t => {
  const {recorder} = setUp()
  recorder.measure('launch c1', 'lxd', 1500)
  recorder.measure('launch c2', 'lxd', 2000)
  recorder.measure('lxd-1', 'boot', 100)
  t.is(recorder.report().timings.length, 3)
  t.deepEqual(recorder.report().properties, {'lxd seconds': '3.5', 'boot seconds': '0.1'})
})

test('listeners hear of everything in order', async t => {
  const heard: string[] = []
  const {recorder} = setUp({
    listeners: [
      {
        planned: cases => heard.push(`planned ${cases.length}`),
        suiteBegan: name => heard.push(`${name} began`),
        suiteEnded: ({name, cases}) => heard.push(`${name} ended with ${cases.length}`),
        caseBegan: ({name}) => heard.push(`${name} began`),
        caseEnded: ({name, outcome}) => heard.push(`${name} ${outcome.status}`),
        closed: ({suites}) => heard.push(`closed with ${suites.length}`),
      },
    ],
  })
  recorder.plan([lxd1, cell])
  recorder.beginSuite('bring-up')
  await recorder.step(lxd1, () => {})
  recorder.endSuite('bring-up')
  recorder.endSuite('bring-up')
  recorder.close('the end')
  t.deepEqual(heard, [
    'planned 2',
    'bring-up began',
    'lxd-1 runs began',
    'lxd-1 runs passed',
    'bring-up ended with 1',
    'closed with 2',
  ])
})
