import {existsSync} from 'node:fs'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {faultForms, faultWords} from '../../src/lab/fault/fault-forms.ts'
import {packageRoot} from '../../src/process/package-root.ts'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import {descendantsOf} from '../support/lab-processes.ts'
import {makeWorld, type World} from '../support/life-test.ts'

// Every fault that machines of lxc can have, in one lab: what it does is seen inside, its run is killed, and what it did is
// gone. Then faults of a lab file. Needs what interrupt.lab.ts needs.

const lab = ['--lab', 'faults']
const file = join(packageRoot, 'test/lab/fixtures/faults/lab.yaml')

let world: World
test.before(async () => {
  world = await makeWorld()
  const {status, output} = await world.run('up', ['--file', file, ...lab])
  if (status !== 0) throw new Error(output)
})
test.after.always(() => world?.end())

/** What a command says on a machine, whatever its status. */
async function on(place: string, command: string): Promise<string> {
  const {output} = await world.run('exec', [...lab, place, '--', 'sh', '-c', command])
  return output.trim()
}

const noted = (): boolean => existsSync(join(world.stateDir, 'labs/faults/faults'))

/** A command that says `whole`, and anything else while something is broken. */
const reaches = (from: string, address: string, options = ''): [string, string] => [
  from,
  `ping -q -n -c 3 -i 0.1 -W 1 ${options} ${address} | grep -q ' 3 received, 0%' && echo whole || echo broken`,
]

const b = '10.0.12.2'

/** Of each fault: its words, and how it is seen. */
const seen: Readonly<Record<string, {fault: string; look: [place: string, command: string]}>> = {
  link: {fault: 'link net12 down', look: ['a', 'grep -q 1 /sys/class/net/eth1/carrier && echo whole']},
  blackhole: {fault: 'blackhole net12', look: reaches('a', b)},
  'one-way': {fault: 'one-way net12 from a', look: reaches('b', '10.0.12.1')},
  partition: {fault: 'partition a,host | c', look: reaches('a', '10.0.9.13')},
  loss: {fault: 'loss net 100% to c', look: reaches('host', '10.0.9.13')},
  duplicate: {
    fault: 'duplicate net12 100%',
    look: ['a', `ping -n -c 2 -i 0.3 ${b} | grep -q duplicates && echo broken || echo whole`],
  },
  rate: {fault: 'rate net12 100kbit', look: reaches('a', b, '-s 30000')},
  mtu: {fault: 'mtu net12 1200', look: reaches('a', b, '-s 1300')},
  'power-cut': {fault: 'power-cut c', look: reaches('a', '10.0.9.13')},
  // The kernel answers a ping all the same.
  freeze: {fault: 'freeze c', look: ['a', 'curl -sm 3 http://10.0.9.13:8080/ >/dev/null && echo whole']},
  pause: {
    fault: 'pause beacon on b',
    look: ['b', 'grep -q "^State:.S" /proc/$(systemctl show --value -p MainPID beacon)/status && echo whole'],
  },
  kill: {fault: 'kill beacon on b', look: ['b', 'systemctl is-active --quiet beacon && echo whole']},
}

/** Those that are over at once, or that machines of lxc on this kernel may not have. */
const elsewhere = ['reboot', 'restart', 'delay', 'reorder', 'fill-disk']

test.serial('each kind of fault is tried', t => {
  t.deepEqual([...Object.keys(seen), ...elsewhere].sort(), [...faultWords].sort())
})

for (const [kind, {fault, look}] of Object.entries(seen))
  test.serial(`${kind} acts, and is undone when its run is killed`, async t => {
    t.is(await on(...look), 'whole')
    const child = world.start('fault', [fault, '--for', '300s', ...lab, '--reports', world.reports])
    try {
      await child.says(new RegExp(`passed {2}${fault.replace('|', String.raw`\|`)} `), 60_000)
      t.true(noted())
      t.not(await on(...look), 'whole')
    } finally {
      child.kill('SIGKILL')
    }
    t.is((await child.ended).signal, 'SIGKILL')
    await untilGone()
    await waitUntil(
      'it is as before',
      async (): Promise<Sight<true>> => {
        const now = await on(...look)
        return now === 'whole' ? {value: true} : {notYet: now}
      },
      {within: 20_000},
    )
  })

const untilGone = (): Promise<true> =>
  waitUntil(
    'what is noted of the fault is gone',
    async (): Promise<Sight<true>> => (noted() ? {notYet: 'it is there'} : {value: true}),
    {within: 60_000},
  )

async function isMade(t: ExecutionContext, fault: string): Promise<void> {
  const {status, output} = await world.run('fault', [
    fault,
    '--for',
    '1s',
    ...lab,
    '--reports',
    world.reports,
  ])
  t.is(status, 0, output.slice(-3000))
  const {unproven} = world.report('fault')
  t.deepEqual(unproven, [])
  t.false(noted())
}

test.serial('what is over at once is proven, too', async t => {
  const boot = 'cat /proc/sys/kernel/random/boot_id'
  const invocation = 'systemctl show --value -p InvocationID beacon'
  const before = [await on('c', boot), await on('b', invocation)]
  await isMade(t, 'reboot c')
  await isMade(t, 'restart beacon on b')
  t.not(await on('c', boot), before[0])
  t.not(await on('b', invocation), before[1])
})

test.serial('a fault that is interrupted is undone before its run ends', async t => {
  const fault = 'blackhole net12'
  const child = world.start('fault', [fault, '--for', '300s', ...lab, '--reports', world.reports])
  await child.says(/passed {2}blackhole net12 /, 60_000)
  child.kill('SIGINT')
  const {status} = await child.ended
  t.is(status, 130)
  await untilGone()
  t.is(await on(...reaches('a', b)), 'whole')
})

test.serial('the next command undoes what is left where the watcher was killed, too', async t => {
  const child = world.start('fault', ['blackhole net12', '--for', '300s', ...lab, '--reports', world.reports])
  await child.says(/passed {2}blackhole net12 /, 60_000)
  const watchers = descendantsOf(child.pid).filter(({words}) =>
    words.some(word => word.startsWith('watcher of fault')),
  )
  t.is(watchers.length, 1)
  for (const {pid} of watchers) process.kill(pid, 'SIGKILL')
  child.kill('SIGKILL')
  await child.ended
  t.true(noted())
  const {status, output} = await world.run('check', lab)
  t.is(status, 0, output)
  t.regex(output, /fault "blackhole net12" is undone: process \d+, which made it, was killed/)
  t.false(noted())
})

test.serial('what is no fault, or none that this lab can have, is refused and nothing is done', async t => {
  const said = async (fault: string): Promise<[number | null, string]> => {
    const {status, output} = await world.run('fault', [fault, ...lab, '--reports', world.reports])
    return [status, output]
  }
  const [wrong, why] = await said('link net13 down')
  t.is(wrong, 64)
  t.regex(why, /a fault must name a network of this lab: net, net12; got "net13"; did you mean net12\?/)
  const [status, output] = await said('fill-disk on a')
  t.is(status, 2)
  t.regex(output, /cannot make fault "fill-disk on a": provider lxc: its machines have no disks of their own/)
  t.false(noted())
})

test.serial('all that can be written is listed, with what this lab cannot have', async t => {
  const {status, output} = await world.run('fault', ['--list', '--json', ...lab])
  t.is(status, 0)
  const {faults} = JSON.parse(output) as {faults: {form: string; problem?: string}[]}
  t.deepEqual(
    faults.map(({form}) => form),
    Object.values(faultForms).map(({form}) => form),
  )
  const refused = faults.filter(({problem}) => problem !== undefined).map(({form}) => form.split(' ')[0])
  t.true(refused.includes('fill-disk'))
  t.false(refused.includes('link'))
})

test.serial('faults of a lab file are phases of their own, and everything is proven again', async t => {
  await world.run('down', lab)
  const {status, output} = await world.run('full', ['--file', file, ...lab])
  t.is(status, 0, output.slice(-3000))
  const {unproven, proven, cases} = world.report('faults')
  t.deepEqual(unproven, [])
  t.deepEqual([...proven].sort(), ['R1', 'X1', 'X2', 'X3', 'X4'])
  const suites = [...new Set(cases.map(({suite}) => suite.replace(/.*\./, '')))]
  t.deepEqual(
    suites.filter(name => /^(fault|after)-/.test(name)),
    ['partition-a-c', 'a-touch-run-broken', 'kill-beacon-on-b'].flatMap(name => [
      `fault-${name}`,
      `after-${name}`,
    ]),
  )
  t.regex(output, /beacon on b did not come back by itself and was started/)
})
