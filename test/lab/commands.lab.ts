import {existsSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../../src/process/package-root.ts'
import {type RunResult, run} from '../../src/process/run.ts'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {onTerminal, type Typed} from '../support/on-terminal.ts'
import {startChild} from '../support/start-child.ts'
import {temporaryFolder} from '../support/temporary-folder.ts'

// What a person and a script do in a lab that is up: enter places, run commands there, launch containers of their own.

/** FANLAB_TEST_PROVIDER: on machines of another provider. */
const {FANLAB_TEST_PROVIDER: provider = 'lxc'} = process.env

let world: World
test.before(async () => {
  world = await makeWorld()
  const {status, output} = await world.run('up', ['--provider', provider])
  if (status !== 0) throw new Error(output)
})
test.after.always(() => world?.end())

const fanlab = join(packageRoot, 'bin', 'fanlab')
const environment = (): Record<string, string> => world.env as Record<string, string>
const exec = (place: string, command: readonly string[], stdin?: string | Uint8Array): Promise<RunResult> =>
  run([fanlab, 'exec', place, '--', ...command], {
    env: environment(),
    ...(stdin === undefined ? {} : {stdin}),
  })
const typed = (words: readonly string[], keys?: Typed): Promise<RunResult> =>
  onTerminal([fanlab, ...words], environment(), keys)

const places = ['host', 'lxd-1', 'load-balancer', 'container-1', 'docker-container-1']

test.serial('a shell has a terminal in every place', async t => {
  for (const place of places) {
    const {stdout, status} = await typed(['shell', place, '--', 'sh', '-c', 'tty; ip addr; exit 7'])
    t.is(status, 7, `${place}: ${stdout}`)
    t.regex(stdout, /^\/dev\//m, place)
    t.regex(stdout, /inet .*\r$/m, place)
    const keys = {after: '#', keys: 'echo said $((40 + 2)); exit 3\r'}
    const entered = await typed(['shell', place], keys)
    t.is(entered.status, 3, `${place}: ${entered.stdout}`)
    t.regex(entered.stdout, /said 42/, place)
  }
})

test.serial('exec has no terminal, not even on one', async t => {
  for (const place of places) {
    const {stdout, status} = await typed(['exec', place, '--', 'sh', '-c', 'test ! -t 0; echo $?; exit 5'])
    t.is(status, 5, `${place}: ${stdout}`)
    t.is(stdout.replaceAll('\r\n', '\n'), '0\n', place)
    t.is((await exec(place, ['printf', 'a\\nb'])).stdout, 'a\nb', place)
  }
})

test.serial('Ctrl-C ends what exec runs', async t => {
  for (const place of places) {
    const words = ['exec', place, '--', 'sh', '-c', 'echo ready; exec sleep 40']
    const started = performance.now()
    const {status, stdout} = await typed(words, {after: 'ready', keys: '\u0003'})
    t.is(status, 130, `${place}: ${stdout}`)
    t.true(performance.now() - started < 20_000, place)
  }
})

test.serial('input, output and status of exec are the command’s own', async t => {
  const bytes = Uint8Array.from({length: 70_000}, (_, index) => index % 256)
  for (const place of places) {
    t.is((await exec(place, ['wc', '-c'], bytes)).stdout.trim(), '70000', place)
    const big = await exec(place, ['sh', '-c', 'yes out | head -c 5000000'])
    t.is(big.stdout.length, 5_000_000, place)
    for (const status of [0, 1, 42, 255])
      t.is((await exec(place, ['sh', '-c', `exit ${status}`])).status, status, place)
    t.is((await exec(place, ['sh', '-c', 'kill -TERM $$'])).status, 143, place)
    t.is((await exec(place, ['sh', '-c', 'kill -KILL $$'])).status, 137, place)
  }
})

test.serial('what stands behind -- is the command’s', async t => {
  const help = await exec('lxd-1', ['ip', '--help'])
  t.regex(help.stdout + help.stderr, /^Usage: ip /m)
  t.is((await exec('lxd-1', ['echo', '--lab', 'x', '--', '--help'])).stdout, '--lab x -- --help\n')
  const without = await run([fanlab, 'exec', 'lxd-1', 'hostname'], {env: environment()})
  t.is(without.status, 64)
  t.regex(without.stderr, /a command stands behind --, .*got "hostname"/)
})

test.serial('a machine that the lab does not have cannot be rebooted', async t => {
  const {status, output} = await world.run('persistence', ['--reboot', 'lxd-9'])
  t.is(status, 64, output)
  t.regex(
    output,
    /^fanlab: --reboot must be one of rolling, all, power-cut, lxd-1, lxd-2, lxd-3, load-balancer; got "lxd-9"$/m,
  )
})

test.serial('a failure that is expected is one of the command’s own, on the right place', async t => {
  const status = async (...words: string[]): Promise<number | null> =>
    (await run([fanlab, 'exec', ...words], {env: environment()})).status
  const ask = ['curl', '--max-time', '2', 'http://10.79.89.99/']
  t.is(await status('--expect-unreachable', 'lxd-1', '--', ...ask), 0)
  t.is(await status('--expect-failure', 'lxd-1', '--', ...ask), 0)
  t.is(await status('--expect-failure', 'lxd-1', '--', 'true'), 1)
  t.is(await status('--expect-failure', 'typo', '--', ...ask), 64)
  t.is(await status('--expect-failure', '--lab', 'nolab', 'lxd-1', '--', ...ask), 2)
  t.is(await status('--expect-failure', 'lxd-1', '--', 'no-such-command'), 2)
  t.is(await status('--expect-unreachable', 'lxd-1', '--', 'curl', '--no-such-flag'), 2)
  t.is(await status('--expect-unreachable', 'lxd-1', '--', 'sh', '-c', 'exit 1'), 64)
})

test.serial('what a user launches is entered by its name, and check stays green', async t => {
  for (const name of ['mine', 'host']) {
    const launched = await exec('lxd-1', ['lxc', 'launch', 'fanlab-container', name])
    t.is(launched.status, 0, launched.stderr)
  }
  t.is((await exec('mine', ['hostname'])).stdout, 'mine\n')
  // The lab's own place keeps its name.
  t.not((await exec('host', ['sh', '-c', 'hostname'])).stdout, 'mine\n')
  const docker = await exec('load-balancer', [
    'docker',
    'run',
    '--detach',
    '--name',
    'my.web',
    'fanlab/nginx',
  ])
  t.is(docker.status, 0, docker.stderr)
  t.is((await exec('my.web', ['sh', '-c', 'echo in'])).stdout, 'in\n')
  const {status, output} = await world.run('check')
  t.is(status, 0, output.slice(-4000))
  const all = await world.run('check', ['--all-endpoints'])
  t.is(all.status, 0, all.output.slice(-4000))
  const names = world.report('check').cases.map(({name}) => name)
  t.true(names.includes('container-3 reaches mine by icmp'), names.join('\n'))
})

test.serial('a machine can make a device of its own for a VPN in user space', async t => {
  const make =
    'ip tuntap add dev tun7 mode tun && ip link set tun7 up && ip -br link show tun7; ip link del tun7'
  const {stdout, stderr} = await exec('lxd-1', ['sh', '-c', make])
  t.regex(stdout, /^tun7 /, stderr)
})

/** tcpdump itself reads the file, and finds it whole. */
async function countPackets(pcap: Buffer): Promise<number> {
  const {stdout, stderr, status} = await exec('host', ['tcpdump', '-n', '-r', '-'], pcap)
  if (status !== 0 || /truncated/.test(stderr)) throw new Error(stderr)
  return stdout.trim().split('\n').length
}

/** A capture while that place pings itself twice, of the echoes alone. */
async function captured(
  place: string,
  ...words: string[]
): Promise<{pcap: Buffer; said: string; status: number | null}> {
  const file = join(temporaryFolder(), 'x.pcap')
  const capture = ['sh', '-c', 'file=$1; shift; exec "$@" >"$file"', 'sh', file, fanlab, 'capture', place]
  const running = startChild([...capture, ...words, '--', 'icmp'], {cwd: '/', env: environment()})
  const head = 24
  await waitUntil(
    'it listens',
    async (): Promise<Sight<true>> =>
      existsSync(file) && statSync(file).size >= head ? {value: true} : {notYet: running.output()},
    {within: 30_000},
  )
  const [name = ''] = place.split(':')
  const {status: pinged, stderr} = await exec(name, ['ping', '-c', '2', '127.0.0.1'])
  if (pinged !== 0) throw new Error(stderr)
  await waitUntil(
    'the echoes are in the file',
    async (): Promise<Sight<true>> =>
      statSync(file).size > head ? {value: true} : {notYet: `${statSync(file).size} bytes`},
    {within: 10_000},
  )
  if (!words.includes('--for')) running.kill('SIGINT')
  const {status, output} = await running.ended
  return {pcap: readFileSync(file), said: output, status}
}

test.serial('a capture has the packets of its place, and leaves nothing there', async t => {
  for (const [place, ...words] of [
    ['host'],
    ['lxd-1:lo', '--for', '8s'],
    ['container-1'],
    ['docker-container-1'],
  ] as const) {
    const {pcap, said, status} = await captured(place, ...words)
    t.is(status, 0, `${place}: ${said}`)
    const frames = await countPackets(pcap)
    t.regex(
      said,
      new RegExp(`^${frames} packets captured on ${place.includes(':') ? place : `${place}:any`}$`, 'm'),
    )
    t.true(frames >= 4, `${place}: ${frames} packets`)
  }
  for (const machine of ['host', 'lxd-1', 'load-balancer'])
    t.is((await exec(machine, ['pgrep', 'tcpdump'])).stdout, '', machine)
})

test.serial('a capture that cannot be made tells why', async t => {
  const capture = (...words: string[]): Promise<RunResult> =>
    run([fanlab, 'capture', ...words], {env: environment()})
  const absent = await capture('lxd-1:nosuch', '--for', '5s')
  t.is(absent.status, 2)
  t.regex(absent.stderr, /^fanlab: cannot capture on lxd-1:nosuch: .*nosuch/m)
  t.is(absent.stdout, '')
  t.is((await capture('lxd-1', '--for', '5s', '--', '-w', '/x')).status, 2)
  t.is((await capture('nowhere')).status, 64)
  t.is((await capture('lxd-1:-w')).status, 64)
  const typedOne = await typed(['capture', 'lxd-1', '--for', '5s'])
  t.is(typedOne.status, 64)
  t.regex(typedOne.stdout, /a capture is binary/)
})
