import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {identify, isAlive} from './process-identity.ts'
import {run} from './run.ts'

test('odd arguments reach the command as they are', async t => {
  const odd = [
    'a b',
    "it's",
    '"q"',
    '$HOME',
    '`id`',
    '*',
    '',
    '\n',
    '\\',
    '--',
    'ä',
    '!x',
    '~',
    '{a,b}',
    ';true',
  ]
  const result = await run(['printf', '%s\\0', ...odd])
  t.deepEqual(result.stdout.split('\0').slice(0, -1), odd)
})

test('the exit status and both streams are told apart', async t => {
  const result = await run(['sh', '-c', 'echo out; echo err >&2; exit 3'])
  t.like(result, {status: 3, stdout: 'out\n', stderr: 'err\n', timedOut: false, signal: null})
})

test('a command reads the given input, also an empty one', async t => {
  t.is((await run(['cat'], {stdin: 'hello'})).stdout, 'hello')
  t.is((await run(['cat'], {stdin: ''})).stdout, '')
  t.is((await run(['cat'])).stdout, '')
})

test('a command that ends without reading a large input is no error', async t => {
  t.is((await run(['true'], {stdin: 'x'.repeat(1_000_000)})).status, 0)
})

test('the deadline ends the command and what it started, even if they ignore the request', async t => {
  const result = await run(['bash', '-c', 'trap "" TERM; sleep 30 & echo $!; sleep 30; sleep 30'], {
    timeoutMs: 200,
  })
  t.true(result.timedOut)
  t.true(result.durationMs < 10_000)
  // Who inherits the dead child may take a while to collect it.
  const child = identify(Number(result.stdout))
  t.false(child !== undefined && isAlive(child))
})

test('aborting ends the command and rejects with the reason', async t => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(new Error('stop now')), 100)
  await t.throwsAsync(run(['sleep', '30'], {signal: controller.signal}), {message: 'stop now'})
})

test('a missing command has the status of a shell that cannot find it, and so has one that may not be run', async t => {
  t.like(await run(['no-such-command-here']), {
    status: 127,
    stderr: 'no-such-command-here: command not found\n',
  })
  const folder = temporaryFolder()
  t.like(await run([folder]), {status: 126, stderr: `${folder}: permission denied\n`})
})

test('what can be no command, or no folder to run it in, is an error that names the command', async t => {
  await t.throwsAsync(run(['true', 'a\0b']), {message: /^cannot start "true": /})
  await t.throwsAsync(run(['']), {message: /^cannot start "": /})
  await t.throwsAsync(run(['true'], {cwd: '/no/such/folder'}), {message: /^cannot start "true": /})
})

test('the caller environment is replaced when another is given', async t => {
  const result = await run(['/usr/bin/env'], {env: {ONLY: 'this'}})
  t.regex(result.stdout, /ONLY=this/)
  t.notRegex(result.stdout, /^HOME=/m)
})

test('a deadline holds even when something that left the process group keeps the output open', async t => {
  const result = await run(['sh', '-c', 'setsid sleep 30 & echo $!; wait'], {timeoutMs: 200})
  t.true(result.timedOut)
  t.true(result.durationMs < 10_000)
  process.kill(Number(result.stdout), 'SIGKILL')
})

test('no start-up file of a shell has a say in it', async t => {
  const home = temporaryFolder()
  for (const name of ['.bashrc', '.profile', '.shrc']) writeFileSync(join(home, name), 'echo from a file\n')
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    BASH_ENV: join(home, '.bashrc'),
    ENV: join(home, '.shrc'),
  }
  for (const options of [{env}, {env, stdin: ''}, {env: {...env, SHLVL: '0'}, stdin: 'x'}])
    t.like(await run(['echo', 'hello'], options), {stdout: 'hello\n', stderr: ''})
})

test('of endless output the beginning and the end are kept, and how much lies between is told', async t => {
  const before = process.memoryUsage().rss
  const script = 'echo first; head -c 60000000 /dev/zero | tr "\\0" x; echo; echo last; echo said >&2'
  const {status, stdout, stderr} = await run(['sh', '-c', script])
  t.is(status, 0)
  t.true(stdout.startsWith('first\nxxx'))
  t.true(stdout.endsWith('xxx\nlast\n'))
  t.true(stdout.length < 17 * 2 ** 20)
  t.regex(stdout, /\n\[\d+ bytes of output left out: 16777216 are kept\]\n/)
  t.is(stderr, 'said\n')
  t.true(process.memoryUsage().rss - before < 150_000_000)
})

test('a character that comes in two pieces is one', async t => {
  const script = String.raw`printf '\303'; sleep 0.1; printf '\244\n'`
  t.is((await run(['sh', '-c', script])).stdout, 'ä\n')
})
