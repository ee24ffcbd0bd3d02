import {join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../../src/process/package-root.ts'
import {type RunResult, run} from '../../src/process/run.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {onTerminal, type Typed} from '../support/on-terminal.ts'

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
