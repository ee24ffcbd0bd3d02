import test from 'ava'
import {ChannelBroken, throughChannel} from './channel.ts'

/** A channel that runs the command right here, after words of its own, and ends with a status of its own. */
const here =
  (before = '', after = ''): ((argv: readonly string[]) => string[]) =>
  argv => ['sh', '-c', `${before}\n"$@"; status=$?; ${after}\nexit $status`, 'channel', ...argv]

test('what the channel says of itself is not the command’s', async t => {
  const channel = here('echo "Warning: connecting" >&2', 'echo "Connection closed" >&2')
  const result = await throughChannel('m', ['sh', '-c', 'echo out; echo err >&2; exit 3'], {}, channel)
  t.like(result, {status: 3, stdout: 'out\n', stderr: 'err\n'})
})

test('a command may say nothing, or end without a newline', async t => {
  t.like(await throughChannel('m', ['true'], {}, here()), {status: 0, stdout: '', stderr: ''})
  t.like(await throughChannel('m', ['sh', '-c', 'printf x >&2'], {}, here()), {stderr: 'x'})
})

test('the command’s status counts, whatever the channel makes of it', async t => {
  for (const status of [0, 1, 2, 255]) {
    const argv = ['sh', '-c', 'exit "$1"', 'sh', `${status}`]
    t.is((await throughChannel('m', argv, {}, here('', 'exit 2'))).status, status)
  }
})

test('a machine that is not reached is an error, whatever the status', async t => {
  for (const status of [0, 1, 2, 255]) {
    const error = await t.throwsAsync(
      throughChannel('m', ['true'], {}, () => ['sh', '-c', `echo "no route" >&2; exit ${status}`]),
      {instanceOf: ChannelBroken},
    )
    t.is(error?.message, 'cannot run "true" on m: the machine cannot be reached: no route')
    t.false(error?.begun)
  }
})

test('a connection that breaks in the middle is an error that says so', async t => {
  const error = await t.throwsAsync(
    throughChannel('m', ['sleep', '5'], {}, argv => ['timeout', '--signal=KILL', '0.5', ...argv]),
    {instanceOf: ChannelBroken, message: /^cannot run "sleep" on m: the connection broke/},
  )
  t.true(error?.begun)
})

test('an expired deadline is none', async t => {
  const result = await throughChannel('m', ['sleep', '30'], {timeoutMs: 200}, here())
  t.true(result.timedOut)
})

test('tokens in the environment do not reach the channel', async t => {
  process.env.FANLAB_TOKEN_OF_TEST = 'secret'
  t.teardown(() => delete process.env.FANLAB_TOKEN_OF_TEST)
  t.notRegex((await throughChannel('m', ['env'], {}, here())).stdout, /FANLAB_TOKEN_OF_TEST/)
})

test('a channel that hangs after the end of its command is ended, and the result is whole', async t => {
  const script = 'printf out; printf err >&2; exit 3'
  const result = await throughChannel('m', ['sh', '-c', script], {}, here('', 'sleep 20'))
  t.like(result, {status: 3, stdout: 'out', stderr: 'err', timedOut: false})
  t.true(result.durationMs < 6000)
})
