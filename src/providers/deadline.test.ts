import test from 'ava'
import {identify, isAlive} from '../process/process-identity.ts'
import {withDeadline} from './deadline.ts'

// The channel is none: commands run right here, as they would on a machine.
const here = (argv: readonly string[]): string[] => [...argv]

test('a command gets its words and its input as they are, and its status comes back', async t => {
  const argv = ['sh', '-c', 'cat; printf "%s|" "$@" >&2; exit 3', 'sh', 'a b', '$HOME', '', "'"]
  const result = await withDeadline(argv, {stdin: 'hello'}, here)
  t.like(result, {argv, status: 3, stdout: 'hello', stderr: "a b|$HOME||'|", timedOut: false})
})

test('a command without input reads an empty one', async t => {
  t.like(await withDeadline(['cat'], {}, here), {status: 0, stdout: ''})
})

test('the signal that ended a command shows in its status', async t => {
  t.is((await withDeadline(['sh', '-c', 'kill -TERM $$'], {}, here)).status, 143)
})

test('a command may have the status of an expired deadline without having expired', async t => {
  for (const status of [124, 137]) {
    const result = await withDeadline(['sh', '-c', `exit ${status}`], {timeoutMs: 5000}, here)
    t.like(result, {status, timedOut: false})
  }
})

test('the deadline ends a command', async t => {
  const result = await withDeadline(['sleep', '30'], {timeoutMs: 200}, here)
  t.true(result.timedOut)
  t.true(result.durationMs < 2000)
})

test('the deadline ends also a child that ignores the request', async t => {
  const script = '(trap "" TERM; echo $(exec sh -c "echo \\$PPID"); while :; do sleep 1; done) & sleep 30'
  const result = await withDeadline(['sh', '-c', script], {timeoutMs: 300}, here)
  t.true(result.timedOut)
  t.true(result.durationMs < 4000)
  const child = identify(Number(result.stdout))
  t.false(child !== undefined && isAlive(child))
})

test('the request to end can be obeyed in an orderly way', async t => {
  const script = 'trap "echo tidied; exit 0" TERM; echo begun; while :; do sleep 0.1; done'
  const result = await withDeadline(['sh', '-c', script], {timeoutMs: 300}, here)
  t.like(result, {stdout: 'begun\ntidied\n', timedOut: true})
})

test('a channel that hangs is given up', async t => {
  const hanging = (): string[] => ['sh', '-c', 'trap "" TERM; sleep 60; sleep 60']
  const result = await withDeadline(['true'], {timeoutMs: 100}, hanging)
  t.true(result.timedOut)
  t.true(result.durationMs < 12_000)
})
