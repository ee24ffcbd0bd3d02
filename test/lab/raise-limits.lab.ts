import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../../src/process/package-root.ts'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {type Child, type Ended, startChild} from '../support/start-child.ts'

// Limits of the kernel are files of a mount namespace here: what a run raises is never this host's. Needs what interrupt.lab.ts
// needs.

const folder = '/proc/sys'
const before = {
  'fs/inotify/max_user_instances': 5,
  'net/ipv4/neigh/default/gc_thresh2': 2,
  'net/ipv4/neigh/default/gc_thresh3': 4,
} as const

let world: World
let file = ''
/** Its mount namespace is the one in which everything is started. */
let holder: Child

test.before(async () => {
  world = await makeWorld()
  file = join(world.scratch, 'lab.yaml')
  writeFileSync(
    file,
    `version: 1
lab: small
networks: {lan: {subnet: 192.0.2.0/24, host: 192.0.2.1}}
machines: {m: {count: 2, networks: {lan: 192.0.2.10}}}
expect: [{from: m-1, to: m-2, allow: icmp}]
`,
  )
  const mounts = Object.entries(before).map(([name, value]) => {
    const own = join(world.scratch, name.replaceAll('/', '.'))
    writeFileSync(own, `${value}\n`)
    return `mount --bind ${own} ${join(folder, name)}`
  })
  const ready = join(world.scratch, 'ready')
  const script = [...mounts, `mkdir ${ready}`, 'exec sleep infinity'].join('\n')
  holder = startChild(['unshare', '--mount', '--propagation', 'private', 'sh', '-euc', script], {
    cwd: packageRoot,
    env: world.env,
  })
  await waitUntil(
    'limits of its own are there',
    async () => (existsSync(ready) ? {value: true} : {notYet: ''}),
    {
      within: 10_000,
    },
  )
})
test.after.always(async () => {
  holder?.kill('SIGKILL')
  await world?.end()
})

function start(script: string, ...flags: string[]): Child {
  const inside = ['nsenter', `--mount=/proc/${holder.pid}/ns/mnt`, `--wd=${packageRoot}`, '--']
  const reports = script === 'down' ? [] : ['--reports', world.reports, '--file', file]
  const words = ['node', `scenarios/${script}.mjs`, '--lab', 'small', ...reports, ...flags]
  return startChild([...inside, ...words], {cwd: packageRoot, env: world.env})
}

const run = (script: string, ...flags: string[]): Promise<Ended> => start(script, ...flags).ended

const limits = (): Record<string, number> =>
  Object.fromEntries(
    Object.keys(before).map(name => [
      name,
      Number(readFileSync(join(world.scratch, name.replaceAll('/', '.')), 'utf8')),
    ]),
  )

const raised = {
  'fs/inotify/max_user_instances': 1024,
  'net/ipv4/neigh/default/gc_thresh2': 8,
  'net/ipv4/neigh/default/gc_thresh3': 16,
}

test.serial('without the user’s word a lab is refused before it is made, and nothing is raised', async t => {
  const {status, output} = await run('up')
  t.not(status, 0)
  t.regex(
    output,
    /a lab needs 9 inotify instances of root's; -?\d+ of fs\.inotify\.max_user_instances are free/,
  )
  t.regex(output, /--raise-limits/)
  t.deepEqual(limits(), before)
  t.false(existsSync(join(world.stateDir, 'labs', 'small')))
})

test.serial('raised limits stay as long as the lab, are told, and go with it', async t => {
  const {status, output} = await run('up', '--raise-limits')
  t.is(status, 0, output)
  t.regex(output, /raised limits +fs\.inotify\.max_user_instances from 5 to 1024, .*gc_thresh3 from 4 to 16/)
  t.deepEqual(limits(), raised)
  const {status: removed, output: told} = await run('down')
  t.is(removed, 0, told)
  t.deepEqual(limits(), before)
})

test.serial('a run that ends by itself puts limits back', async t => {
  const {status, output} = await run('full', '--raise-limits')
  t.is(status, 0, output)
  t.deepEqual(limits(), before)
})

test.serial('limits are put back also when the run is killed', async t => {
  const child = start('full', '--raise-limits')
  const soon = (what: string, wanted: Record<string, number>): Promise<true> =>
    waitUntil(
      what,
      async (): Promise<Sight<true>> => {
        const now = JSON.stringify(limits())
        return now === JSON.stringify(wanted) ? {value: true} : {notYet: now}
      },
      {within: 60_000},
    )
  await soon('limits are raised', raised)
  child.kill('SIGKILL')
  await child.ended
  await soon('limits are as they were', before)
  t.pass()
})
