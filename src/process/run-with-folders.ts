import {spawnSync} from 'node:child_process'

/** Milliseconds for a question that takes a few. */
const deadline = 10_000

/**
 * Runs a command that gets these descriptors as its own from 3 on, and waits for it. Gives what it said, without the
 * last line's end; empty when it said nothing or could not be run.
 */
export function runWithFolders(argv: readonly string[], folders: readonly number[]): string {
  const [command = '', ...words] = argv
  const {stdout} = spawnSync(command, words, {
    cwd: '/',
    env: {PATH: process.env.PATH ?? '/usr/sbin:/usr/bin:/sbin:/bin'},
    stdio: ['ignore', 'pipe', 'ignore', ...folders],
    encoding: 'utf8',
    timeout: deadline,
  })
  return (stdout ?? '').trim()
}
