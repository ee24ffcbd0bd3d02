import {existsSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../../src/process/package-root.ts'
import {writeScenario} from '../support/documented-scenario.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {makeOrdinaryUser, missingForUser} from '../support/ordinary-user.ts'
import {readJunit} from '../support/read-junit.ts'
import {startChild} from '../support/start-child.ts'

// The scenario of docs/write-a-scenario.md, and others like it, in a folder far from any checkout.

let world: World
test.before(async () => {
  world = await makeWorld()
})
test.after.always(() => world?.end())

const fanlab = join(packageRoot, 'bin', 'fanlab')

/** Runs a script in a folder of its own. */
async function runScript(folder: string, flags: readonly string[] = [], script?: string) {
  const cwd = join(world.scratch, folder)
  writeScenario(cwd, script)
  const child = startChild([fanlab, 'run', 'web.mjs', ...flags], {cwd, env: world.env})
  const {status, output} = await child.ended
  const {cases} = readJunit(join(cwd, 'junit-reports', 'TEST-web.xml'))
  return {cwd, status, output, check: cases.find(({name}) => name === 'the client gets the page')}
}

test.serial('the documented scenario passes, and leaves nothing but its reports', async t => {
  const before = await world.snapshot()
  const {cwd, status, output, check} = await runScript('passes')
  t.is(status, 0, output.slice(-3000))
  t.is(check?.status, 'passed')
  t.deepEqual([check?.suite.replace(/^.*?web\.?/, ''), check?.claims], ['web', []])
  t.true(existsSync(join(cwd, 'junit-reports', 'summary.md')))
  await world.untilAsBefore(before)
})

test.serial('an assertion that does not hold is a failure, with expected and got', async t => {
  const {status, output, check} = await runScript('fails', ['--set', 'expected=bye'])
  t.is(status, 1, output.slice(-3000))
  t.is(check?.status, 'failure')
  t.regex(check?.text ?? '', /bye[\s\S]*hello/)
})

test.serial(
  'a command that fails in a check is an error, which tells the command and what it said',
  async t => {
    const {status, output, check} = await runScript('errs', ['--set', 'server=none'])
    t.is(status, 2, output.slice(-3000))
    t.is(check?.status, 'error')
    t.regex(check?.text ?? '', /cannot run .*curl --silent http:\/\/.*none.* on client: status 6/)
  },
)

test.serial('a mistake in the script is an error with its line, and no line of fanlab’s', async t => {
  const mistaken = `import {runLab} from 'fanlab'
await runLab('lab.yaml', async ({phase, check}) => {
  await phase('web', () => check('the client gets the page', ({lab}) => lab.machin('client')))
})
`
  const {status, output, check} = await runScript('mistaken', [], mistaken)
  t.is(status, 2, output.slice(-3000))
  t.regex(check?.text ?? '', /lab\.machin is not a function \(TypeError at web\.mjs:3:\d+\)/)
  t.regex(output, /TypeError at web\.mjs:3:/)
  t.notRegex(`${check?.text}${output}`, /dist\/\w+\.mjs/)
})

test.serial(
  'what a script of an ordinary user does outside of the machines is done as that user',
  async t => {
    const missing = await missingForUser()
    if (missing.length > 0) return t.pass(`the host has no ${missing.join(', ')}`)
    const user = await makeOrdinaryUser()
    try {
      const folder = join(user.home, 'own')
      const script = writeScenario(
        folder,
        `import assert from 'node:assert/strict'
import {writeFileSync} from 'node:fs'
import {$, asCaller, runLab} from 'fanlab'
await runLab('lab.yaml', async ({phase, check}) => {
  await phase('web', () => check('it is the user', async ({lab}) => {
    assert.equal(await $\`id -un; echo "$HOME"; touch by-shell\`.text(), 'fanlabtester\\n${user.home}\\n')
    assert.equal(await lab.machine('client').$\`id -un\`.text(), 'root\\n')
    asCaller(() => writeFileSync('by-node', ''))
  }))
})
`,
      )
      await user.give(folder)
      const env = {...user.env, FANLAB_STATE_DIR: world.stateDir}
      const words = [join(user.checkout, 'bin', 'fanlab'), 'run', script, '--lab', 'ofuser']
      const {status, output} = await startChild([...user.become, ...words], {cwd: folder, env}).ended
      t.is(status, 0, output.slice(-3000))
      for (const name of ['by-shell', 'by-node', 'junit-reports/TEST-web.xml'])
        t.true(existsSync(join(folder, name)), name)
      t.deepEqual(await user.strangers(), [])
    } finally {
      await user.remove()
    }
  },
)
