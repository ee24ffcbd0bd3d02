import {readdirSync, readFileSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import test from 'ava'
import {packageRoot} from '../../src/process/package-root.ts'
import {run} from '../../src/process/run.ts'
import type {HostSnapshot} from '../support/host-snapshot.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {skipHere} from '../support/skip-here.ts'
import {type Ended, startChild} from '../support/start-child.ts'

// A host that mounts only cgroups of version 1, and one that mounts only version 2: mount namespaces in which the other
// is gone. What is left behind is looked for from outside, where both are seen.

let world: World
let before: HostSnapshot
test.before(async () => {
  world = await makeWorld()
  before = await world.snapshot()
})
test.after.always(() => world?.end())

const onlyOne = 'for each in $(grep " cgroup2 " /proc/self/mounts | cut -d " " -f 2); do umount "$each"; done'
const onlyTwo = 'umount -R /sys/fs/cgroup; mount -t cgroup2 cgroup2 /sys/fs/cgroup'

/** Runs a script of scenarios/ where the cgroups are mounted as the commands leave them. */
function runWhere(mounts: string, script: string, ...flags: string[]): Promise<Ended> {
  const argv = ['unshare', '--mount', 'sh', '-eu', '-c', `${mounts}; exec "$@"`, 'sh', 'node']
  const words = [`scenarios/${script}.mjs`, ...flags]
  return startChild([...argv, ...words], {cwd: packageRoot, env: world.env}).ended
}

const isHybrid = /^cgroup \/sys\/fs\/cgroup/m.test(readFileSync('/proc/self/mounts', 'utf8'))

/** Lines of /proc/PID/cgroup of all processes that are in a cgroup of that lab, in any hierarchy. */
async function cgroupsOf(lab: string): Promise<string[][]> {
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  const texts = await Promise.all(pids.map(pid => readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => '')))
  return texts.filter(text => text.includes(`/fanlab/${lab}.`)).map(text => text.trim().split('\n'))
}

test.serial(
  'with version 1 only, each machine has its own cgroup of version 2, and none is left',
  async t => {
    if (!isHybrid) return skipHere(t, 'this host has no version 1')
    const flags = ['--lab', 'old', '--reports', world.reports]
    const {status, output} = await runWhere(onlyOne, 'up', ...flags)
    t.is(status, 0, output)
    const ofMachines = await cgroupsOf('old')
    t.true(ofMachines.length > 20, `${ofMachines.length} processes`)
    const astray = ofMachines.filter(lines => !lines.some(line => line.startsWith('0::/fanlab/old.')))
    t.deepEqual(astray, [])
    const down = await runWhere(onlyOne, 'down', '--lab', 'old')
    t.is(down.status, 0, down.output)
    const {stdout} = await run(['find', '/sys/fs/cgroup', '-type', 'd', '-path', '*/fanlab/old*'])
    t.is(stdout, '')
    await world.untilAsBefore(before)
  },
)

test.serial(
  'with version 2 only, a controller that it lacks is told by name before anything is made',
  async t => {
    const {status, output} = await runWhere(onlyTwo, 'up', '--lab', 'old', '--reports', world.reports)
    if (!isHybrid) {
      t.is(status, 0, output)
      await world.run('down', ['--lab', 'old'])
    } else {
      t.is(status, 2, output)
      for (const name of ['cpu', 'memory', 'pids'])
        t.regex(
          output,
          new RegExp(`needs the cgroup controller "${name}".*\\(/sys/fs/cgroup/cgroup.controllers\\)`),
        )
    }
    await world.untilAsBefore(before)
  },
)
