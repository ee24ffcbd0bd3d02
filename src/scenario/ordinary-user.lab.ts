import {existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {missingTools} from '../process/missing-tools.ts'
import {run} from '../process/run.ts'
import {type Child, startChild} from '../process/start-child.ts'
import {type Sight, waitUntil} from '../process/wait-until.ts'
import {cacheDir, copyCheckout, makeWorld, systemPath, type World} from './life-test.ts'
import {readJunit} from './read-junit.ts'

// A user of this host who is not root, but may use sudo without a password, as on a CI's runner. Made here and removed
// again. Where useradd or sudo is missing nothing can be said, and the tests are skipped with that reason.

const user = 'fanlabtester'
const rule = `/etc/sudoers.d/${user}`
const home = `/var/tmp/${user}`
const checkout = join(home, 'work')

let world: World
let missing: string[] = []

async function succeed(...argv: string[]): Promise<string> {
  const {status, stdout, stderr} = await run(argv)
  if (status !== 0) throw new Error(`cannot run ${argv.join(' ')}: ${stderr}`)
  return stdout
}

test.before(async () => {
  world = await makeWorld()
  missing = await missingTools(['useradd', 'userdel', 'sudo', 'setpriv'])
  if (missing.length > 0) return
  await succeed('useradd', '--create-home', '--home-dir', home, '--shell', '/bin/bash', user)
  writeFileSync(rule, `${user} ALL=(ALL) NOPASSWD: ALL\n`, {mode: 0o440})
  copyCheckout(checkout)
  // The user's own cache has the image already, or each test would build it.
  const cache = join(home, '.cache', 'fanlab', 'images')
  mkdirSync(cache, {recursive: true})
  await succeed('cp', '--recursive', '--preserve=timestamps', join(cacheDir, 'images', '.'), cache)
  await succeed('chown', '--recursive', `${user}:`, home)
})

test.after.always(async () => {
  await world?.end()
  if (missing.length > 0) return
  rmSync(rule, {force: true})
  await run(['userdel', '--remove', user])
  rmSync(home, {recursive: true, force: true})
})

/** Starts a script as the user, in the user's own checkout and environment. */
function startAsUser(script: string, ...flags: string[]): Child {
  const {uid, gid} = statSync(checkout)
  const env = {PATH: systemPath, HOME: home, USER: user, LOGNAME: user, LANG: 'C.UTF-8', CI: '1'}
  const become = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--init-groups', '--inh-caps=-all', '--']
  const words = ['node', `scenarios/${script}.mjs`, ...flags]
  return startChild([...become, ...words], {cwd: checkout, env: {...env, FANLAB_STATE_DIR: world.stateDir}})
}

/** What below the user's home belongs to somebody else. */
const strangers = async (): Promise<string[]> =>
  (await succeed('find', home, '!', '-user', user)).split('\n').filter(Boolean)

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
  t.deepEqual(await strangers(), [])
  const report = readJunit(join(checkout, 'junit-reports', 'TEST-full.xml'))
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
    const file = join(checkout, `reports-${signal}`, 'TEST-full.xml')
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
    t.deepEqual(await strangers(), [])
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
  t.deepEqual(await strangers(), [])
  t.false(existsSync(join(world.stateDir, 'labs')))
  await world.untilAsBefore(before)
})
