import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {identify} from '../../src/process/process-identity.ts'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import {isRedFor, readings} from '../support/foreign-readers.ts'
import {difference} from '../support/host-snapshot.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {readJunit} from '../support/read-junit.ts'
import {annotationsIn, type Job, startJob, type Use} from './fake-runner.ts'

// Cancelled, killed, or followed by nothing: whatever happens to a job, its lab is gone afterwards.

let world: World
test.before(async () => {
  world = await makeWorld()
})
test.after.always(() => world?.end())

/** Every reader of JUnit shows the report red, and each of its errors tells why. */
async function isRedBecause(t: ExecutionContext, use: Use, why: RegExp): Promise<void> {
  const {junit = ''} = use.outputs()
  for (const reading of await readings(junit)) t.true(isRedFor(reading), reading.reader)
  const errors = readJunit(junit).cases.filter(({status}) => status === 'error')
  t.true(errors.length > 0)
  for (const {text} of errors) t.regex(/<error message="([^"]*)"/.exec(text)?.[1] ?? '', why)
}

const newJob = (): Job => startJob({folder: world.scratch, env: world.env})

const cancellations = [
  {phase: 'bring-up', pattern: /four machines boot/},
  {phase: 'cluster', pattern: /lxd-1 bootstraps the cluster/},
  {phase: 'the matrix', pattern: /^::group::matrix$/m},
  {phase: 'a reboot', pattern: /^::group::reboot load-balancer$/m},
] as const

for (const {phase, pattern} of cancellations) {
  test.serial(`a job that is cancelled during ${phase} leaves in time and leaves nothing`, async t => {
    const before = await world.snapshot()
    const job = newJob()
    const use = job.uses({})
    const main = use.main()
    await main.says(pattern, 180_000)
    const {status, output, afterMs} = await use.cancel(main)
    t.is(status, 1, output)
    t.true(afterMs < 7000, `${afterMs} ms`)
    t.deepEqual(
      annotationsIn(output).map(({title, message}) => `${title}: ${message}`),
      ['fanlab full: the job was cancelled'],
    )
    t.like(use.outputs(), {result: 'interrupted', junit: join(job.workspace, 'junit-reports/TEST-full.xml')})
    const report = readJunit(use.outputs().junit ?? '')
    t.is(report.count('failure'), 0)
    t.true(report.count('skipped') > 300)
    await isRedBecause(t, use, /^the job was cancelled during: /)
    t.is((await use.post('cancelled').ended).status, 0)
    await world.untilAsBefore(before)
  })
}

test.serial('a run whose time is up is stopped, told as an error, and leaves nothing', async t => {
  const before = await world.snapshot()
  const use = newJob().uses({timeout: '5s'})
  const {status, output} = await use.main().ended
  t.is(status, 1)
  t.is(annotationsIn(output)[0]?.message, 'timed out after 5s: see the input timeout')
  t.is(use.outputs().result, 'error')
  await isRedBecause(t, use, /^timed out after 5s (during|before): /)
  t.regex(use.summary(), /^# 💥 fanlab full: timed out after 5s (during|before): /)
  t.notRegex(use.summary(), /\]\((?!https)|0 of 0/)
  t.true(readJunit(use.outputs().junit ?? '').count('skipped') > 300)
  await world.untilAsBefore(before)
})

test.serial('a job that is cancelled while the image is built leaves nothing half-made', async t => {
  const own = await makeWorld({image: false})
  try {
    const before = await own.snapshot()
    const env = {...own.env, XDG_CACHE_HOME: join(own.scratch, 'cache')}
    const use = startJob({folder: own.scratch, env}).uses({})
    const main = use.main()
    await main.says(/building the machine image/, 60_000)
    await new Promise(resolve => setTimeout(resolve, 4000))
    const {status, output, afterMs} = await use.cancel(main)
    t.is(status, 1, output)
    t.true(afterMs < 7000, `${afterMs} ms`)
    t.is((await use.post('cancelled').ended).status, 0)
    await own.untilAsBefore(before)
  } finally {
    await own.end()
  }
})

test.serial('post removes the lab of a step that was killed', async t => {
  const before = await world.snapshot()
  const job = newJob()
  const use = job.uses({})
  const main = use.main()
  await main.says(/^::group::cluster$/m, 60_000)
  main.kill('SIGKILL')
  t.is((await main.ended).signal, 'SIGKILL')
  const file = join(job.workspace, 'junit-reports/TEST-full.xml')
  await waitUntil(
    'the scenario has told that its caller is gone',
    async (): Promise<Sight<true>> => {
      const errors = readJunit(file).cases.filter(({status}) => status === 'error')
      const told = errors.some(({text}) => text.includes('its caller was killed during: '))
      return told ? {value: true} : {notYet: JSON.stringify(errors)}
    },
    {within: 10_000},
  )
  const {status, output} = await use.post('failure').ended
  t.is(status, 0, output)
  await world.untilAsBefore(before)
})

test.serial('post ends a scenario that does not stop, and removes its lab', async t => {
  const before = await world.snapshot()
  const use = newJob().uses({})
  const main = use.main()
  await main.says(/^::group::cluster$/m, 60_000)
  process.kill(JSON.parse(use.state().child ?? '').pid as number, 'SIGSTOP')
  const {status, afterMs} = await use.cancel(main)
  t.is(status, 1)
  t.true(afterMs < 7000, `${afterMs} ms`)
  const {output} = await use.post('cancelled').ended
  t.regex(output, /the scenario does not stop; it is killed now/)
  await world.untilAsBefore(before)
})

test.serial('the next run removes what a runner that died without post left', async t => {
  const before = await world.snapshot()
  const worker = startJob({folder: world.scratch, env: world.env, become: workerCommand})
  const up = worker.uses({scenario: 'up', lab: 'fixture'})
  const main = up.main()
  await main.says(/^step ended with 0$/m, 180_000)
  t.is(up.outputs().lab, 'fixture')
  t.true(difference(before, await world.snapshot()).length > 0)
  main.kill('SIGKILL')
  await main.ended

  const next = newJob().uses({})
  const nextMain = next.main()
  await nextMain.says(/^::group::cluster$/m, 60_000)
  t.regex(nextMain.output(), /removing what a dead run left of lab fixture/)
  await next.cancel(nextMain)
  await next.post('cancelled').ended
  await world.untilAsBefore(before)
})

/** Stays after its step has ended, as a runner's worker does between steps. */
const workerCommand = [
  process.execPath,
  '--eval',
  `const {spawn} = require('node:child_process')
   const [command, ...words] = process.argv.slice(1)
   spawn(command, words, {stdio: 'inherit'}).on('exit', status => console.log('step ended with ' + status))
   setInterval(() => {}, 1e9)`,
  '--',
]

test.serial('a name that is taken is not robbed: post leaves the lab of somebody else alone', async t => {
  const before = await world.snapshot()
  const job = newJob()
  const first = job.uses({lab: 'taken'})
  const firstMain = first.main()
  await firstMain.says(/^::group::bring-up$/m, 60_000)
  const second = job.uses({lab: 'taken'})
  const {status, output} = await second.main().ended
  t.is(status, 1)
  t.regex(
    annotationsIn(output)[0]?.message ?? '',
    /cannot make lab "taken": a lab with that name exists \(running\)/,
  )
  t.like(second.outputs(), {
    ...{result: 'error', total: '0'},
    junit: join(job.workspace, 'junit-reports/TEST-full-2.xml'),
  })
  await isRedBecause(t, second, /^cannot make lab &quot;taken&quot;/)
  t.regex((await second.post('failure').ended).output, /lab taken is gone/)
  t.truthy(identify(JSON.parse(first.state().child ?? '').pid as number), 'the first goes on')
  await first.cancel(firstMain)
  await first.post('cancelled').ended
  await world.untilAsBefore(before)
})
