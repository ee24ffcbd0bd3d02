import test from 'ava'
import {sudoCaller} from './owner.ts'

test('the caller of sudo is known only to root, and only by numbers', t => {
  t.deepEqual(sudoCaller({SUDO_UID: '1000', SUDO_GID: '1001'}, 0), {uid: 1000, gid: 1001})
  t.is(sudoCaller({SUDO_UID: '1000', SUDO_GID: '1001'}, 1000), undefined)
  t.is(sudoCaller({SUDO_UID: '1000'}, 0), undefined)
  t.is(sudoCaller({SUDO_UID: 'root', SUDO_GID: '0'}, 0), undefined)
  t.is(sudoCaller({}, 0), undefined)
})
