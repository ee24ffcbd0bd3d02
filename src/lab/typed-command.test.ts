import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {packageRoot} from '../process/package-root.ts'
import {run} from '../process/run.ts'

const module = (path: string): string => JSON.stringify(pathToFileURL(join(import.meta.dirname, path)).href)

/** What a process in that folder, with those variables, tells a person to type. */
async function typedIn(cwd: string, call: string, env: Record<string, string> = {}): Promise<string> {
  const code = `import {typedCommand, typedScript} from ${module('typed-command.ts')}
    import {readerOf} from ${module('../cli/reader-of.ts')}
    import {speakTo} from ${module('../process/reader.ts')}
    speakTo(readerOf(process.env, false))
    console.log(${call})`
  const argv = [process.execPath, '--input-type=module', '--eval', code]
  const {stdout, stderr} = await run(argv, {cwd, env: {PATH: process.env.PATH ?? '', ...env}})
  return stdout.trim() || stderr
}

test('the command is the path from the current folder, or the whole path', async t => {
  const down = 'typedCommand("down", "--lab", "x")'
  t.is(await typedIn(packageRoot, down), 'bin/fanlab down --lab x')
  t.is(await typedIn(join(packageRoot, 'bin'), down), './fanlab down --lab x')
  t.is(await typedIn(temporaryFolder(), down), `${join(packageRoot, 'bin', 'fanlab')} down --lab x`)
})

test('what is printed can be typed', async t => {
  for (const cwd of [packageRoot, join(packageRoot, 'bin'), temporaryFolder()]) {
    const command = await typedIn(cwd, 'typedCommand("full", "--help")')
    const {status, stdout} = await run(['sh', '-c', command], {cwd})
    t.is(status, 0, command)
    t.regex(stdout, /^usage: .*fanlab full \[flags\]/)
  }
})

test('it names the state folder where that is another one', async t => {
  const env = {FANLAB_STATE_DIR: '/var/tmp/other'}
  t.is(
    await typedIn(packageRoot, 'typedCommand("down", "--lab", "x")', env),
    'FANLAB_STATE_DIR=/var/tmp/other bin/fanlab down --lab x',
  )
})

test('in a job of a workflow the command is on PATH', async t => {
  t.is(await typedIn('/', 'typedCommand("down")', {FANLAB_COMMAND: 'fanlab'}), 'fanlab down')
})

test('a scenario of one’s own is run by fanlab run and its path', async t => {
  const folder = temporaryFolder()
  t.is(
    await typedIn(folder, `typedScript(${JSON.stringify(join(folder, 'my own.mjs'))}, '--help')`),
    `${join(packageRoot, 'bin', 'fanlab')} run './my own.mjs' --help`,
  )
  const own = JSON.stringify(join(packageRoot, 'scenarios', 'check.mjs'))
  t.is(await typedIn(packageRoot, `typedScript(${own}, '--help')`), 'bin/fanlab check --help')
})
