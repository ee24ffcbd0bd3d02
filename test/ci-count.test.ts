import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import test from 'ava'
import {packageRoot} from '../src/process/package-root.ts'
import {run} from '../src/process/run.ts'
import {skipHere} from './support/skip-here.ts'
import {temporaryFolder} from './support/temporary-folder.ts'

type Kind = 'ava' | 'junit' | 'checks'

/** What .ci/count.mjs prints of a log: passed, failed and skipped. */
const counted = async (kind: Kind, text: string, status: number): Promise<string> =>
  (await printed(kind, text, status)).stdout.trim()

function printed(kind: Kind, text: string, status: number) {
  const file = join(temporaryFolder(), 'log')
  writeFileSync(file, text)
  const argv = [process.execPath, join(packageRoot, '.ci/count.mjs'), kind, file, String(status)]
  return run(argv, {timeoutMs: 20_000})
}

/** As ava 8 wrote it when no terminal was there; one test failed, so it does not say how many have passed. */
const withFailure = `
  - [skip] declared
  ✔ a ✔ in its title
  ✔ without its tool
    ℹ skipped: there is no tool
  ✔ slow (1.2s)
    ℹ ✔ a word of its own
  ✘ [fail]: bad one
    ℹ what it saw
      on two lines
  ✔ another
  ─

  bad one

  test/trial.test.ts:7

  Difference (- actual, + expected):

  - 1
  + 2

  ─

  1 test failed
  1 test skipped
`

test('tests that passed are counted when others failed, and one that was skipped has not passed', async t => {
  t.is(await counted('ava', withFailure, 1), '3 1 2')
})

test('each failure is told on the standard error with what it said, so that the end of a long run is enough', async t => {
  const told = async (...args: Parameters<typeof printed>) => (await printed(...args)).stderr
  t.is(await told('ava', withFailure, 1), 'log: ✘ [fail]: bad one\n    ℹ what it saw\n      on two lines\n')
  const junit = (failure: string) => `<testcase classname="x" name="a > b"><failure${failure}/></testcase>`
  t.is(await told('junit', junit(''), 1), 'log: a > b\n')
  t.is(await told('junit', junit(' message="got 1"'), 1), 'log: a > b\n    got 1\n')
  t.is(await told('checks', 'passed: ruff\nfailed: hadolint\n', 1), 'log: failed: hadolint\n')
  t.is(await told('ava', '  ✔ one\n', 143), 'log: exit status 143, 1 passed, and no failure is told\n')
  t.is(await told('ava', '  ✔ one\n', 0), '')
})

test('each kind of failure counts, one without a failed test as well', async t => {
  const passed = '  ✔ one\n  ✔ two\n  ─\n\n  2 tests passed\n'
  t.is(await counted('ava', passed, 0), '2 0 0')
  t.is(await counted('ava', passed, 1), '2 1 0')
  t.is(
    await counted('ava', `${passed}  1 uncaught exception\n  2 tests remained pending after a timeout\n`, 1),
    '2 3 0',
  )
})

test('a run that was ended in the middle tells what it saw; one that tried nothing has failed', async t => {
  t.is(await counted('ava', '  ✔ one\n  ✘ [fail]: two\n', 124), '1 1 0')
  t.is(await counted('ava', '', 0), '0 1 0')
  t.is(await counted('ava', '  ✔ one\n    ℹ skipped: there is no tool\n', 0), '0 1 1')
})

test('cases of JUnit are told apart', async t => {
  const cases = [
    '<testcase name="a"/>',
    '<testcase name="b"><failure/></testcase>',
    '<testcase name="c"><error/></testcase>',
    '<testcase name="d"><skipped/></testcase>',
  ]
  t.is(await counted('junit', `<testsuite>${cases.join('\n')}</testsuite>`, 2), '1 2 1')
})

test('checks are counted by their lines', async t => {
  t.is(await counted('checks', 'passed: a\nwarning: passed: b\nfailed: c\npassed: d\n', 1), '2 1 0')
  t.is(await counted('checks', 'passed: a\n', 1), '1 1 0')
})

test('a test that cannot be run here says so in the line that is counted', t => {
  const lines: string[] = []
  skipHere({log: (line: string) => lines.push(line), pass: () => t.pass()} as never, 'there is no tool')
  t.deepEqual(lines, ['skipped: there is no tool'])
})
