import {join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../../src/process/package-root.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {articleFile, plannedCases} from '../support/planned-cases.ts'
import {promisedCases} from '../support/promised-cases.ts'
import {startChild} from '../support/start-child.ts'

let world: World
test.before(async () => {
  world = await makeWorld()
})
test.after.always(() => world?.end())

/** What the first version of fanlab has to prove. */
const promised =
  'D1 D2 D3 D4 P1 P4 P10 P11 P13 P16 P17 P18 P22 P23 P26 P27 P28 P29 P30 P31 P33 P35 P39 P40 P43 P44 P45 P46 P48 P50 P51'

test.serial('the README’s command for a desk proves every claim and leaves the host as it was', async t => {
  const before = await world.snapshot()
  const argv = [
    'npx',
    '--yes',
    'zx',
    join('scenarios', 'full.mjs'),
    '--lab',
    'life',
    '--reports',
    world.reports,
  ]
  const child = startChild(argv, {cwd: packageRoot, env: world.env})
  const {status, output} = await child.ended
  t.is(status, 0, output.slice(-3000))
  const report = world.report('full')
  t.deepEqual(
    promised.split(' ').filter(claim => !report.proven.has(claim)),
    [],
  )
  t.deepEqual(report.unproven, [])
  const names = report.cases.map(({suite, name}) => `${suite} ${name}`)
  t.deepEqual(names.toSorted(), (await plannedCases(articleFile)).toSorted())
  t.deepEqual(
    promisedCases().filter(name => !names.includes(name)),
    [],
  )
  await world.untilAsBefore(before)
})
