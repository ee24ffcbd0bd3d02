import {mkdirSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {missingTools} from '../../src/process/missing-tools.ts'
import {run} from '../../src/process/run.ts'
import {cacheDir, copyCheckout, systemPath} from './life-test.ts'

// Helps tests: a user of this host who is not root, but may use sudo without a password, as on a CI's runner.

export interface OrdinaryUser {
  readonly home: string
  /** What the scripts and the action need, the user's own. */
  readonly checkout: string
  /** The user's environment, and nothing else. */
  readonly env: Readonly<Record<string, string>>
  /** In front of a command that the user is to run. */
  readonly become: readonly string[]
  /** What below the user's home belongs to somebody else. */
  strangers(): Promise<string[]>
  /** Gives a file or a folder, with all in it, to the user. */
  give(path: string): Promise<void>
  remove(): Promise<void>
}

const name = 'fanlabtester'
const rule = `/etc/sudoers.d/${name}`
const home = `/var/tmp/${name}`
const checkout = join(home, 'work')

/** Commands of the host that it takes to make and to be such a user, as far as they are missing. */
export const missingForUser = (): Promise<string[]> => missingTools(['useradd', 'userdel', 'sudo', 'setpriv'])

export async function makeOrdinaryUser(): Promise<OrdinaryUser> {
  await succeed('useradd', '--create-home', '--home-dir', home, '--shell', '/bin/bash', name)
  writeFileSync(rule, `${name} ALL=(ALL) NOPASSWD: ALL\n`, {mode: 0o440})
  copyCheckout(checkout)
  // The user's own cache has the image already, or each test would build it.
  const cache = join(home, '.cache', 'fanlab', 'images')
  mkdirSync(cache, {recursive: true})
  await succeed('cp', '--recursive', '--preserve=timestamps', join(cacheDir, 'images', '.'), cache)
  const give = async (path: string): Promise<void> => {
    await succeed('chown', '--recursive', `${name}:`, path)
  }
  await give(home)
  const {uid, gid} = statSync(checkout)
  return {
    home,
    checkout,
    env: {PATH: systemPath, HOME: home, USER: name, LOGNAME: name, LANG: 'C.UTF-8', CI: '1'},
    become: ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--init-groups', '--inh-caps=-all', '--'],
    give,
    strangers: async () => (await succeed('find', home, '!', '-user', name)).split('\n').filter(Boolean),
    async remove() {
      rmSync(rule, {force: true})
      await run(['userdel', '--remove', name])
      rmSync(home, {recursive: true, force: true})
    },
  }
}

async function succeed(...argv: string[]): Promise<string> {
  const {status, stdout, stderr} = await run(argv)
  if (status !== 0) throw new Error(`cannot run ${argv.join(' ')}: ${stderr}`)
  return stdout
}
