import {createHash, randomUUID} from 'node:crypto'
import {existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {archiveName} from '../../src/image/archive.ts'
import {recipeHash} from '../../src/image/recipe.ts'
import {run} from '../../src/process/run.ts'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {makeOrdinaryUser, missingForUser, type OrdinaryUser} from '../support/ordinary-user.ts'
import {readJunit} from '../support/read-junit.ts'
import {skipHere} from '../support/skip-here.ts'
import {type Child, type Ended, startChild} from '../support/start-child.ts'

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
const startAsUser = (script: string, ...flags: string[]): Child => startWith({}, script, ...flags)

const startWith = (env: Record<string, string>, script: string, ...flags: string[]): Child =>
  startChild([...user.become, 'node', `scenarios/${script}.mjs`, ...flags], {
    cwd: user.checkout,
    env: {...user.env, FANLAB_STATE_DIR: world.stateDir, ...env},
  })

const asUser = (title: string, body: (t: ExecutionContext) => Promise<void>): void => {
  test.serial(title, async t => {
    if (missing.length === 0) return body(t)
    skipHere(t, `the host has no ${missing.join(', ')}`)
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

asUser('a tampered archive in the user’s cache is refused, and links there are not followed', async t => {
  const images = join(user.home, '.cache', 'fanlab', 'images')
  const recipe = {distribution: 'debian-12', aptSources: [], packages: []} as const
  const archive = join(images, archiveName(await recipeHash(recipe)))
  writeFileSync(archive, 'tampered')
  const digest = `sha256:${createHash('sha256').update('original').digest('hex')}`
  const up = async (): Promise<Ended> => {
    const env = {FANLAB_STATE_DIR: join(world.scratch, `fresh-${randomUUID()}`)}
    const flags = ['--image-digest', digest, '--lab', 'ofuser', '--reports', 'reports-cache']
    const ended = await startWith(env, 'up', ...flags).ended
    t.is(ended.status, 2, ended.output)
    t.false(existsSync(join(env.FANLAB_STATE_DIR, 'labs')))
    return ended
  }
  t.true((await up()).output.includes(`cannot use image ${digest}: ${archive} is another one, sha256:`))
  rmSync(archive)
  symlinkSync('/etc/shadow', archive)
  t.regex((await up()).output, /machine-[0-9a-f]{16}\.tar\.zst is a link$/m)
  rmSync(archive)
  renameSync(images, `${images}.real`)
  symlinkSync('/root', images)
  t.regex((await up()).output, /images is a link to \/root/)
  rmSync(images)
  renameSync(`${images}.real`, images)
})

asUser('the password of a proxy is on no command line, and in neither log nor report', async t => {
  const env = {
    http_proxy: 'http://ann:canary-secret@127.0.0.1:9',
    FANLAB_STATE_DIR: join(world.scratch, 'behind'),
  }
  const child = startWith(env, 'up', '--lab', 'ofuser', '--reports', 'reports-proxy')
  await child.says(/building the machine image: /, 60_000)
  const {stdout} = await run(['ps', '-eo', 'args'])
  t.notRegex(stdout, /canary/)
  const {status, output} = await child.ended
  t.is(status, 2, output)
  t.regex(output, /cannot reach the package archive .*127\.0\.0\.1/)
  t.notRegex(output, /canary/)
  const found = await run([
    'grep',
    '-rl',
    'canary',
    join(user.checkout, 'reports-proxy'),
    env.FANLAB_STATE_DIR,
  ])
  t.is(found.stdout, '')
})

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
