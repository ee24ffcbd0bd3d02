import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {channelHere} from '../../test/support/channel-here.ts'
import {skipHere} from '../../test/support/skip-here.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {LabError} from '../process/lab-error.ts'
import {missingTools} from '../process/missing-tools.ts'
import {identify, isAlive} from '../process/process-identity.ts'
import {type Sight, waitUntil} from '../process/wait-until.ts'
import type {AgentChannel} from './agent-channel.ts'
import {type AgentPlace, CommandLost, runByAgent} from './embedded/agent-command.ts'
import {openByAgent} from './embedded/open-by-agent.ts'
import type {CommandOptions} from './provider.ts'

const placeOf = (channel: AgentChannel): AgentPlace => ({
  ...{name: 'm', hint: 'look at it'},
  connect: (...how) => channel.connect(...how),
})
const ask = (channel: AgentChannel, argv: readonly string[], options?: CommandOptions) =>
  runByAgent(placeOf(channel), argv, options)

/** The agent's own process, as a command of it sees its parent. */
const pidOfAgent = async (channel: AgentChannel): Promise<number> =>
  Number((await ask(channel, ['sh', '-c', 'echo $PPID'])).stdout)

/** Numbers that a command writes into the file as soon as it runs. */
const numbersIn = (file: string): Promise<number[]> =>
  waitUntil(
    'the command runs',
    async (): Promise<Sight<number[]>> => {
      const said = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
      return said === '' ? {notYet: 'no pids'} : {value: said.split(' ').map(Number)}
    },
    {within: 10_000},
  )

const untilGone = (processes: readonly ReturnType<typeof identify>[]): Promise<true> =>
  waitUntil(
    'the processes are gone',
    async (): Promise<Sight<true>> =>
      processes.some(each => each !== undefined && isAlive(each)) ? {notYet: 'they run'} : {value: true},
    {within: 10_000},
  )

/** Machines have Python; where the computer that runs the tests has none, these have nothing to talk to. */
function withPython(title: string, body: (t: ExecutionContext) => Promise<void>): void {
  test(title, async t => {
    if ((await missingTools(['python3'])).length > 0) return skipHere(t, 'there is no python3')
    return body(t)
  })
}

withPython(
  'what runs when the agent is killed is an error, and the next command has a new agent',
  async t => {
    const broken = channelHere()
    const pid = await pidOfAgent(broken)
    const running = ask(broken, ['sleep', '60'])
    process.kill(pid, 'SIGKILL')
    await t.throwsAsync(running, {message: 'cannot run "sleep" on m: the connection broke'})
    t.not(await pidOfAgent(broken), pid)
    broken.close()
  },
)

withPython('what an agent ran that is killed is ended, with all of its process group', async t => {
  const broken = channelHere()
  const file = join(temporaryFolder(), 'pids')
  const running = ask(broken, ['sh', '-c', 'sleep 60 & echo "$$ $! $PPID" > "$1"; wait', 'sh', file])
  const [shell = 0, child = 0, own = 0] = await numbersIn(file)
  const commands = [shell, child].map(identify)
  process.kill(own, 'SIGKILL')
  await t.throwsAsync(running, {message: /the connection broke/})
  await untilGone(commands)
  t.pass()
  broken.close()
})

withPython('a channel that is closed ends its agent and all that runs over it', async t => {
  const closed = channelHere()
  const own = identify(await pidOfAgent(closed))
  const file = join(temporaryFolder(), 'pid')
  const running = ask(closed, ['sh', '-c', 'echo $$ > "$1"; exec sleep 60', 'sh', file])
  const [pid = 0] = await numbersIn(file)
  const command = identify(pid)
  closed.close()
  await t.throwsAsync(running, {message: /the connection broke/})
  t.false(own !== undefined && isAlive(own))
  await untilGone([command])
})

withPython('what runs over a channel that is dropped hears why at once, and ends', async t => {
  // Nothing of it notices: the tool of the host's stays, as it does for a machine that went without a farewell.
  const dropped = channelHere(agent => ['sh', '-c', 'trap "" TERM; "$@"; exec sleep 60', 'sh', ...agent])
  const own = await pidOfAgent(dropped)
  const file = join(temporaryFolder(), 'pid')
  const ends: string[] = []
  const open = openByAgent(placeOf(dropped), ['sh', '-c', 'echo $$ > "$1"; exec cat', 'sh', file], {
    onOutput: () => {},
    onEnd: said => ends.push(said),
  })
  const running = ask(dropped, ['sleep', '60'])
  const commands = [own, ...(await numbersIn(file))].map(identify)
  dropped.drop('the machine went down')
  t.deepEqual(ends, ['the machine went down'])
  await t.throwsAsync(running, {
    instanceOf: CommandLost,
    message: 'cannot run "sleep" on m: the machine went down',
  })
  open.close()
  await untilGone(commands)
  t.not(await pidOfAgent(dropped), own)
  dropped.close()
})

test('who waits for a stream that is dropped hears why', async t => {
  const dropped = channelHere(() => ['sleep', '60'])
  const waiting = ask(dropped, ['true'])
  dropped.drop('the machine went down')
  await t.throwsAsync(waiting, {message: 'cannot run "true" on m: the machine went down'})
})

withPython('a stream that hangs is given up, and the next command has a new one', async t => {
  const file = join(temporaryFolder(), 'pid')
  const channel = channelHere(agent => ['sh', '-c', 'echo $$ >>"$0"; exec "$@"', file, ...agent])
  const first = await pidOfAgent(channel)
  const begun = join(temporaryFolder(), 'begun')
  const running = ask(channel, ['sh', '-c', 'echo 1 >"$1"; exec sleep 60', 'sh', begun])
  await numbersIn(begun)
  process.kill(first, 'SIGSTOP')
  await t.throwsAsync(ask(channel, ['true'], {timeoutMs: 100}), {
    message: 'cannot run "true" on m: the machine does not answer',
  })
  // It is known only by its silence, which takes longer than one command waits.
  await t.throwsAsync(running, {message: 'cannot run "sh" on m: the machine does not answer'})
  t.not(await pidOfAgent(channel), first)
  process.kill(first, 'SIGCONT')
  channel.close()
})

/** Runs the agent, and collects it when it has ended and the file is there, or not even its folder. */
const collectsLate = `
import os, subprocess, sys, time
agent = subprocess.Popen(sys.argv[2:])
os.waitid(os.P_PID, agent.pid, os.WEXITED | os.WNOWAIT)
while os.path.exists(os.path.dirname(sys.argv[1])) and not os.path.exists(sys.argv[1]):
    time.sleep(0.01)
agent.wait()
`

withPython('the guard of an agent goes last, also where all processes are asked to end', async t => {
  const file = join(temporaryFolder(), 'collect')
  t.teardown(() => writeFileSync(file, ''))
  const channel = channelHere(agent => ['python3', '-c', collectsLate, file, ...agent])
  const agent = await pidOfAgent(channel)
  const guard = Number(readFileSync(`/proc/${agent}/task/${agent}/children`, 'utf8').trim().split(' ')[0])
  const identity = identify(guard)
  for (const each of [guard, agent]) process.kill(each, 'SIGTERM')
  await waitUntil(
    'the agent has ended',
    async (): Promise<Sight<true>> => {
      const state = /^State:\s+(\S)/m.exec(readFileSync(`/proc/${agent}/status`, 'utf8'))?.[1]
      return state === 'Z' ? {value: true} : {notYet: `state ${state}`}
    },
    {within: 5000},
  )
  t.true(identity && isAlive(identity))
  writeFileSync(file, '')
  await untilGone([identity])
  t.false(existsSync(`/proc/${agent}`))
})

test('a place that cannot be reached is told with the tool’s last words', async t => {
  const channel = channelHere(() => ['sh', '-c', 'echo "lxc-attach: m: Failed to get init pid" >&2; exit 1'])
  const error = await t.throwsAsync(ask(channel, ['true']), {instanceOf: LabError})
  t.is(error?.message, 'cannot run "true" on m: it cannot be reached: lxc-attach: m: Failed to get init pid')
  t.false(error instanceof CommandLost)
})

test('a place to which there is no way is not tried', async t => {
  const channel = channelHere(() => {
    throw new Error('the machine does not run')
  })
  await t.throwsAsync(ask(channel, ['true']), {message: 'cannot run "true" on m: the machine does not run'})
})

test('what is no agent is given up, however much it announces', async t => {
  for (const said of ['h\\377\\377\\377\\377', 'h\\0\\0\\0\\0']) {
    const strange = channelHere(() => ['sh', '-c', `printf '${said}'; exec cat >/dev/null`])
    await t.throwsAsync(ask(strange, ['true']), {message: /: it sends what no agent sends$/})
  }
})

/** A channel whose Python lacks these, as others have none of them. */
const lacking = (...names: string[]): AgentChannel =>
  channelHere(([python = '', flag = '', loader = '', ...modules]) => [
    ...[python, flag, `import os, select; del ${names.join(', ')}\n${loader}`],
    ...modules,
  ])

withPython(
  'without process descriptors, as in Python 3.8, commands end and are ended all the same',
  async t => {
    const old = lacking('os.pidfd_open', 'select.POLLRDHUP')
    t.like(await ask(old, ['sh', '-c', 'cat; exit 3'], {stdin: 'hello'}), {status: 3, stdout: 'hello'})
    const script = '(trap "" TERM; while :; do sleep 1; done) & echo $!; sleep 30'
    const result = await ask(old, ['sh', '-c', script], {timeoutMs: 400})
    t.true(result.timedOut)
    t.true(result.durationMs < 4000, `${result.durationMs} ms`)
    await untilGone([identify(Number(result.stdout))])
    const ends: string[] = []
    const file = join(temporaryFolder(), 'pid')
    const open = openByAgent(placeOf(old), ['sh', '-c', 'echo $$ >"$1"; exec sleep 60', 'sh', file], {
      onOutput: () => {},
      onEnd: said => ends.push(said),
    })
    const running = (await numbersIn(file)).map(identify)
    open.close()
    await untilGone(running)
    t.deepEqual(ends, [''])
    old.close()
  },
)

withPython('a Python that cannot tell when a command has ended is refused', async t => {
  const error = await t.throwsAsync(ask(lacking('os.pidfd_open', 'os.waitid'), ['true']), {
    instanceOf: LabError,
  })
  t.regex(error?.message ?? '', /: Python 3\.\d+ on linux cannot tell when a command has ended; it takes /)
})

test.serial('an answer that came while this process could not run is one', async t => {
  if ((await missingTools(['python3'])).length > 0) return skipHere(t, 'there is no python3')
  const channel = channelHere()
  await pidOfAgent(channel)
  const waiting = ask(channel, ['echo', 'there'])
  await new Promise(resolve => setImmediate(resolve))
  // Longer than a stream may be silent.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 8_500)
  t.is((await waiting).stdout, 'there\n')
  channel.close()
})
