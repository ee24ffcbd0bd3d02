import test from 'ava'
import {memoryCgroups, memoryLeftByCgroups} from './cgroup-memory.ts'

const v1 = '35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory\n'
const v2 = '42 31 0:38 / /sys/fs/cgroup rw,relatime shared:4 - cgroup2 cgroup2 rw,nsdelegate\n'
const folders = (memberships: string, mounts: string): string[] =>
  memoryCgroups(memberships, mounts).map(({folder, version}) => `${version} ${folder}`)

test('the own cgroup and all above it count, in both versions', t => {
  t.deepEqual(folders('4:memory:/a/b\n1:cpu:/x\n', v1), [
    '1 /sys/fs/cgroup/memory/a/b',
    '1 /sys/fs/cgroup/memory/a',
    '1 /sys/fs/cgroup/memory',
  ])
  t.deepEqual(folders('0::/user.slice\n', v2), ['2 /sys/fs/cgroup/user.slice', '2 /sys/fs/cgroup'])
})

test('in a container the path is that of the host, and its mount is the own cgroup', t => {
  const mount = v1.replace(' / ', ' /docker/1 ')
  t.deepEqual(folders('4:memory:/docker/1\n', mount), ['1 /sys/fs/cgroup/memory'])
  t.deepEqual(folders('4:memory:/../../other\n', v1.replace(' / ', ' /a/b ')), ['1 /sys/fs/cgroup/memory'])
})

test('without a mount, or a membership, there is none', t => {
  t.deepEqual(folders('4:memory:/a\n', ''), [])
  t.deepEqual(folders('', v1), [])
})

test('this process’s own are read', async t => {
  t.true((await memoryLeftByCgroups()) > 0)
})
