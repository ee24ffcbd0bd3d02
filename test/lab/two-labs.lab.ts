import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import type {HostSnapshot} from '../support/host-snapshot.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {readJunit} from '../support/read-junit.ts'

let world: World
let before: HostSnapshot
test.before(async () => {
  world = await makeWorld()
  before = await world.snapshot()
})
test.after.always(() => world?.end())

const reportsOf = (lab: string): string[] => ['--lab', lab, '--reports', `${world.reports}-${lab}`]

test.serial('two labs side by side are both green, and removing one leaves the other so', async t => {
  const ups = await Promise.all(['one', 'two'].map(lab => world.run('up', reportsOf(lab))))
  for (const {status, output} of ups) t.is(status, 0, output)
  const checks = await Promise.all(['one', 'two'].map(lab => world.run('check', reportsOf(lab))))
  for (const {status, output} of checks) t.is(status, 0, output)

  const labs = JSON.parse((await world.run('status', ['--json'])).output)
  t.deepEqual(
    labs.map(({name, state}: {name: string; state: string}) => `${name} ${state}`),
    ['one kept', 'two kept'],
  )

  t.is((await world.run('down', ['--lab', 'one'])).status, 0)
  const {status, output} = await world.run('check', reportsOf('two'))
  t.is(status, 0, output)
  const gone = await world.run('check', reportsOf('one'))
  t.is(gone.status, 2)
  t.regex(
    gone.output,
    /^fanlab: cannot enter lab "one": there is no such lab\nhint: FANLAB_STATE_DIR=\S+ \S*bin\/fanlab up --lab one$/m,
  )

  const again = await world.run('up', reportsOf('two'))
  t.is(again.status, 2)
  t.regex(
    again.output,
    /^fanlab: cannot make lab "two": a lab with that name exists \(kept\)\nhint: .*bin\/fanlab down --lab two/m,
  )
})

const cell = /^(\S+) reaches (\S+) by \S+$/

test.serial('without the fan filter of one machine exactly the cells that cross it fail', async t => {
  const shell = (...words: string[]) => world.run('shell', ['--lab', 'two', ...words])
  const listed = await shell('lxd-2', '--', 'lxc', 'query', '/1.0/instances?recursion=1')
  const instances: {name: string; location: string}[] = JSON.parse(listed.output)
  const there = new Set([
    'lxd-2',
    ...instances.filter(({location}) => location === 'lxd-2').map(({name}) => name),
  ])
  t.is(there.size, 3)

  const removed = await shell('lxd-2', '--', 'tc', 'filter', 'del', 'dev', 'lxdfan0-fan', 'egress')
  t.is(removed.status, 0, removed.output)
  const {status, output} = await world.run('check', reportsOf('two'))
  t.is(status, 1, output)
  const {cases} = readJunit(`${world.reports}-two/TEST-check.xml`)
  const cells = cases.filter(({name}) => cell.test(name))
  const crosses = (name: string): boolean => {
    const [, from = '', to = ''] = cell.exec(name) ?? []
    return there.has(from) !== there.has(to)
  }
  t.true(cells.filter(({name}) => crosses(name)).length > 100)
  t.deepEqual(
    cells.filter(({status: was}) => was === 'failure').map(({name}) => name),
    cells.map(({name}) => name).filter(crosses),
  )
  t.is(cases.filter(({status: was}) => was === 'error').length, 0)
  for (const name of there) t.true(output.includes(name), `the summary names ${name}`)

  t.is((await world.run('down', ['--lab', 'two'])).status, 0)
  await world.untilAsBefore(before)
})

test.serial(
  'two labs of one name in two state folders do not meet: removing one leaves the other as it is',
  async t => {
    const file = join(world.scratch, 'pair.yaml')
    writeFileSync(
      file,
      `version: 1
lab: pair
networks: {lan: {subnet: 10.50.1.0/24}}
machines: {m: {count: 2, networks: {lan: 10.50.1.1}}}
expect: [{id: E1, from: m-*, to: m-*, allow: [icmp]}]
`,
    )
    const others = await makeWorld()
    const made = await Promise.all([world, others].map(each => each.run('up', ['--file', file])))
    for (const {status, output} of made) t.is(status, 0, output)
    await others.end()
    const {status, output} = await world.run('check')
    t.is(status, 0, output)
    t.is((await world.run('down')).status, 0)
    await world.untilAsBefore(before)
  },
)
