import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {difference} from '../support/host-snapshot.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {readJunit} from '../support/read-junit.ts'
import {readmeWorkflows} from '../support/readme-workflows.ts'
import {annotationsIn, type Job, startJob} from './fake-runner.ts'

// Whole jobs as a workflow's author writes them.

let world: World
test.before(async () => {
  world = await makeWorld()
})
test.after.always(() => world?.end())

const newJob = () => startJob({folder: world.scratch, env: world.env})

test.serial('the README’s first workflow proves the whole article and leaves nothing', async t => {
  const before = await world.snapshot()
  const job = newJob()
  const [fanlab, upload] = readmeWorkflows[0] ?? []
  t.regex(fanlab?.uses ?? '', /^OWNER\/fanlab@/)
  const use = job.uses(fanlab?.with ?? {})
  const {status, output} = await use.main().ended
  t.is(status, 0, output.slice(-3000))
  t.deepEqual(annotationsIn(output), [])
  t.regex(output, /^::group::reboot lxd-2\n[\s\S]*?^::endgroup::$/m)
  const outputs = use.outputs()
  t.like(outputs, {result: 'passed', failed: '0', errors: '0', evidence: ''})
  t.is(outputs.junit, join(job.workspace, upload?.with?.path ?? '', 'TEST-full.xml'))
  t.is(Number(outputs.total), readJunit(outputs.junit ?? '').cases.length)
  t.is(Number(outputs.passed) + Number(outputs.skipped), Number(outputs.total))
  t.true(Number(outputs.duration) > 5)
  const {machines} = JSON.parse(outputs.topology ?? '')
  t.is(machines.length, 4)
  t.regex(use.summary(), /fanlab full/)
  // Also without post.
  await world.untilAsBefore(before)
  t.regex((await use.post().ended).output, /is gone/)
})

test.serial(
  'a lab serves as a fixture for the later steps, the README’s and such as break it, and goes with the job',
  async t => {
    const before = await world.snapshot()
    const job = newJob()
    const [fanlab, own] = readmeWorkflows[1] ?? []
    const up = job.uses(fanlab?.with ?? {})
    const {status, output} = await up.main().ended
    t.is(status, 0, output.slice(-3000))
    t.true(difference(before, await world.snapshot()).length > 0)
    t.deepEqual(tracked(job), [], 'nothing of it would be ended as the runner’s orphan')

    const told = await job.run(own?.run ?? 'false')
    t.is(told.status, 0, told.output)

    const {lab = '', topology = ''} = up.outputs()
    const {endpoints} = JSON.parse(topology)
    const address = endpoints.find(({name}: {name: string}) => name === 'docker-container-1').address
    const asked = await job.run(`fanlab exec container-1 -- curl --silent --fail http://${address}/`)
    t.is(asked.status, 0, asked.output)
    t.regex(asked.output, /Welcome to nginx/)
    const [found] = JSON.parse((await job.run('fanlab status --json')).output)
    t.like(found, {name: lab, state: 'kept'})

    // Another use in the same job, of the same lab.
    const green = job.uses({scenario: 'check'})
    const greenEnd = await green.main().ended
    t.is(greenEnd.status, 0, greenEnd.output.slice(-3000))
    t.like(green.outputs(), {result: 'passed', lab})

    t.is((await job.run('fanlab exec lxd-2 -- tc filter del dev lxdfan0-fan egress')).status, 0)
    const red = job.uses({scenario: 'check', reports: 'red'})
    const redEnd = await red.main().ended
    t.is(redEnd.status, 1)
    t.like(red.outputs(), {
      result: 'failed',
      errors: '0',
      lab,
      junit: join(job.workspace, 'red/TEST-check.xml'),
      report: join(job.workspace, 'red/report.html'),
    })
    t.is(Number(red.outputs().failed), readJunit(red.outputs().junit ?? '').count('failure'))
    const annotations = annotationsIn(redEnd.output)
    // One for each reason: the cells that one broken filter takes are few reasons.
    t.true(annotations.length > 1 && annotations.length <= 10, String(annotations.length))
    t.true(annotations.every(({kind}) => kind === 'error'))
    t.regex(annotations[0]?.message ?? '', /expected[\s\S]*got/)
    t.regex(red.summary(), /failed/)

    // The red report is not replaced by that of another use of the same scenario.
    const again = job.uses({scenario: 'check', reports: 'red'})
    t.is((await again.main().ended).status, 1)
    t.like(again.outputs(), {
      junit: join(job.workspace, 'red/TEST-check-2.xml'),
      report: join(job.workspace, 'red/report-2.html'),
      evidence: join(job.workspace, 'red/evidence/check-2'),
    })
    t.true(existsSync(red.outputs().junit ?? '') && existsSync(red.outputs().evidence ?? ''))

    // In reverse order, as the runner does.
    for (const use of [red, green, up]) t.is((await use.post('failure').ended).status, 0)
    await world.untilAsBefore(before)
  },
)

test.serial(
  'with keep-on-failure a failed lab stays, and the printed commands enter and remove it',
  async t => {
    const before = await world.snapshot()
    const job = newJob()
    const use = job.uses({'keep-on-failure': 'true', 'keep-for': '90m', lab: 'broken'})
    const main = use.main()
    await main.says(/^::group::cluster$/m, 60_000)
    // Its own machine shuts down under the run.
    const powerOff = ['--lab', 'broken', 'lxd-1', '--', 'poweroff', '--force']
    t.regex((await world.run('exec', powerOff)).output, /Powering off/)
    const {status} = await main.ended
    t.is(status, 1)
    t.is(use.outputs().result, 'error')
    const {output} = await use.post('failure').ended
    t.regex(output, /lab broken is kept on this host until \d{4}-\d\d-\d\dT/)
    const command = (name: string): string =>
      new RegExp(`^  ${name} +(.*)$`, 'm').exec(output)?.[1] ?? 'false'
    const plain = newJob()
    t.regex(
      // The first machine, which is named there, is the one that was shut down.
      (await plain.run(command('enter').replace(/lxd-1$/, 'lxd-2 -- hostname'))).output,
      /^lxd-2$/m,
    )
    const [found] = JSON.parse((await world.run('status', ['--json'])).output)
    t.true(Math.abs(Date.parse(found.keptUntil) - Date.now() - 90 * 60_000) < 120_000)
    t.is((await plain.run(command('remove'))).status, 0)
    await world.untilAsBefore(before)
  },
)

test.serial('a fixture of a job that failed stays, too', async t => {
  const before = await world.snapshot()
  const use = newJob().uses({scenario: 'up', 'keep-on-failure': 'true', lab: 'fixture'})
  t.is((await use.main().ended).status, 0)
  const {output} = await use.post('failure').ended
  t.regex(output, /lab fixture is kept on this host until /)
  const labs = JSON.parse((await world.run('status', ['--json'])).output) as {name: string}[]
  const found = labs.find(({name}) => name === 'fixture')
  t.like(found, {name: 'fixture', state: 'kept', keptWhile: undefined})
  t.is((await world.run('down', ['--lab', 'fixture'])).status, 0)
  await world.untilAsBefore(before)
})

/** Processes that the runner would take for orphans of the job, and end. */
function tracked({trackingId}: Job): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && existsSync(`/proc/${name}/environ`))
    .filter(pid => readOrEmpty(`/proc/${pid}/environ`).includes(`RUNNER_TRACKING_ID=${trackingId}`))
    .map(pid => readOrEmpty(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
