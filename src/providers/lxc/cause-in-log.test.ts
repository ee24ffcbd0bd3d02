import test from 'ava'
import {causeInLxcLog} from './cause-in-log.ts'

// Captured from LXC 5.0.2: a value that the kernel refuses.
const log = `lxc-start bad 20261125222850.101 WARN     cgfsng - ../src/lxc/cgroups/cgfsng.c:__cgroup_tree_create:748 - File exists - Creating the final cgroup 12(fanlabtest/lxc.monitor.bad) failed
lxc-start bad 20261125222850.152 ERROR    cgfsng - ../src/lxc/cgroups/cgfsng.c:cgfsng_setup_limits_legacy:3165 - Invalid argument - Failed to set "memory.limit_in_bytes" to "banana"
lxc-start bad 20261125222850.152 ERROR    start - ../src/lxc/start.c:lxc_spawn:1795 - Failed to setup cgroup limits for container "bad"
lxc-start bad 20261125222850.152 ERROR    lxccontainer - ../src/lxc/lxccontainer.c:wait_on_daemonized_start:878 - Received container state "ABORTING" instead of "RUNNING"
lxc-start bad 20261125222850.152 ERROR    lxc_start - ../src/lxc/tools/lxc_start.c:main:306 - The container failed to start
lxc-start bad 20261125222850.152 ERROR    lxc_start - ../src/lxc/tools/lxc_start.c:main:309 - To get more details, run the container in foreground mode
lxc-start bad 20261125222850.152 ERROR    lxc_start - ../src/lxc/tools/lxc_start.c:main:311 - Additional information can be obtained by setting the --logfile and --logpriority options
lxc-start bad 20261125222850.156 WARN     start - ../src/lxc/start.c:lxc_abort:1036 - No such process - Failed to send SIGKILL via pidfd 37 for process 32563
`

test('the cause stands before all that follows from it', t => {
  t.is(
    causeInLxcLog(log),
    'Invalid argument - Failed to set "memory.limit_in_bytes" to "banana"; Failed to setup cgroup limits for container "bad"',
  )
})

test('without an error the last line counts; an empty log has no cause', t => {
  t.regex(causeInLxcLog(log.split('\n')[0] ?? '') ?? '', /Creating the final cgroup/)
  t.is(causeInLxcLog('\n'), undefined)
})
