import {chownSync, readdirSync, readFileSync, statSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {notYet} from '../lab/file/not-yet.ts'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {packageRoot} from '../process/package-root.ts'
import {run} from '../process/run.ts'

const asRoot = process.geteuid?.() === 0 ? test : test.skip
const init = (cwd: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  run([join(packageRoot, 'bin', 'fanlab'), 'init', ...words], {
    cwd,
    env: {PATH: process.env.PATH ?? '', ...env},
    timeoutMs: 30_000,
  })

test('the file that it writes is valid, can be run, and has the name of its folder', async t => {
  const folder = temporaryFolder()
  for (const [words, file, name] of [
    [['web'], 'web/lab.yaml', 'web'],
    [['a/Two Racks_1'], 'a/Two Racks_1/lab.yaml', 'two-racks-1'],
    [['.'], 'lab.yaml', undefined],
  ] as const) {
    const {status, stdout} = await init(folder, words)
    t.is(status, 0)
    t.true(stdout.startsWith(`wrote ${file}: `), stdout)
    const lab = readLabFile(readFileSync(join(folder, file), 'utf8'), file)
    t.deepEqual(notYet(lab), [])
    if (name !== undefined) t.is(lab.lab, name)
  }
})

test('what is there is never replaced', async t => {
  const folder = temporaryFolder()
  t.is((await init(folder, [])).status, 0)
  const before = readFileSync(join(folder, 'lab.yaml'), 'utf8')
  const again = await init(folder, [])
  t.is(again.status, 64)
  t.regex(again.stderr, /cannot write .*lab\.yaml: it is there already\nhint: /)
  t.is(readFileSync(join(folder, 'lab.yaml'), 'utf8'), before)
  symlinkSync('/nowhere', join(folder, 'link'))
  t.is((await init(folder, ['link'])).status, 64)
  t.deepEqual(readdirSync(folder).sort(), ['lab.yaml', 'link'])
})

test('one name is enough', async t => {
  const {status, stderr} = await init(temporaryFolder(), ['a', 'b'])
  t.is(status, 64)
  t.regex(stderr, /init needs one name or folder, or none; got \["a","b"\]/)
})

asRoot('under sudo the file is the caller’s, and only where the caller may write', async t => {
  const folder = temporaryFolder()
  const sudo = {SUDO_UID: '47111', SUDO_GID: '47112'}
  t.is((await init(folder, ['web'], sudo)).status, 64)
  chownSync(folder, 47_111, 47_112)
  t.is((await init(folder, ['web'], sudo)).status, 0)
  for (const place of ['web', 'web/lab.yaml']) t.is(statSync(join(folder, place)).uid, 47_111)
})
