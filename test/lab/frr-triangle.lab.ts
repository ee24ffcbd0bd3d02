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

for (const provider of ['lxc', 'uml'])
  test.serial(`routes come by BGP and come back after reboots; nothing is left: ${provider}`, async t => {
    const before = await world.snapshot()
    const {status, output} = await world.run('full', ['--file', file, '--provider', provider])
    t.is(status, 0, output.slice(-3000))
    const {unproven, proven} = world.report('frr-triangle')
    t.deepEqual(unproven, [])
    t.deepEqual([...proven].sort(), ['B1', 'B2', 'B3', 'B4'])
    await world.untilAsBefore(before)
  })

test.serial('a filter that is gone and a cable that is cut turn their own claims red', async t => {
  const lab = ['--lab', 'triangle']
  const up = await world.run('up', ['--file', file, ...lab])
  t.is(up.status, 0, up.output.slice(-3000))
  const on = async (place: string, ...command: string[]): Promise<void> => {
    const {status, output} = await world.run('exec', [...lab, place, '--', ...command])
    t.is(status, 0, output)
  }
  const redClaims = async (): Promise<string[]> => {
    const {status, output} = await world.run('check', lab)
    t.is(status, 1, output.slice(-3000))
    const failed = world.report('frr-triangle-check').cases.filter(each => each.status === 'failure')
    return [...new Set(failed.flatMap(({claims}) => claims))].sort()
  }
  await on('r3', 'systemctl', 'stop', 'filter')
  t.deepEqual(await redClaims(), ['B3'])
  await on('r3', 'systemctl', 'start', 'filter')
  // Packets go round by r2, and two neighbours have lost each other.
  await on('r1', 'ip', 'link', 'set', 'eth1', 'down')
  t.deepEqual(await redClaims(), ['B2', 'B4'])
  await world.run('down', lab)
})
