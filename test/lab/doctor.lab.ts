import {existsSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import type {Diagnosis} from '../../src/run/diagnose.ts'
import type {HostSnapshot} from '../support/host-snapshot.ts'
import {copyCheckout, makeWorld, type World} from '../support/life-test.ts'
import {startChild} from '../support/start-child.ts'

let world: World
let before: HostSnapshot
test.before(async () => {
  world = await makeWorld()
  before = await world.snapshot()
})
test.after.always(() => world?.end())

test.serial('the doctor says that the default provider is usable, and has changed nothing', async t => {
  const {status, output} = await world.run('doctor', ['--json'])
  t.is(status, 0, output)
  const {chosen, providers, findings, fan} = JSON.parse(output) as Diagnosis
  t.deepEqual(chosen, {name: 'lxc', usable: true, problems: []})
  t.true(providers.some(({name}) => name === 'lxc'))
  t.deepEqual(
    findings.map(({topic}) => topic),
    ['memory', 'disk', 'cgroup', 'inotify', 'neighbours', 'faults'],
    'what does not concern the provider is left out',
  )
  t.true(fan.length > 0)
  // Providers that were asked at the same time were seen to disturb each other.
  t.notRegex(JSON.stringify(providers), /EEXIST/)
  await world.untilAsBefore(before)
})

test.serial('what was asked for and cannot be had makes the exit code 1', async t => {
  const {status, output} = await world.run('doctor', ['--fan', 'ubuntu'])
  t.is(status, 1, output)
  t.regex(output, /^provider lxc is not usable$[\s\S]*cannot use the fan engine ubuntu/m)
})

test.serial(
  'without root and sudo the doctor tells what it cannot see, and does not claim that it works',
  async t => {
    const checkout = join(world.scratch, 'checkout')
    copyCheckout(checkout)
    const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', 'node']
    const env = {...world.env, HOME: '/nonexistent'}
    const {status, output} = await startChild([...nobody, 'scenarios/doctor.mjs'], {cwd: checkout, env}).ended
    t.is(status, 1, output)
    t.regex(output, /^ {2}unknown inotify /m)
    t.regex(output, /needs root, or sudo without a password/)
    t.false(existsSync(join(world.stateDir, 'labs')))
    await world.untilAsBefore(before)
  },
)
