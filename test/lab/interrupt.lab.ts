import {readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {run} from '../../src/process/run.ts'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import {isRedFor, readings} from '../support/foreign-readers.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import type {Child} from '../support/start-child.ts'

let world: World
test.before(async () => {
  world = await makeWorld()
})
test.after.always(() => world?.end())

const flags = ['--lab', 'cut-short']

/** Every reader of JUnit shows the report red, and each of its errors tells why. */
async function isRedBecause(t: ExecutionContext, {reports, report}: World, why: RegExp): Promise<void> {
  for (const reading of await readings(join(reports, 'TEST-full.xml')))
    t.true(isRedFor(reading), reading.reader)
  const errors = report('full').cases.filter(({status}) => status === 'error')
  t.true(errors.length > 0)
  for (const {text} of errors) t.regex(/<error message="([^"]*)"/.exec(text)?.[1] ?? '', why)
}

test.serial('Ctrl-C in the middle of bring-up removes the lab and tells what was not run', async t => {
  const before = await world.snapshot()
  const child = world.start('full', flags)
  await child.says(/^\[.*\] cluster:$/m, 60_000)
  await new Promise(resolve => setTimeout(resolve, 1500))
  const start = performance.now()
  child.kill('SIGINT')
  const {status, output} = await child.ended
  t.is(status, 130, output)
  t.true(performance.now() - start < 10_000)
  t.regex(output, /^.*interrupted: /m)
  t.notRegex(output, /^\s+at .*\(?.*:\d+:\d+\)?$/m, 'no trace of calls')
  const report = world.report('full')
  t.true(report.count('passed') > 5)
  t.true(report.count('skipped') > 300)
  t.is(report.count('failure'), 0)
  await isRedBecause(t, world, /^interrupted during: /)
  await world.untilAsBefore(before)
})

test.serial('a request to end during a reboot removes the lab', async t => {
  const before = await world.snapshot()
  const child = world.start('full', flags)
  await child.says(/^\[.*\] reboot load-balancer:$/m, 120_000)
  // It tells of the shutdown; a reboot takes less than a second.
  const log = join(world.stateDir, 'labs/cut-short/lxc/machines/load-balancer/console.log')
  const size = statSync(log).size
  await waitUntil(
    'the machine goes down',
    async (): Promise<Sight<true>> => (statSync(log).size === size ? {notYet: 'it runs'} : {value: true}),
    {within: 20_000},
  )
  child.kill('SIGTERM')
  const {status, output} = await child.ended
  t.is(status, 130, output)
  const report = world.report('full')
  t.true(report.count('passed') > 300)
  t.is(report.cases.find(({status}) => status === 'error')?.name, 'load-balancer reboots')
  await isRedBecause(t, world, /^terminated by SIGTERM during: load-balancer reboots$/)
  await world.untilAsBefore(before)
})

test.serial('a second Ctrl-C does not stop the removal', async t => {
  const before = await world.snapshot()
  const child = world.start('full', flags)
  await child.says(/^\[.*\] cluster:$/m, 60_000)
  child.kill('SIGINT')
  child.kill('SIGINT')
  await new Promise(resolve => setTimeout(resolve, 50))
  child.kill('SIGTERM')
  t.is((await child.ended).status, 130)
  await world.untilAsBefore(before)
})

/** A run that has to build its image, with a cache of its own. */
async function whileImageIsBuilt(signal: NodeJS.Signals, body: (own: World, child: Child) => Promise<void>) {
  const own = await makeWorld({image: false})
  try {
    const before = await own.snapshot()
    const child = own.start('full', flags, {XDG_CACHE_HOME: join(own.scratch, 'cache')})
    await child.says(/building the machine image/, 60_000)
    await new Promise(resolve => setTimeout(resolve, 4000))
    child.kill(signal)
    await body(own, child)
    await own.untilAsBefore(before)
    const left = readdirSync(own.scratch, {recursive: true, encoding: 'utf8'})
    return left.filter(
      name =>
        !/^(cache(\/fanlab(\/images)?)?|state(\/(images|images\.lock|lock|\.fanlab-state))?|reports.*)$/.test(
          name,
        ),
    )
  } finally {
    await own.end()
  }
}

test.serial('a request to end while the image is built leaves nothing half-made', async t => {
  const left = await whileImageIsBuilt('SIGTERM', async (own, child) => {
    const {status, output} = await child.ended
    t.is(status, 130, output)
    t.true(own.report('full').count('skipped') > 300)
    await isRedBecause(t, own, /^terminated by SIGTERM during: the machine image is ready$/)
  })
  t.deepEqual(left, [])
})

test.serial('a run that is killed while the image is built leaves nothing half-made', async t => {
  const left = await whileImageIsBuilt('SIGKILL', async (own, child) => {
    await child.ended
    await isRedBecause(t, own, /^the run ended unexpectedly during: the machine image is ready$/)
    await watcherIsGone(own)
  })
  t.deepEqual(left, [])
})

/** Ids of the processes that wait for a run's end, or remove what it left. */
const watchers = async ({stateDir}: World): Promise<number[]> => {
  const {stdout} = await run([
    'pgrep',
    '--full',
    `^/bin/sh -c .*watcher of ${stateDir}/labs/|down.mjs --lab cut-short --abandoned`,
  ])
  return stdout.split('\n').filter(Boolean).map(Number)
}

const watcherIsGone = (of: World): Promise<true> =>
  waitUntil(
    'the watcher has done its work',
    async (): Promise<Sight<true>> => {
      const left = await watchers(of)
      return left.length === 0 ? {value: true} : {notYet: left.join()}
    },
    {within: 30_000},
  )

for (const [phase, pattern] of [
  ['machines boot', /^\[.*\] bring-up:$/m],
  ['the cluster forms', /^\[.*\] cluster:$/m],
  ['the load balancer reboots', /^\[.*\] not persisting:$/m],
] as const) {
  test.serial(`a run that is killed while ${phase} leaves nothing: its watcher removes the lab`, async t => {
    const before = await world.snapshot()
    const child = world.start('full', flags)
    await child.says(pattern, 60_000)
    t.is((await watchers(world)).length, 1)
    child.kill('SIGKILL')
    t.is((await child.ended).signal, 'SIGKILL')
    t.true(world.report('full').count('skipped') > 300)
    await isRedBecause(t, world, /^the run ended unexpectedly (during|before): /)
    await watcherIsGone(world)
    await world.untilAsBefore(before)
    t.regex((await world.run('status')).output, /^no labs$/m)
  })
}

test.serial('the next run removes what a killed one left whose watcher was killed as well', async t => {
  const before = await world.snapshot()
  const child = world.start('full', flags)
  await child.says(/^\[.*\] cluster:$/m, 60_000)
  for (const pid of await watchers(world)) process.kill(pid, 'SIGKILL')
  child.kill('SIGKILL')
  await child.ended
  const {status, output} = await world.run('up', flags)
  t.is(status, 0, output)
  t.regex(output, /removing what a dead run left of lab cut-short/)
  t.regex((await world.run('status')).output, /^cut-short +kept /m)
  t.deepEqual(await watchers(world), [], 'nobody watches over a lab that is kept')

  const abandoned = await world.run('down', [...flags, '--abandoned'])
  t.is(abandoned.status, 0, abandoned.output)
  t.regex((await world.run('status')).output, /^cut-short +kept /m, 'a lab that is kept is not abandoned')
  t.is((await world.run('down', flags)).status, 0)
  await world.untilAsBefore(before)
})

test.serial('down --all removes what a killed run and its killed watcher left', async t => {
  const before = await world.snapshot()
  const child = world.start('full', flags)
  await child.says(/^\[.*\] bring-up:$/m, 60_000)
  for (const pid of await watchers(world)) process.kill(pid, 'SIGKILL')
  child.kill('SIGKILL')
  await child.ended
  const {status, output} = await world.run('down', ['--all'])
  t.is(status, 0, output)
  t.regex(output, /lab cut-short is removed/)
  await world.untilAsBefore(before)
})
