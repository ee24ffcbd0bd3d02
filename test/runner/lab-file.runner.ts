import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {makeWorld, type World} from '../support/life-test.ts'
import {readJunit} from '../support/read-junit.ts'
import {annotationsIn, type Job, startJob} from './fake-runner.ts'

// Lab files of a workflow's repository, by the committed bundle.

let world: World
test.before(async () => {
  world = await makeWorld()
})
test.after.always(() => world?.end())

const labFile = `version: 1
lab: mine
networks:
  left: {subnet: 10.1.0.0/24}
  right: {subnet: [10.2.0.0/24, "fd00:2::/64"]}
machines:
  router: {networks: {left: 10.1.0.1, right: [10.2.0.1, "fd00:2::1"]}, forward: true}
  a: {networks: {left: 10.1.0.11}, gateway: 10.1.0.1, files: {/srv/: page/}}
  b: {networks: {right: [10.2.0.11, "fd00:2::11"]}, gateway: 10.2.0.1}
setup:
  - {on: [a, b], run: 'printf %s "$SECRET" >/srv/secret; echo "it is $SECRET"', secrets: [SECRET]}
checks:
  - {id: M1, on: a, run: ping -c1 -W2 b}
  - {id: M2, on: router, run: ping -6 -c1 -W2 b}
  - {on: [a, b], run: cat /srv/secret | wc -c, output: "13"}
  - {on: a, run: cat /srv/page.html, output: hello}
reboots: [{machines: router, how: power-cut}]
deliverables: {M1: a and b reach each other}
`

function withFile(text = labFile): Job {
  const env = {...world.env, SECRET: 'canary-secret'}
  const job = startJob({folder: world.scratch, env})
  mkdirSync(join(job.workspace, 'tests', 'page'), {recursive: true})
  writeFileSync(join(job.workspace, 'tests', 'lab.yaml'), text)
  writeFileSync(join(job.workspace, 'tests', 'page', 'page.html'), 'hello\n')
  return job
}

test.serial('a lab file of the repository is run, and its secret is in no report and no log', async t => {
  const before = await world.snapshot()
  const use = withFile().uses({file: 'tests/lab.yaml'})
  const {status, output} = await use.main().ended
  t.is(status, 0, output.slice(-3000))
  const outputs = use.outputs()
  t.is(outputs.result, 'passed')
  const {cases, proven} = readJunit(outputs.junit ?? '')
  t.deepEqual([...proven].sort(), ['M1', 'M2'])
  t.is(cases.filter(({name}) => name === 'M1 a: ping -c1 -W2 b').length, 2)
  const topology = JSON.parse(outputs.topology ?? '')
  t.deepEqual(topology.machines[2].networks, {right: ['10.2.0.11/24', 'fd00:2::11/64']})
  t.regex(use.summary(), /a and b reach each other/)
  t.notRegex(output + use.summary() + cases.map(({text}) => text).join(''), /canary/)
  t.is((await use.post().ended).status, 0)
  await world.untilAsBefore(before)
})

test.serial('a check that does not hold fails the step', async t => {
  const use = withFile(labFile.replace('output: hello', 'output: bye')).uses({file: 'tests/lab.yaml'})
  const {status, output} = await use.main().ended
  t.is(status, 1, output.slice(-3000))
  t.is(use.outputs().result, 'failed')
  t.regex(annotationsIn(output)[0]?.message ?? '', /output bye/)
})

test.serial('a wrong lab file is told by line and column, before anything is made', async t => {
  const use = withFile(labFile.replace('forward:', 'foward:')).uses({file: 'tests/lab.yaml'})
  const {status, output} = await use.main().ended
  t.is(status, 1, output.slice(-3000))
  t.regex(
    annotationsIn(output)[0]?.message ?? '',
    /^tests\/lab\.yaml:7:\d+: machines\.router\.foward is no key that is known here; did you mean forward\?/,
  )
})

test.serial('up leaves the lab to later steps, which check and reboot it by its file', async t => {
  const before = await world.snapshot()
  const job = withFile()
  const up = job.uses({scenario: 'up', file: 'tests/lab.yaml', lab: 'runner-file'})
  t.is((await up.main().ended).status, 0)
  const check = job.uses({scenario: 'check', file: 'tests/lab.yaml', lab: 'runner-file'})
  const {status, output} = await check.main().ended
  t.is(status, 0, output.slice(-3000))
  t.is(check.outputs().result, 'passed')
  const persistence = job.uses({scenario: 'persistence', lab: 'runner-file'})
  t.is((await persistence.main().ended).status, 0)
  t.regex(persistence.summary(), /power cut router/)
  t.is((await up.post().ended).status, 0)
  await world.untilAsBefore(before)
})
