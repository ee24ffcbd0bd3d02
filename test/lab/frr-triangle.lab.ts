import {join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../../src/process/package-root.ts'
import {makeWorld, type World} from '../support/life-test.ts'

// labs/frr-triangle: three routers with BGP, whose short way is asked for by the path of packets.

let world: World
test.before(async () => {
  world = await makeWorld()
})
test.after.always(() => world?.end())

const file = join(packageRoot, 'labs/frr-triangle/lab.yaml')

test.serial('routes come by BGP and come back after reboots; nothing is left', async t => {
  const before = await world.snapshot()
  const {status, output} = await world.run('full', ['--file', file])
  t.is(status, 0, output.slice(-3000))
  const {cases, unproven} = world.report('frr-triangle')
  t.deepEqual(unproven, [])
  const path = cases.filter(({name}) => / by way of /.test(name))
  t.is(path.length, 3, 'after the setup and after each reboot')
  await world.untilAsBefore(before)
})

test.serial('a cable that is cut turns the path red, and a router that is off both ways', async t => {
  const lab = ['--lab', 'triangle']
  const up = await world.run('up', ['--file', file, ...lab])
  t.is(up.status, 0, up.output.slice(-3000))
  const redAfter = async (place: string, command: string[]): Promise<string[]> => {
    const act = await world.run('exec', [...lab, place, '--', ...command])
    t.is(act.status, 0, act.output)
    const {status, output} = await world.run('check', lab)
    t.not(status, 0, output.slice(-3000))
    const red = world.report('frr-triangle-check').cases.filter(({status}) => status === 'failure')
    return red.map(({name}) => name).sort()
  }
  const cut = await redAfter('r1', ['ip', 'link', 'set', 'eth1', 'down'])
  t.is(cut.length, 1, cut.join('\n'))
  t.regex(cut[0] ?? '', /^client reaches server by .* by way of r1, r3$/)
  const stopped = await redAfter('r2', ['systemctl', 'stop', 'frr'])
  t.is(stopped.length, 3, stopped.join('\n'))
  await world.run('down', lab)
})
