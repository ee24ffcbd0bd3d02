import test from 'ava'
import {LabError} from '../process/lab-error.ts'
import {openCommand} from '../process/open-command.ts'
import {run} from '../process/run.ts'
import {PlaceHandle} from './machine.ts'
import {runTogether} from './run-together.ts'

const here = new PlaceHandle({
  name: 'here',
  pace: 1,
  run: (argv, options) => run(argv, options),
  open: (argv, events) => openCommand(argv, {PATH: process.env.PATH ?? ''}, events),
  attach: argv => argv,
})

test('each command has its own status and streams, in the order of the commands', async t => {
  const said = await runTogether(here, [
    ['sh', '-c', 'sleep 0.1; echo slow; echo "its errors" >&2; exit 3'],
    ['echo', 'fast'],
    ['fanlab-has-no-such-command'],
  ])
  t.deepEqual(said[0], {status: 3, stdout: 'slow\n', stderr: 'its errors\n'})
  t.deepEqual(said[1], {status: 0, stdout: 'fast\n', stderr: ''})
  t.is(said[2]?.status, 127)
})

test('words reach the commands as they are', async t => {
  const words = ["it's", '$HOME', '`id`', 'a\nb', '"', '\\', '*', '']
  const [said] = await runTogether(here, [['printf', '%s|', ...words]])
  t.is(said?.stdout, words.map(word => `${word}|`).join(''))
})

test('commands run side by side', async t => {
  const start = performance.now()
  await runTogether(here, Array(5).fill(['sleep', '0.3']))
  t.true(performance.now() - start < 1200)
})

test('when the deadline comes first, the place is named', async t => {
  const error = await t.throwsAsync(runTogether(here, [['sleep', '5']], {timeoutMs: 100}), {
    instanceOf: LabError,
  })
  t.regex(error.message, /cannot run 1 commands side by side on here/)
})
