import {symlinkSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {packageRoot} from '../process/package-root.ts'
import {run} from '../process/run.ts'

const command = join(packageRoot, 'bin', 'fanlab')

/** Runs it where `node` prints its words, one a line. */
async function say(words: readonly string[], file = command) {
  return run([file, ...words], {
    env: {PATH: process.env.PATH ?? '', FANLAB_NODE: join(import.meta.dirname, 'fixtures', 'node')},
  })
}

test('each word reaches the scenario as it was typed', async t => {
  const {stdout, status} = await say(['exec', 'container-1', '--', 'sh', '-c', 'echo "$HOME"; a  b', ''])
  t.is(status, 0)
  t.deepEqual(stdout.split('\n').slice(0, -1), [
    join(packageRoot, 'scenarios', 'exec.mjs'),
    ...['container-1', '--', 'sh', '-c', 'echo "$HOME"; a  b', ''],
  ])
})

test('it finds its scenarios when it was reached by a link', async t => {
  const link = join(temporaryFolder(), 'fanlab')
  symlinkSync(command, link)
  t.regex(
    (await say(['status', '--json'], link)).stdout,
    new RegExp(`^${packageRoot}/scenarios/status\\.mjs\n--json\n$`),
  )
})

test('without a command it tells which there are; another one is refused', async t => {
  t.regex((await say([])).stdout, /^usage: fanlab COMMAND/)
  const {status, stderr} = await say(['../../etc'])
  t.is(status, 64)
  t.regex(stderr, /^fanlab: no command "\.\.\/\.\.\/etc"\nhint: /)
})

test('every command is a scenario, and the help names each', async t => {
  const {stdout} = await say(['help'])
  for (const name of [
    'exec',
    'shell',
    'capture',
    'check',
    'status',
    'down',
    'keep',
    'up',
    'full',
    'persistence',
    'fault',
    'faults',
    'sabotage',
    'doctor',
  ]) {
    t.is((await say([name])).stdout, `${join(packageRoot, 'scenarios', `${name}.mjs`)}\n`)
    t.true(stdout.includes(name), name)
  }
})

test('the help of every command tells its flags', async t => {
  for (const name of ['exec', 'capture', 'check', 'status', 'down', 'up', 'doctor']) {
    const {status, stdout} = await run([command, name, '--help'], {cwd: packageRoot})
    t.is(status, 0, name)
    t.regex(stdout, new RegExp(`^usage: bin/fanlab ${name} \\[flags\\].*\n  --`))
  }
})
