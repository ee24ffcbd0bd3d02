import test from 'ava'
import {Console} from './console.ts'
import {readPhaseLine} from './phase-line.ts'
import type {SuiteReport} from './report.ts'

/** What the console says, line by line. */
function linesOf(tell: (to: Console) => void): string[] {
  let text = ''
  tell(new Console({stream: {write: (piece: string) => (text += piece)}, live: false}))
  return text.trimEnd().split('\n')
}

const suite = (name: string): SuiteReport => ({name, startedAt: new Date(), durationMs: 65_000, cases: []})

test('what the console says of a phase can be read again', t => {
  const [began = '', ended = ''] = linesOf(to => {
    to.suiteBegan('reboot lxd-2')
    to.suiteEnded(suite('reboot lxd-2'))
  })
  t.deepEqual(readPhaseLine(began), {began: 'reboot lxd-2'})
  t.deepEqual(readPhaseLine(ended), {ended: 'reboot lxd-2'})
})

test('so can the end of a phase with cells', t => {
  t.deepEqual(readPhaseLine('[1m02s] matrix: 341 of 341 cells passed, done in 1.5s'), {ended: 'matrix'})
})

test('no other line is taken for one of a phase', t => {
  const said = linesOf(to => {
    to.output('[  0.6s] bring-up:\nbring-up:')
    to.warned('this is one:')
  })
  for (const line of [...said, '', 'preparation:', '[  0.6s]   passed  P1 it holds: done in 0.2s', '[x] a:'])
    t.is(readPhaseLine(line), undefined, line)
})
