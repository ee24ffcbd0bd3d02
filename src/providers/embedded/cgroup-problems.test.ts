import test from 'ava'
import {limitingControllers, parseCgroupLayout} from './cgroup-layout.ts'
import {judgeCgroups} from './cgroup-problems.ts'

const unified = 'cgroup2 /sys/fs/cgroup cgroup2 rw,relatime 0 0\n'
const legacy = ['cpu', 'memory', 'pids', 'systemd']
  .map(name => `cgroup /sys/fs/cgroup/${name} cgroup rw,relatime,${name} 0 0\n`)
  .join('')

/** Lines of a real /proc/cgroups, Linux 6.18; with cgroup_disable=memory the last number of that line is 0. */
const known = '#subsys_name\thierarchy\tnum_cgroups\tenabled\ncpu\t0\t1\t1\nmemory\t0\t27\t1\npids\t0\t1\t1\n'
const facts = {known, kept: []}
const lxc = {provider: 'lxc', controllers: limitingControllers, ownTree: true}

test('one tree of version 2 with all controllers is fine, and so is version 1 where version 2 can be mounted', t => {
  t.deepEqual(judgeCgroups(lxc, parseCgroupLayout(unified, 'cpuset cpu io memory pids'), facts), [])
  t.deepEqual(judgeCgroups(lxc, parseCgroupLayout(legacy, ''), facts), [])
})

test('a controller that version 2 does not have is told by its name, with what would bring it', t => {
  const without = parseCgroupLayout(unified, 'cpuset cpu io pids')
  const disabled = known.replace('27\t1', '27\t0')
  const bound = known.replace('memory\t0', 'memory\t4')
  t.deepEqual(judgeCgroups(lxc, without, {...facts, known: disabled}), [
    {
      message:
        'provider lxc needs the cgroup controller "memory" to limit machines; the tree of version 2 does not have it (/sys/fs/cgroup/cgroup.controllers)',
      hint: 'start the kernel without cgroup_disable=memory, or with cgroup_enable=memory',
    },
  ])
  t.regex(judgeCgroups(lxc, without, {...facts, known: bound})[0]?.hint ?? '', /cgroup_no_v1=memory/)
  t.deepEqual(
    judgeCgroups(lxc, parseCgroupLayout(unified, ''), facts).map(({message}) => /"(.*)"/.exec(message)?.[1]),
    ['cpu', 'memory', 'pids'],
  )
})

test('a controller that version 1 could have is mounted', t => {
  const [problem] = judgeCgroups(lxc, parseCgroupLayout(legacy.replace(/^.*pids.*\n/m, ''), ''), facts)
  t.regex(problem?.message ?? '', /"pids".*no hierarchy below \/sys\/fs\/cgroup has it$/)
  t.regex(problem?.hint ?? '', /mount -t cgroup -o pids/)
})

test('a root that is a container’s and passes a controller not on is told', t => {
  const layout = parseCgroupLayout(unified, 'cpu memory pids')
  const [problem, ...more] = judgeCgroups(lxc, layout, {...facts, kept: ['memory']})
  t.regex(problem?.message ?? '', /"memory".*cannot be enabled in/)
  t.deepEqual(more, [])
})

test('version 1 only, on a kernel that mounts no version 2, is told with the kernel’s words', t => {
  const unmountable = "mount: unknown filesystem type 'cgroup2'"
  const [problem] = judgeCgroups(lxc, parseCgroupLayout(legacy, ''), {...facts, unmountable})
  t.regex(problem?.message ?? '', /version 1 only, and mounts no other: mount: unknown filesystem type/)
  t.deepEqual(
    judgeCgroups({...lxc, ownTree: false}, parseCgroupLayout(legacy, ''), {...facts, unmountable}),
    [],
  )
})
