import {mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import test from 'ava'
import {asCaller, callersPathVariable} from './as-caller.ts'
import {run} from './run.ts'
import {$} from './shell.ts'

/** nobody, whose home no system makes. */
const user = {uid: 65534, gid: 65534}

/** Only root can be somebody else. */
const asRoot = process.geteuid?.() === 0 ? test.serial : test.serial.skip

test.before(() => {
  Object.assign(process.env, {SUDO_UID: String(user.uid), SUDO_GID: String(user.gid)})
  process.env[callersPathVariable] = `/opt/callers/bin:${process.env.PATH}`
})

asRoot(
  'a local command runs as the user who used sudo, with his home and his path, also in a pipe',
  async t => {
    const {stdout} = await $`id -u; id -g; echo "$HOME"; echo "$PATH"`
    const [uid, gid, home, path = ''] = stdout.split('\n')
    t.deepEqual([uid, gid], ['65534', '65534'])
    t.not(home, '/root')
    t.true(path.startsWith('/opt/callers/bin:'))
    t.is((await $`true`.pipe`id -u`).stdout, '65534\n')
    t.is((await $({input: 'x'})`cat; id -u`).stdout, 'x65534\n')
  },
)

asRoot('what fanlab runs itself stays root’s', async t => {
  t.is((await run(['id', '-u'])).stdout, '0\n')
})

asRoot('what is written as the caller is his, and nowhere else than where he may write', t => {
  const folder = mkdtempSync(join(tmpdir(), 'fanlab-as-caller-'))
  t.teardown(() => rmSync(folder, {recursive: true}))
  const file = join('/var/tmp', `fanlab-as-caller-${process.pid}`)
  t.teardown(() => rmSync(file, {force: true}))
  asCaller(() => writeFileSync(file, 'his'))
  t.like(statSync(file), user)
  t.throws(() => asCaller(() => writeFileSync(join(folder, 'file'), '')), {code: 'EACCES'})
  t.is(process.geteuid?.(), 0)
})
