import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {channelHere} from '../../../test/support/channel-here.ts'
import {skipHere} from '../../../test/support/skip-here.ts'
import {type Child, startChild} from '../../../test/support/start-child.ts'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {LabError} from '../../process/lab-error.ts'
import {missingTools} from '../../process/missing-tools.ts'
import {guestPath} from '../../process/package-root.ts'
import {identify, isAlive} from '../../process/process-identity.ts'
import {run} from '../../process/run.ts'
import type {CommandOptions} from '../provider.ts'
import {type AgentPlace, runByAgent} from './agent-command.ts'
import {connectToAgent} from './agent-connection.ts'
import {AgentConnections} from './agent-connections.ts'
import {openByAgent} from './open-by-agent.ts'

// The machine is none: the agent serves a UNIX socket right here, and its commands are this computer's.

const socket = join(temporaryFolder(), 'agent')
const server = `
import importlib.machinery, importlib.util, os, socket, sys, threading
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(sys.argv[1]))
loader = importlib.machinery.SourceFileLoader("agent", sys.argv[1])
agent = importlib.util.module_from_spec(importlib.util.spec_from_loader("agent", loader))
loader.exec_module(agent)
listener = socket.socket(socket.AF_UNIX)
listener.bind(sys.argv[2])
listener.listen(128)
print("ready", flush=True)
while True:
    threading.Thread(target=agent.serve, args=(listener.accept()[0],), daemon=True).start()
`
let agent: Child | undefined

test.before(async () => {
  if ((await missingTools(['python3'])).length > 0) return
  agent = startChild(['python3', '-c', server, guestPath('guest/machine-agent'), socket], {
    cwd: '/',
    env: process.env,
  })
  await agent.says(/ready/, 10_000)
})
test.after.always(() => agent?.kill('SIGKILL'))

type Ask = (argv: readonly string[], options?: CommandOptions) => ReturnType<typeof runByAgent>

const channel = channelHere()
/** The same agent, behind a connection for each command and behind one stream for all. */
const connections: Readonly<Record<string, AgentPlace['connect']>> = {
  connection: (within, signal) => connectToAgent(socket, within, signal),
  channel: (within, signal) => channel.connect(within, signal),
}
test.after.always(() => channel.close())

/** Machines have Python; where the computer that runs the tests has none, these have nothing to talk to. */
function withAgent(title: string, body: (t: ExecutionContext, ask: Ask) => Promise<void>): void {
  for (const [how, connect] of Object.entries(connections)) {
    test(`${how}: ${title}`, async t => {
      if (agent)
        return body(t, (...request) => runByAgent({name: 'm', connect, hint: 'look at it'}, ...request))
      skipHere(t, 'there is no python3')
    })
  }
}

withAgent('a command gets its words and its input as they are, and its status comes back', async (t, ask) => {
  const argv = ['sh', '-c', 'cat; printf "%s|" "$@" >&2; exit 3', 'sh', 'a b', '$HOME', '', "'", 'ä€😀']
  const result = await ask(argv, {stdin: 'hello'})
  t.like(result, {argv, status: 3, stdout: 'hello', stderr: "a b|$HOME||'|ä€😀|", timedOut: false})
})

withAgent('a command without input reads an empty one', async (t, ask) => {
  t.like(await ask(['cat'], {timeoutMs: 5000}), {status: 0, stdout: '', timedOut: false})
  t.like(await ask(['cat'], {stdin: '', timeoutMs: 5000}), {status: 0, stdout: '', timedOut: false})
})

withAgent('ten megabytes go in and come out', async (t, ask) => {
  const data = Buffer.alloc(10 * 1024 ** 2, 'line\n').toString()
  t.true((await ask(['cat'], {stdin: data})).stdout === data)
})

withAgent('a command that ends without reading its input is no error', async (t, ask) => {
  t.is((await ask(['true'], {stdin: 'x'.repeat(1024 ** 2)})).status, 0)
})

withAgent(
  'a signal shows in the status as a shell tells it, and so does a command that is not there',
  async (t, ask) => {
    t.is((await ask(['sh', '-c', 'kill -TERM $$'])).status, 143)
    const missing = await ask(['no-such-command'])
    t.is(missing.status, 127)
    t.regex(missing.stderr, /^no-such-command: No such file or directory$/m)
    t.is((await ask(['/etc/passwd'])).status, 126)
  },
)

withAgent('the environment is the machine’s own', async (t, ask) => {
  const {stdout} = await ask(['env'])
  t.deepEqual(
    stdout
      .trim()
      .split('\n')
      .map(line => line.split('=')[0])
      .sort(),
    ['HOME', 'LANG', 'PATH'],
  )
})

withAgent('the deadline ends a command and all of its group, and no other', async (t, ask) => {
  const script = '(trap "" TERM; sh -c "echo \\$PPID"; while :; do sleep 1; done) & sleep 30'
  const result = await ask(['sh', '-c', script], {timeoutMs: 400})
  t.true(result.timedOut)
  t.true(result.durationMs < 4000, `${result.durationMs} ms`)
  const child = identify(Number(result.stdout))
  t.false(child !== undefined && isAlive(child))
})

withAgent('the request to end can be obeyed in an orderly way', async (t, ask) => {
  const script = 'trap "echo tidied; exit 0" TERM; echo begun; while :; do sleep 0.1; done'
  const result = await ask(['sh', '-c', script], {timeoutMs: 400})
  t.like(result, {stdout: 'begun\ntidied\n', timedOut: true})
})

withAgent('who gives up ends the command', async (t, ask) => {
  const stop = new AbortController()
  const pidFile = join(temporaryFolder(), 'pid')
  setTimeout(() => stop.abort(new Error('stop now')), 300)
  const waiting = ask(['sh', '-c', 'echo $$ > "$1"; exec sleep 60', 'sh', pidFile], {signal: stop.signal})
  await t.throwsAsync(waiting, {message: 'stop now'})
  const gone = ['sh', '-c', 'for i in $(seq 50); do kill -0 "$(cat "$1")" || exit 0; sleep 0.1; done; exit 1']
  t.is((await run([...gone, 'sh', pidFile])).status, 0)
})

test('a machine that nobody answers for is told so', async t => {
  const none = join(temporaryFolder(), 'none')
  const nowhere: AgentPlace = {
    ...{name: 'm', hint: 'look at it'},
    connect: (...how) => connectToAgent(none, ...how),
  }
  const error = await t.throwsAsync(runByAgent(nowhere, ['true'], {timeoutMs: 300}), {instanceOf: LabError})
  t.is(error?.message, 'cannot run "true" on m: the machine does not answer')
})

test('connections that are dropped hear why at once, and what ran over them is ended', async t => {
  if (!agent) return skipHere(t, 'there is no python3')
  const connections = new AgentConnections(socket)
  const place: AgentPlace = {
    ...{name: 'm', hint: 'look at it'},
    connect: (...how) => connections.connect(...how),
  }
  const said: string[] = []
  const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()]
  openByAgent(place, ['sh', '-c', 'echo $$; exec sleep 60'], {
    onOutput(data) {
      said.push(data.toString())
      begun.resolve()
    },
    onEnd: ended.resolve,
  })
  await begun.promise
  const command = identify(Number(said[0]))
  connections.drop('the machine went down')
  t.is(await ended.promise, 'the machine went down')
  t.is((await runByAgent(place, ['echo', 'again'])).stdout, 'again\n')
  const gone = ['sh', '-c', 'for i in $(seq 50); do kill -0 "$1" || exit 0; sleep 0.1; done; exit 1']
  t.is((await run([...gone, 'sh', String(command?.pid)])).status, 0)
})
