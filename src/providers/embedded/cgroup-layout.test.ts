import test from 'ava'
import {parseCgroupLayout} from './cgroup-layout.ts'

// Lines of /proc/self/mounts as they were seen; what is no cgroup stands between them on purpose.

const unified = `proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0
sysfs /sys sysfs rw,nosuid,nodev,noexec,relatime 0 0
cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid,nodev,noexec,relatime,nsdelegate,memory_recursiveprot 0 0
bpf /sys/fs/bpf bpf rw,nosuid,nodev,noexec,relatime,mode=700 0 0
`

const hybrid = `tmpfs /sys/fs/cgroup tmpfs rw,relatime,mode=755 0 0
cgroup /sys/fs/cgroup/cpu cgroup rw,relatime,cpu 0 0
cgroup /sys/fs/cgroup/cpuacct cgroup rw,relatime,cpuacct 0 0
cgroup /sys/fs/cgroup/memory cgroup rw,relatime,memory 0 0
cgroup /sys/fs/cgroup/systemd cgroup rw,relatime,name=systemd 0 0
cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0
`

const legacy = `tmpfs /sys/fs/cgroup tmpfs ro,nosuid,nodev,noexec,mode=755 0 0
cgroup /sys/fs/cgroup/systemd cgroup rw,nosuid,nodev,noexec,relatime,xattr,name=systemd 0 0
cgroup /sys/fs/cgroup/cpu,cpuacct cgroup rw,nosuid,nodev,noexec,relatime,cpu,cpuacct 0 0
cgroup /sys/fs/cgroup/cpuset cgroup rw,nosuid,nodev,noexec,relatime,cpuset 0 0
cgroup /sys/fs/cgroup/memory cgroup rw,nosuid,nodev,noexec,relatime,memory 0 0
`

const place = (root: string, version: 1 | 2) => ({root: `/sys/fs/cgroup${root}`, version})

test('one tree of version 2 has all controllers', t => {
  t.deepEqual(parseCgroupLayout(unified, 'cpuset cpu io memory hugetlb pids rdma misc\n'), {
    version: 'unified',
    roots: ['/sys/fs/cgroup'],
    controllers: {cpu: place('', 2), memory: place('', 2), pids: place('', 2)},
    tracking: '/sys/fs/cgroup',
  })
})

test('a tree of version 2 has those controllers that it says it has', t => {
  // As after cgroup_disable=memory, and where pids is bound to a hierarchy of version 1.
  t.deepEqual(parseCgroupLayout(unified, 'cpuset cpu io\n').controllers, {cpu: place('', 2)})
})

test('beside a tree of version 2, the controllers are those of version 1', t => {
  t.deepEqual(parseCgroupLayout(hybrid, 'hugetlb\n'), {
    version: 'hybrid',
    roots: ['cpu', 'cpuacct', 'memory', 'systemd', 'unified'].map(name => `/sys/fs/cgroup/${name}`),
    controllers: {cpu: place('/cpu', 1), memory: place('/memory', 1)},
    tracking: '/sys/fs/cgroup/unified',
  })
})

test('a controller that version 1 does not have may be in the tree of version 2', t => {
  t.deepEqual(parseCgroupLayout(hybrid, 'hugetlb pids\n').controllers.pids, place('/unified', 2))
})

test('controllers may share a hierarchy of version 1', t => {
  const {version, controllers} = parseCgroupLayout(legacy, '')
  t.is(version, 'legacy')
  t.deepEqual(controllers, {cpu: place('/cpu,cpuacct', 1), memory: place('/memory', 1)})
})

test('a controller that the kernel was started without is missing', t => {
  const {controllers} = parseCgroupLayout(hybrid.replace(/^.*memory.*\n/m, ''), '')
  t.is(controllers.memory, undefined)
  t.deepEqual(controllers.cpu, place('/cpu', 1))
})

test('processes are tracked where a new cgroup takes them as it is, which that of cpuset does not', t => {
  const cpusetFirst = legacy.replace(/^(.*)\n(.*systemd.*)\n(.*)\n(.*cpuset.*)$/m, '$1\n$4\n$2\n$3')
  t.true(cpusetFirst.indexOf('cpuset') < cpusetFirst.indexOf('systemd'))
  t.is(parseCgroupLayout(cpusetFirst, '').tracking, '/sys/fs/cgroup/systemd')
  const together = 'cgroup /sys/fs/cgroup/cpu,cpuset cgroup rw,cpu,cpuset 0 0\n'
  t.is(parseCgroupLayout(together, '').tracking, undefined)
})

test('a hierarchy that is mounted twice counts once', t => {
  t.is(parseCgroupLayout(unified + unified, '').roots.length, 1)
})

test('another tree of cgroups elsewhere is none of ours', t => {
  const elsewhere = 'cgroup2 /var/lib/other/cgroup cgroup2 rw 0 0\n'
  t.deepEqual(parseCgroupLayout(elsewhere + hybrid, ''), parseCgroupLayout(hybrid, ''))
})
