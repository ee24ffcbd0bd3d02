import test from 'ava'
import {run} from './run.ts'
import {whyFailed} from './why-failed.ts'

test('a command that failed tells why, one that said nothing its status', async t => {
  t.is(whyFailed(await run(['sh', '-c', 'echo full >&2; exit 3'])), 'full')
  t.is(whyFailed(await run(['sh', '-c', 'exit 3'])), 'status 3')
})

test('that the deadline ended a command is told, whatever it said', async t => {
  const late = await run(['sh', '-c', 'echo waits >&2; exec sleep 60'], {timeoutMs: 100})
  t.regex(whyFailed(late), /^not within \d+\.\d s: waits$/)
})
