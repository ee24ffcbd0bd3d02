import {statSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../testing/temporary-folder.ts'
import {makeFolder, sudoCaller} from './owner.ts'

test('the caller of sudo is known only to root, and only by numbers', t => {
  t.deepEqual(sudoCaller({SUDO_UID: '1000', SUDO_GID: '1001'}, 0), {uid: 1000, gid: 1001})
  t.is(sudoCaller({SUDO_UID: '1000', SUDO_GID: '1001'}, 1000), undefined)
  t.is(sudoCaller({SUDO_UID: '1000'}, 0), undefined)
  t.is(sudoCaller({SUDO_UID: 'root', SUDO_GID: '0'}, 0), undefined)
  t.is(sudoCaller({}, 0), undefined)
})

const asRoot = process.geteuid?.() === 0 ? test : test.skip

asRoot('only folders that were made are given away', t => {
  const base = temporaryFolder()
  makeFolder(join(base, 'a/b'), {uid: 1234, gid: 1234})
  t.deepEqual(
    [base, join(base, 'a'), join(base, 'a/b')].map(path => statSync(path).uid),
    [0, 1234, 1234],
  )
  t.notThrows(() => makeFolder(join(base, 'a/b'), {uid: 99, gid: 99}))
  t.is(statSync(join(base, 'a/b')).uid, 1234)
})
