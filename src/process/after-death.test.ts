import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {startChild} from '../../test/support/start-child.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {runAfterDeath} from './after-death.ts'
import {run} from './run.ts'
import {type Sight, waitUntil} from './wait-until.ts'

const module = join(import.meta.dirname, 'after-death.ts')
const env = {PATH: process.env.PATH ?? ''}

/** A process that has a watcher which writes the file, says so, and goes on as the code tells. */
const watched = (file: string, code: string) =>
  startChild(
    [
      ...[process.execPath, '--input-type=module-typescript', '--eval'],
      `import {runAfterDeath} from ${JSON.stringify(module)}
       const watcher = runAfterDeath('watcher of ${file}', ['sh', '-c', 'env > "$1.new"; mv "$1.new" "$1"', 'sh', ${JSON.stringify(file)}], {PATH: process.env.PATH})
       ${code}`,
    ],
    {cwd: '/', env: {...process.env, SECRET_OF_TEST: 'x'}},
  )

const appears = (file: string): Promise<true> =>
  waitUntil(
    `${file} is written`,
    async (): Promise<Sight<true>> => (existsSync(file) ? {value: true} : {notYet: 'not there'}),
    {within: 10_000},
  )

const watchers = async (file: string): Promise<string> =>
  (await run(['pgrep', '--full', `watcher of ${file}`])).stdout.trim()

test('the command runs when the process is killed, with nothing of its environment', async t => {
  const file = join(temporaryFolder(), 'done')
  const child = watched(file, `console.log('ready'); setInterval(() => {}, 1000)`)
  await child.says(/ready/, 10_000)
  t.false(existsSync(file))
  t.not(await watchers(file), '')
  child.kill('SIGKILL')
  await appears(file)
  t.notRegex(readFileSync(file, 'utf8'), /SECRET_OF_TEST/)
})

test('the command runs when the process ends without a word', async t => {
  const file = join(temporaryFolder(), 'done')
  t.is((await watched(file, 'process.exit(0)').ended).status, 0)
  await appears(file)
})

test('what the process has started and left behind does not keep its watcher waiting', async t => {
  const file = join(temporaryFolder(), 'done')
  const leave = `const {spawn} = await import('node:child_process')
    spawn('sleep', ['20'], {detached: true, stdio: 'ignore'}).unref()`
  await watched(file, `${leave}; process.exit(0)`).ended
  await appears(file)
  t.pass()
})

test('dismissed, the watcher goes and runs nothing', async t => {
  const file = join(temporaryFolder(), 'done')
  const {status} = await watched(file, 'await watcher.dismiss()').ended
  t.is(status, 0)
  t.is(await watchers(file), '')
  t.false(existsSync(file))
})

test('a watcher that somebody ended is no trouble for whom it watched over', async t => {
  const watcher = runAfterDeath(`watcher of trouble ${process.pid}`, ['true'], env)
  const pid = await waitUntil(
    'the watcher runs',
    async (): Promise<Sight<string>> => {
      const found = await watchers(`trouble ${process.pid}`)
      return found ? {value: found} : {notYet: 'not there'}
    },
    {within: 5_000},
  )
  process.kill(Number(pid), 'SIGKILL')
  await watcher.dismiss()
  t.pass()
})
