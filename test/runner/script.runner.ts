import {join} from 'node:path'
import test from 'ava'
import {writeScenario} from '../support/documented-scenario.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {readJunit} from '../support/read-junit.ts'
import {annotationsIn, startJob} from './fake-runner.ts'

// The scenario of docs/write-a-scenario.md in a workflow, by the committed bundle.

let world: World
test.before(async () => {
  world = await makeWorld()
})
test.after.always(() => world?.end())

for (const [what, set, result, code] of [
  ['passes', '', 'passed', 0],
  ['fails', 'expected=bye', 'failed', 1],
  ['errs', 'server=none', 'error', 1],
] as const) {
  test.serial(`a script of the repository that ${what} is told so, and leaves nothing`, async t => {
    const before = await world.snapshot()
    const job = startJob({folder: world.scratch, env: world.env})
    writeScenario(join(job.workspace, 'tests'))
    const use = job.uses({script: 'tests/web.mjs', set})
    const {status, output} = await use.main().ended
    t.is(status, code, output.slice(-3000))
    const outputs = use.outputs()
    t.is(outputs.result, result)
    const {cases} = readJunit(outputs.junit ?? '')
    const check = cases.find(({name}) => name === 'the client gets the page')
    t.is(check?.status, ({passed: 'passed', failed: 'failure', error: 'error'} as const)[result])
    t.is(annotationsIn(output).length > 0, code !== 0)
    t.is(JSON.parse(outputs.topology ?? '').machines.length, 2)
    t.regex(use.summary(), /fanlab web/)
    t.is((await use.post().ended).status, 0)
    await world.untilAsBefore(before)
  })
}
