import {join} from 'node:path'
import test from 'ava'
import {makeWorld, type World} from '../support/life-test.ts'
import {makeOrdinaryUser, missingForUser, type OrdinaryUser} from '../support/ordinary-user.ts'
import {readJunit} from '../support/read-junit.ts'
import {skipHere} from '../support/skip-here.ts'
import {type Job, startJob} from './fake-runner.ts'

// A runner of one's own whose user is not root, but may use sudo without a password.

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

/** What a runner has to be given is made by root here. */
async function newJob(inputs: Record<string, string>): Promise<{job: Job; use: ReturnType<Job['uses']>}> {
  const {stateDir} = world
  const env = {...user.env, FANLAB_STATE_DIR: stateDir}
  const job = startJob({folder: user.home, env, become: user.become, action: user.checkout})
  const use = job.uses(inputs)
  await user.give(job.folder)
  return {job, use}
}

test.serial('a runner that is not root makes a fixture, uses it and removes it', async t => {
  if (missing.length > 0) return skipHere(t, `the host has no ${missing.join(', ')}`)
  const before = await world.snapshot()
  const {job, use} = await newJob({scenario: 'up'})
  const {status, output} = await use.main().ended
  t.is(status, 0, output.slice(-3000))
  t.like(await job.run('fanlab exec container-1 -- hostname'), {status: 0, output: 'container-1\n'})
  await user.give(job.folder)
  t.is((await use.post().ended).status, 0)
  await world.untilAsBefore(before)
})

for (const [how, signal] of [
  ['cancelled', 'SIGINT'],
  ['killed', 'SIGKILL'],
] as const) {
  test.serial(`a step that is ${how} leaves nothing of root’s, neither processes nor files`, async t => {
    if (missing.length > 0) return skipHere(t, `the host has no ${missing.join(', ')}`)
    const before = await world.snapshot()
    const {job, use} = await newJob({})
    const main = use.main()
    await main.says(/^::group::cluster$/m, 60_000)
    if (signal === 'SIGINT') {
      const {status, afterMs} = await use.cancel(main)
      t.is(status, 1)
      t.true(afterMs < 7000, `${afterMs} ms`)
    } else {
      main.kill(signal)
      await main.ended
    }
    t.is((await use.post('cancelled').ended).status, 0)
    t.true(readJunit(join(job.workspace, 'junit-reports', 'TEST-full.xml')).count('skipped') > 300)
    t.deepEqual(await user.strangers(), [])
    await world.untilAsBefore(before)
  })
}
