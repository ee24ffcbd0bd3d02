import test from 'ava'
import {superviseChild} from './supervised-child.ts'

const start = (script: string, lines: string[] = []) =>
  superviseChild(['sh', '-c', script], {cwd: '/', env: process.env, onLine: line => lines.push(line)})

test('its lines are told, the last one even without an end, and its status', async t => {
  const lines: string[] = []
  t.is(await start('echo one; echo two >&2; printf three; exit 7', lines).ended, 7)
  t.deepEqual(lines.sort(), ['one', 'three', 'two'])
})

test('a signal that ended it is told as a shell tells it', async t => {
  t.is(await start('kill -TERM $$').ended, 143)
})

test('to stop it ends its input', async t => {
  const child = start('cat >/dev/null; exit 3')
  t.truthy(child.identity)
  child.stop('enough')
  child.stop('enough')
  t.is(await child.ended, 3)
})

test('what it left behind may hold its output open', async t => {
  const start_ = performance.now()
  t.is(await start('sleep 20 & exit 4').ended, 4)
  t.true(performance.now() - start_ < 10_000)
})

test('a command that is not there is an error', async t => {
  const child = superviseChild(['/no/such'], {cwd: '/', env: {}, onLine: () => {}})
  await t.throwsAsync(child.ended, {message: /ENOENT/})
})
