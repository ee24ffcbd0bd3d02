import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {readCommandLine} from '../cli/read-command-line.ts'
import {CallersFiles} from '../files/callers-files.ts'
import {Recorder} from '../report/recorder.ts'
import {reportPlace} from '../report/report-place.ts'
import {ResultFile, type ScenarioResult, writeRefusal} from './result-file.ts'

function world() {
  const folder = temporaryFolder()
  const file = join(folder, 'new', 'result.json')
  const {request} = readCommandLine(
    ['--result', file, '--lab', 'one', '--reports', folder],
    ['result', 'lab', 'reports'],
  )
  const stop = new AbortController()
  const result = new ResultFile(
    request,
    reportPlace(new CallersFiles(undefined), folder, {scenario: 'up', job: ''}),
    {
      report: () => recorder.report(),
      warn: () => {},
      owner: undefined,
      signal: stop.signal,
    },
  )
  const recorder = new Recorder({
    scenario: 'up',
    file: join(folder, 'TEST-up.xml'),
    listeners: [result],
    signal: stop.signal,
  })
  recorder.plan(
    ['P1 one', 'P2 two', 'three'].map(name => ({suite: 'first', name, claims: [name.slice(0, 2)]})),
  )
  const read = (): ScenarioResult => JSON.parse(readFileSync(file, 'utf8'))
  return {folder, request, stop, result, recorder, read}
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

test('a run that is being stopped has a result at once, which tells why and during what', t => {
  const {stop, result, recorder, read} = world()
  recorder.end({...at('P1 one'), outcome: {status: 'passed'}})
  recorder.begin(at('P2 two'))
  stop.abort(new Error('timed out after 60s'))
  result.write()
  t.like(read(), {
    ...{verdict: 'interrupted', reason: 'timed out after 60s during: P2 two'},
    ...{total: 3, passed: 1, errors: 1, skipped: 1},
  })
})

test('from the plan on there is a result, as a run that is killed leaves it', t => {
  const {read, folder} = world()
  t.like(read(), {
    ...{verdict: 'error', junit: join(folder, 'TEST-up.xml')},
    reason: 'the run ended unexpectedly during: the run is planned',
  })
})

test('a run that is refused has no counts, but its report', t => {
  const {result, recorder, read, folder} = world()
  result.refusal = 'fanlab: no disk'
  recorder.close('no disk')
  t.like(read(), {reason: 'fanlab: no disk', total: 0, errors: 0, junit: join(folder, 'TEST-up.xml')})
})

test('a run that could not begin has one with the reason', t => {
  const {request, read} = world()
  writeRefusal(request, undefined, 'up', 'fanlab: no disk')
  t.like(read(), {verdict: 'error', reason: 'fanlab: no disk', total: 0, junit: '', lab: 'one'})
})

test('without --result nothing is written', t => {
  const {request} = readCommandLine([], [])
  t.notThrows(() => writeRefusal(request, undefined, 'up', 'no disk'))
})
