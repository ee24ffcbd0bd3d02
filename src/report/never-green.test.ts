import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import fc from 'fast-check'
import {isRedFor, type Reading, readings} from '../../test/support/foreign-readers.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {CheckFailed} from '../lab/check-failed.ts'
import {LabError} from '../process/lab-error.ts'
import type {PlannedCase} from './case.ts'
import {Recorder} from './recorder.ts'

// A run that ends at any moment, by whatever, is red for whoever reads its file.

const step: PlannedCase = {suite: 'bring-up', name: 'four machines boot', claims: []}
const check: PlannedCase = {suite: 'bring-up', name: 'P1 four machines exist', claims: ['P1']}
const removal: PlannedCase = {suite: 'teardown', name: 'the lab is removed', claims: []}

function setUp(plan: readonly PlannedCase[] = [step, check, removal]) {
  const file = join(temporaryFolder(), 'TEST-full.xml')
  const abort = new AbortController()
  const recorder = new Recorder({scenario: 'full', file, signal: abort.signal})
  recorder.plan(plan)
  const read = (): Promise<Reading[]> => readings(file)
  const errors = (): string[] =>
    [...readFileSync(file, 'utf8').matchAll(/<error message="([^"]*)"/g)].map(([, message = '']) => message)
  return {recorder, abort, read, errors, stop: (why: string) => abort.abort(new Error(why))}
}

test('a case in progress is an error that tells what it was doing, for the end that nobody can report', async t => {
  const {recorder, read, errors} = setUp()
  recorder.begin(step)
  recorder.write()
  t.deepEqual(errors(), ['the run ended unexpectedly during: four machines boot'])
  t.true((await read()).every(isRedFor))
  recorder.end({...step, outcome: {status: 'passed'}})
  recorder.write()
  t.deepEqual(errors(), ['the run ended unexpectedly before: P1 four machines exist'])
  t.true((await read()).every(isRedFor))
})

test('before the first case the error tells what goes on, and after the last one it is still there', async t => {
  const {recorder, errors} = setUp()
  t.deepEqual(errors(), ['the run ended unexpectedly during: the run is planned'])
  recorder.doing('the host is prepared')
  t.deepEqual(errors(), ['the run ended unexpectedly during: the host is prepared'])
  for (const each of [step, check, removal]) recorder.end({...each, outcome: {status: 'passed'}})
  recorder.write()
  t.deepEqual(errors(), ['the run ended unexpectedly at its end'])
  recorder.close('the end')
  t.deepEqual(errors(), [])
})

test('who stops a run is named by the case in progress, and the rest is skipped behind it', async t => {
  const {recorder, stop, read, errors} = setUp()
  const booting = recorder.step(step, () => {
    stop('timed out after 60s')
    throw new Error('killed')
  })
  await t.throwsAsync(booting)
  recorder.close('timed out after 60s')
  t.deepEqual(errors(), ['timed out after 60s during: four machines boot'])
  t.is(recorder.report().stopped, 'timed out after 60s during: four machines boot')
  t.deepEqual(
    recorder
      .results()
      .slice(1)
      .map(({outcome}) => outcome.status === 'skipped' && outcome.reason),
    ['not run: timed out after 60s', 'not run: timed out after 60s'],
  )
  t.true((await read()).every(isRedFor))
})

test('a run that is stopped between two cases, or when all have passed, is an error, too', async t => {
  const between = setUp()
  between.recorder.end({...step, outcome: {status: 'passed'}})
  between.stop('terminated (SIGTERM)')
  between.recorder.close('terminated (SIGTERM)')
  t.deepEqual(between.errors(), ['terminated (SIGTERM) before: P1 four machines exist'])

  const late = setUp()
  for (const each of [step, check]) late.recorder.end({...each, outcome: {status: 'passed'}})
  late.recorder.begin(removal)
  late.stop('interrupted')
  late.recorder.end({...removal, outcome: {status: 'passed'}})
  late.recorder.close('interrupted')
  t.deepEqual(late.errors(), ['interrupted during: the lab is removed'])
  for (const {read} of [between, late]) t.true((await read()).every(isRedFor))
})

test('a run that could not go on for a reason that no case tells has that reason as an error', async t => {
  const {recorder, read, errors} = setUp()
  recorder.fail({message: 'cannot make lab "a": it is there', hint: 'down'})
  recorder.close('cannot make lab "a": it is there')
  t.deepEqual(errors(), ['cannot make lab &quot;a&quot;: it is there'])
  t.is(recorder.report().stopped, 'cannot make lab "a": it is there')
  t.true((await read()).every(isRedFor))
})

test('a reason that no case tells is told also when the run is stopped during its removal', async t => {
  const {recorder, stop, errors} = setUp()
  for (const each of [step, check]) recorder.end({...each, outcome: {status: 'passed'}})
  recorder.fail({message: 'the script ended: x is not a function'})
  recorder.doing('the lab is removed')
  stop('interrupted')
  recorder.close('interrupted')
  t.deepEqual(errors(), ['the script ended: x is not a function; interrupted during: the lab is removed'])
})

test('a run in which nothing could be proven is an error, not a file of skipped cases', async t => {
  const {recorder, read, errors} = setUp()
  for (const each of [step, check, removal]) recorder.skip(each, 'not on these machines')
  recorder.close('the end')
  t.deepEqual(errors(), ['nothing passed'])
  t.true((await read()).every(isRedFor))
})

type Move = 'begin' | 'pass' | 'fail' | 'error' | 'skip' | 'suite' | 'stop' | 'doing'
const moves = fc.array(
  fc.tuple(
    fc.constantFrom<Move>('begin', 'pass', 'fail', 'error', 'skip', 'suite', 'stop', 'doing'),
    fc.nat(5),
  ),
  {maxLength: 20},
)

test('whatever happens in a run, its file is red for every reader until the run has passed', async t => {
  await fc.assert(
    fc.asyncProperty(moves, fc.boolean(), async (list, closes) => {
      const plan = Array.from({length: 6}, (_, index) => ({
        ...step,
        suite: `s${index >> 1}`,
        name: `c${index}`,
      }))
      const {recorder, stop, read} = setUp(plan)
      const open = new Map(plan.map(each => [each.name, each]))
      for (const [move, index] of list) {
        const each = open.get(`c${index}`)
        if (move === 'stop') stop('stopped')
        else if (move === 'doing') recorder.doing('something')
        else if (move === 'suite') recorder.beginSuite(`s${index >> 1}`)
        else if (each && move === 'begin') recorder.begin(each)
        else if (each) {
          open.delete(each.name)
          if (move === 'skip') recorder.skip(each, 'elsewhere')
          else
            await recorder
              .step(each, () => {
                if (move === 'fail') throw new CheckFailed({expected: 'a', got: 'b'})
                if (move === 'error') throw new LabError('no')
              })
              .catch(() => {})
        }
        recorder.write()
        t.true((await read()).every(isRedFor))
      }
      if (!closes) return
      recorder.close('the end')
      const results = recorder.results()
      const green =
        list.every(([move]) => move !== 'stop') &&
        results.every(({outcome}) => outcome.status !== 'error' && outcome.status !== 'failed')
      for (const reading of await read()) t.is(isRedFor(reading), !green)
      if (green) t.true(results.some(({outcome}) => outcome.status === 'passed'))
    }),
    {seed: 4, numRuns: 60},
  )
})
