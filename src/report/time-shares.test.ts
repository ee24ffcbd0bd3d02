import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import fc from 'fast-check'
import {reportOf, result, startedAt} from '../../test/support/sample-report.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {Recorder} from './recorder.ts'
import {timeShares} from './time-shares.ts'

const at = (ms: number): Date => new Date(startedAt.getTime() + ms)

function sharesOf(durationMs: number, ...spans: [from: number, to: number][]): number[] {
  const cases = spans.map(([from, to], index) =>
    result('s', `case ${index}`, {status: 'passed'}, {startedAt: at(from), durationMs: to - from}),
  )
  const [suite] = reportOf(cases).suites
  return suite ? timeShares({...suite, durationMs}) : []
}

test('what runs alone has its own time, what runs side by side shares it', t => {
  t.deepEqual(sharesOf(10_000, [0, 2000], [2000, 3000]), [2000, 1000])
  t.deepEqual(sharesOf(10_000, [0, 4000], [1000, 2000]), [3500, 500])
  t.deepEqual(sharesOf(10_000, [0, 3000], [0, 3000], [0, 3000]), [1000, 1000, 1000])
})

test('a case has no time of what came between two parts of its suite', t => {
  const parts = [at(0), at(8000)].map(startedAt => ({startedAt, durationMs: 1000}))
  const cases = [
    [0, 500],
    [500, 8500],
    [8500, 9500],
  ].map(([from = 0, to = 0], index) =>
    result('s', `case ${index}`, {status: 'passed'}, {startedAt: at(from), durationMs: to - from}),
  )
  const [suite] = reportOf(cases).suites
  t.truthy(suite)
  if (suite) t.deepEqual(timeShares({...suite, startedAt: at(0), durationMs: 2000, parts}), [500, 1000, 500])
})

test('a case cannot take longer than its suite', t => {
  t.deepEqual(sharesOf(2000, [-500, 60_000]), [2000])
  t.deepEqual(sharesOf(2000, [5000, 6000]), [0])
})

/** Times in milliseconds, as a reader of the file finds them. */
function timesIn(xml: string): {suite: number; cases: number[]}[] {
  const ms = (text: string): number[] =>
    [...text.matchAll(/<test(?:case|suite) [^>]*\btime="(\d+)\.(\d{3})"/g)].map(([, s, rest]) =>
      Number(`${s}${rest}`),
    )
  return xml
    .split('<testsuite ')
    .slice(1)
    .map(text => {
      const [suite = 0, ...cases] = ms(`<testsuite ${text}`)
      return {suite, cases}
    })
}

const file = join(temporaryFolder(), 'TEST-times.xml')
const [short, long] = [fc.integer({min: 0, max: 20}), fc.integer({min: 0, max: 100_000})]
/** Cases that begin and end in any order, cells with times of their own, and others that come between. */
const moves = fc.array(fc.tuple(fc.constantFrom('begin', 'end', 'cell', 'others'), short, long), {
  maxLength: 60,
})

test('whatever runs side by side, the cases of a suite add up to no more than it took', t => {
  fc.assert(
    fc.property(moves, list => {
      let time = startedAt.getTime()
      const recorder = new Recorder({scenario: 'times', file, now: () => new Date(time)})
      recorder.beginSuite('s')
      const running: string[] = []
      for (const [index, [move, which, ms]] of list.entries()) {
        if (move === 'others') recorder.endSuite('s')
        time += which === 0 ? 0 : ms
        if (move === 'others') recorder.beginSuite('s')
        if (move === 'others') continue
        const name = move === 'end' ? running.splice(which % (running.length || 1), 1)[0] : `case ${index}`
        if (name === undefined) continue
        const reference = {suite: 's', name}
        if (move === 'begin') recorder.begin(reference)
        if (move === 'begin') running.push(name)
        if (move === 'end') recorder.end({...reference, outcome: {status: 'passed'}})
        if (move === 'cell')
          recorder.end({
            ...reference,
            outcome: {status: 'passed'},
            startedAt: new Date(time - ms),
            durationMs: ms,
          })
      }
      recorder.endSuite('s')
      recorder.close('done')
      for (const {suite, cases} of timesIn(readFileSync(file, 'utf8')))
        t.true(cases.reduce((sum, each) => sum + each, 0) <= suite)
    }),
    {seed: 10, numRuns: 200},
  )
})
