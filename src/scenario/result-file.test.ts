import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {Recorder} from '../report/recorder.ts'
import {temporaryFolder} from '../testing/temporary-folder.ts'
import {readOptions} from './options.ts'
import {ResultFile, type ScenarioResult, writeRefusal} from './result-file.ts'

function world() {
  const folder = temporaryFolder()
  const file = join(folder, 'new', 'result.json')
  const options = readOptions(
    ['--result', file, '--lab', 'one', '--reports', folder],
    ['result', 'lab', 'reports'],
  )
  const stop = new AbortController()
  const result = new ResultFile(options, undefined, stop.signal, () => {})
  const recorder = new Recorder({scenario: 'up', file: join(folder, 'TEST-up.xml'), listeners: [result]})
  recorder.plan(
    ['P1 one', 'P2 two', 'three'].map(name => ({suite: 'first', name, claims: [name.slice(0, 2)]})),
  )
  const read = (): ScenarioResult => JSON.parse(readFileSync(file, 'utf8'))
  return {folder, options, stop, result, recorder, read}
}

const at = (name: string) => ({suite: 'first', name})

test('the result tells counts, failures with their ids, and where the reports are', t => {
  const {recorder, read, folder} = world()
  recorder.end({
    ...at('P1 one'),
    outcome: {status: 'failed', expected: 'an answer', got: 'silence', hint: 'look'},
  })
  recorder.end({...at('P2 two'), outcome: {status: 'passed'}})
  recorder.skip(at('three'), 'not here')
  recorder.warn('the lab is still there')
  recorder.close('over')
  t.like(read(), {
    ...{scenario: 'up', verdict: 'failed', total: 3, passed: 1, failed: 1, errors: 0, skipped: 1, lab: 'one'},
    ...{junit: join(folder, 'TEST-up.xml'), evidence: '', kept: false},
    warnings: ['the lab is still there'],
  })
  t.like(read().failures, {
    0: {name: 'P1 one', suite: 'first', message: 'expected: an answer\ngot: silence\nhint: look'},
    length: 1,
  })
  t.deepEqual(read().failures[0]?.ids, ['P1'])
})

test('a run that is being stopped has a result at once', t => {
  const {stop, result, recorder, read} = world()
  recorder.end({...at('P1 one'), outcome: {status: 'passed'}})
  stop.abort()
  result.write(recorder.report())
  t.like(read(), {verdict: 'interrupted', total: 3, passed: 1, skipped: 2})
})

test('a run that could not begin has one with the reason', t => {
  const {options, read} = world()
  writeRefusal(options, undefined, 'up', 'fanlab: no disk')
  t.like(read(), {verdict: 'error', reason: 'fanlab: no disk', total: 0, junit: '', lab: 'one'})
})

test('without --result nothing is written', t => {
  const options = readOptions([], [])
  t.notThrows(() => writeRefusal(options, undefined, 'up', 'no disk'))
})
