import {Readable} from 'node:stream'
import test from 'ava'
import {PlaceHandle} from '../lab/machine.ts'
import {type CommandOptions, defaultDeadline} from '../providers/provider.ts'
import {outcomeOfError} from '../report/outcome-of-error.ts'
import {hostPace} from './host-pace.ts'
import {LabError} from './lab-error.ts'
import {openCommand} from './open-command.ts'
import {type RunResult, run} from './run.ts'
import type {CommandOutput} from './shell.ts'
import type {Sight} from './wait-until.ts'

interface Ran {
  argv: readonly string[]
  options: CommandOptions
}

/** A machine whose commands run on this host; it notes them. */
function machine(pace = 1): {place: PlaceHandle; ran: Ran[]} {
  const ran: Ran[] = []
  const place = new PlaceHandle({
    name: 'web-1',
    pace,
    run(argv, options = {}) {
      ran.push({argv, options})
      return run(argv, options)
    },
    open: (argv, events) => openCommand(argv, {PATH: process.env.PATH ?? ''}, events),
    attach: argv => argv,
  })
  return {place, ran}
}

const thrown = async (command: Promise<unknown>): Promise<CommandOutput> => {
  try {
    await command
  } catch (error) {
    return error as CommandOutput
  }
  throw new Error('it did not fail')
}

test('a command runs on its machine, and what it said comes back as from zx', async t => {
  const {place, ran} = machine()
  const output = await place.$`echo one; echo two; echo oops >&2`
  t.like(output, {stdout: 'one\ntwo\n', stderr: 'oops\n', exitCode: 0, ok: true})
  t.deepEqual(output.stdall.split('\n').length, 4)
  t.is(ran.length, 1)
  t.is(ran[0]?.options.stdin, undefined)
  t.deepEqual(await place.$`echo '{"a": 1}'`.json(), {a: 1})
})

test('a value is one word, whatever is in it, and an array is as many', async t => {
  const {place} = machine()
  const word = `a b'; touch /tmp/x $(id) \`id\` "\n*`
  const {stdout} = await place.$`printf '[%s]' ${word} ${['c d', '*']}`
  t.is(stdout, `[${word}][c d][*]`)
})

test('a command reads what is given, written or piped to it', async t => {
  const {place, ran} = machine()
  t.is(await place.$({input: 'given'})`cat`.text(), 'given')
  t.is((await place.$`echo beta; echo alpha`.pipe(place.$`sort`)).stdout, 'alpha\nbeta\n')
  t.is((await place.$`echo beta; echo alpha`.pipe`sort`.pipe`head -n 1`).stdout, 'alpha\n')
  t.is(ran.length, 6)
  const written = place.$`cat`
  written.stdin.end('written')
  t.is((await written).stdout, 'written')
  const stream = place.$`cat`
  Readable.from(['st', 'ream']).pipe(stream as unknown as NodeJS.WritableStream)
  t.is((await stream).stdout, 'stream')
})

test('a command that fails tells itself, its machine, its status and what it said last', async t => {
  const {place} = machine()
  const output = await thrown(place.$`echo no such thing >&2; exit ${7}`)
  t.like(output, {exitCode: 7, ok: false, stderr: 'no such thing\n'})
  t.true(output.cause instanceof LabError)
  t.deepEqual(outcomeOfError(output), {
    status: 'error',
    message: `cannot run "echo no such thing >&2; exit '7'" on web-1: status 7: no such thing`,
  })
  t.is((await place.$({nothrow: true})`exit 3`).exitCode, 3)
  t.is((await place.$`exit 3`.nothrow()).exitCode, 3)
})

test('a command that fails in the middle of a pipe or of a script fails all of it', async t => {
  const {place} = machine()
  t.is((await thrown(place.$`false | cat`)).exitCode, 1)
  t.is((await thrown(place.$`false; echo never`)).stdout, '')
  t.regex(String((await thrown(place.$`exit 5`.pipe`cat`)).cause), /"exit 5" on web-1: status 5/)
})

test('deadlines are as much longer as the machine is slower', async t => {
  const {place, ran} = machine(3)
  await place.$`true`
  await place.$({timeout: '5s'})`true`
  await place.$`true`.timeout(700)
  const deadlines = ran.map(({options}) => (options.timeoutMs ?? 0) / (3 * hostPace()))
  t.deepEqual(deadlines, [defaultDeadline, 5000, 700])
  const {cause} = await thrown(place.$({timeout: '50ms'})`sleep 30`)
  t.regex(String(cause), /cannot run "sleep 30" on web-1: no end within its deadline/)
  await t.throwsAsync(async () => place.$({timeout: 'soon'})`true`, {message: /must be such as 500ms/})
})

test('a command ends when the run has to stop, when it is killed, and by its own signal', async t => {
  const {place} = machine()
  const stop = new AbortController()
  place.stopped = stop.signal
  const stopped = thrown(place.$`sleep 30`)
  setTimeout(() => stop.abort(new Error('the run stops')), 50)
  t.is(((await stopped).cause as Error).message, 'the run stops')
  place.stopped = undefined
  const command = place.$`sleep 30`
  setTimeout(() => command.kill(), 50)
  t.regex(String((await thrown(command)).cause), /it was ended/)
  const own = AbortSignal.timeout(50)
  t.regex(String((await thrown(place.$({signal: own})`sleep 30`)).cause), /timeout/i)
})

test('folder and variables are the machine’s', async t => {
  const {place} = machine()
  const {stdout} = await place.$({cwd: '/usr', env: {GREETING: 'good day'}})`pwd; echo "$GREETING"`
  t.is(stdout, '/usr\ngood day\n')
  t.throws(() => place.$({sync: true} as object)`true`, {message: /synchronously/})
})

test('a command that fails while something is waited for is not there yet', async t => {
  let tries = 0
  const place = new PlaceHandle({
    name: 'web-1',
    pace: 1,
    run: async (argv): Promise<RunResult> => ({
      ...{argv, signal: null, stdout: 'up\n', stderr: '', durationMs: 1, timedOut: false},
      status: tries++ < 2 ? 1 : 0,
    }),
    open: (argv, events) => openCommand(argv, {PATH: process.env.PATH ?? ''}, events),
    attach: argv => argv,
  })
  const seen = await place.waitUntil(
    'it is up',
    async (): Promise<Sight<string>> => ({value: (await place.$`curl http://[::1]/`).stdout}),
    {within: 5000},
  )
  t.is(seen, 'up\n')
  t.is(tries, 3)
})
