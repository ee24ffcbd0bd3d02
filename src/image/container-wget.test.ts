import {chmod, writeFile} from 'node:fs/promises'
import path from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {run} from '../process/run.ts'
import {containerWget} from './container-wget.ts'

/** Runs the script with a busybox that only says how it was called. */
async function wget(words: readonly string[], status = 0) {
  const folder = temporaryFolder()
  const busybox = path.join(folder, 'busybox')
  await writeFile(path.join(folder, 'wget'), containerWget.text)
  await writeFile(busybox, `#!/bin/sh\nfor word in "$@"; do printf '[%s]' "$word"; done\nexit ${status}\n`)
  await chmod(busybox, 0o755)
  return run(['sh', path.join(folder, 'wget'), ...words], {
    timeoutMs: 5_000,
    env: {PATH: `${folder}:/usr/bin:/bin`},
  })
}

for (const words of [
  ['-T', '2', '-q', 'URL'],
  ['-T2', '-q', 'URL'],
  ['-qT', '2', 'URL'],
  ['-qT2', 'URL'],
  ['--timeout=2', '-q', 'URL'],
  ['-q', 'URL', '--timeout', '2'],
]) {
  test(`a time-out never reaches busybox's wget, which would die of it: ${words.join(' ')}`, async t => {
    const {stdout} = await wget(words)
    t.true(stdout.startsWith('[timeout][2][busybox][wget]'), stdout)
    t.deepEqual(
      [...stdout.slice('[timeout][2][busybox][wget]'.length).matchAll(/\[(.*?)\]/g)].map(m => m[1]),
      ['-q', 'URL'],
    )
  })
}

test('all other words and the status are as given', async t => {
  const result = await wget(['-O', '-', '--header', 'X: a b', 'http://a/T2', ''], 8)
  t.is(result.stdout, '[timeout][900][busybox][wget][-O][-][--header][X: a b][http://a/T2][]')
  t.is(result.status, 8)
})

test('a download that takes too long fails as it does with wget', async t => {
  const result = await wget(['-T', '1', 'URL'], 143)
  t.is(result.status, 1)
  t.is(result.stderr, 'wget: download timed out\n')
})
