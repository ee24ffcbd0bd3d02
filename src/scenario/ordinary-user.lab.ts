import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {type Child, startChild} from '../process/start-child.ts'
import {type Sight, waitUntil} from '../process/wait-until.ts'
import {makeWorld, type World} from './life-test.ts'
import {makeOrdinaryUser, missingForUser, type OrdinaryUser} from './ordinary-user.ts'
import {readJunit} from './read-junit.ts'

// Where useradd or sudo is missing nothing can be said, and the tests are skipped with that reason.

let world: World
let user: OrdinaryUser
let missing: string[] = []

test.before(async () => {
  world = await makeWorld()
  missing = await missingForUser()
  if (missing.length === 0) user = await makeOrdinaryUser()
})

test.after.always(async () => {
  await world?.end()
  await user?.remove()
})

/** Starts a script as the user, in the user's own checkout and environment. */
const startAsUser = (script: string, ...flags: string[]): Child =>
  startChild([...user.become, 'node', `scenarios/${script}.mjs`, ...flags], {
    cwd: user.checkout,
    env: {...user.env, FANLAB_STATE_DIR: world.stateDir},
  })

const asUser = (title: string, body: (t: ExecutionContext) => Promise<void>): void => {
  test.serial(title, async t => {
    if (missing.length === 0) return body(t)
    t.log(`not looked at: the host has no ${missing.join(', ')}`)
    t.pass()
  })
}

asUser('a user with sudo runs all of it, and nothing of root’s stays in the user’s home', async t => {
  const before = await world.snapshot()
  const {status, output} = await startAsUser('full', '--lab', 'ofuser').ended
  t.is(status, 0, output.slice(-3000))
  t.deepEqual(await user.strangers(), [])
  const report = readJunit(join(user.checkout, 'junit-reports', 'TEST-full.xml'))
  t.deepEqual(report.unproven, [])
  await world.untilAsBefore(before)
})

for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
  asUser(`${signal} for the user’s own process ends what root runs for it`, async t => {
    const before = await world.snapshot()
    const child = startAsUser('full', '--lab', 'ofuser', '--reports', `reports-${signal}`)
    await child.says(/^\[.*\] cluster:$/m, 60_000)
    child.kill(signal)
    const ended = await child.ended
    if (signal === 'SIGKILL') t.is(ended.signal, 'SIGKILL')
    else t.is(ended.status, 130, ended.output)
    const file = join(user.checkout, `reports-${signal}`, 'TEST-full.xml')
    await waitUntil(
      'the report is complete',
      async (): Promise<Sight<true>> =>
        /not run: interrupted|not run: /.test(readFileSync(file, 'utf8'))
          ? {value: true}
          : {notYet: 'not yet'},
      {within: 15_000},
    )
    await world.untilAsBefore(before)
    t.true(readJunit(file).count('skipped') > 300)
    t.deepEqual(await user.strangers(), [])
  })
}

asUser('the user enters, checks and removes a kept lab', async t => {
  const before = await world.snapshot()
  t.is((await startAsUser('up', '--lab', 'ofuser').ended).status, 0)
  const said = await startAsUser('shell', '--lab', 'ofuser', 'container-1', '--', 'hostname').ended
  t.like(said, {status: 0, output: 'container-1\n'})
  const failing = await startAsUser('shell', '--lab', 'ofuser', 'lxd-1', '--', 'sh', '-c', 'exit 7').ended
  t.is(failing.status, 7)
  t.is((await startAsUser('check', '--lab', 'ofuser').ended).status, 0)
  t.regex((await startAsUser('status').ended).output, /^ofuser +kept/)
  t.is((await startAsUser('down', '--lab', 'ofuser').ended).status, 0)
  t.deepEqual(await user.strangers(), [])
  t.false(existsSync(join(world.stateDir, 'labs')))
  await world.untilAsBefore(before)
})
