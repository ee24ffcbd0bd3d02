import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {packageRoot} from '../../src/process/package-root.ts'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import {isRedFor, readings} from '../support/foreign-readers.ts'
import {allProcesses, descendantsOf, type HostProcess, socketsOf} from '../support/lab-processes.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {type Child, startChild} from '../support/start-child.ts'

// What carries a check is killed while it works, on a lab that stays up: the run, its way to a machine, the agent there
// and the prober there. Needs what interrupt.lab.ts needs.

const flags = ['--lab', 'killed']
const machine = 'lxd-2'

let world: World
test.before(async () => {
  world = await makeWorld()
  const {status, output} = await world.run('up', flags)
  if (status !== 0) throw new Error(output)
})
test.after.always(() => world?.end())

/** The processes of a run that lead to the machine, or are there. */
interface Way {
  /** `lxc-attach`, whose streams are the agent's. */
  tool: HostProcess
  agent: HostProcess
  /** What the agent has started. */
  commands: HostProcess[]
  prober: HostProcess | undefined
}

const isModule = (name: string, {words}: HostProcess): boolean =>
  words[0] === 'python3' && words.at(-1) === name

function wayIn(run: number): Way | undefined {
  const all = descendantsOf(run)
  const tool = all.find(({words}) => words[0] === 'lxc-attach' && words.includes(`--name=${machine}`))
  const agent = all.find(each => each.parent === tool?.pid && isModule('machine_channel', each))
  if (!tool || !agent) return undefined
  const commands = all.filter(({pid, parent}) => parent === agent.pid && pid !== agent.pid)
  return {tool, agent, commands, prober: commands.find(each => isModule('prober', each))}
}

/** Resolves as soon as `pick` gives something of the run's way to the machine. */
const seen = <T>(run: number, what: string, pick: (way: Way) => T | undefined): Promise<T> =>
  waitUntil(
    what,
    async (): Promise<Sight<T>> => {
      const way = wayIn(run)
      const found = way && pick(way)
      return found === undefined ? {notYet: JSON.stringify(way?.commands ?? 'no way')} : {value: found}
    },
    {within: 60_000},
  )

/** Nothing of agents, probers and the ways to them is left, on any machine or beside it. */
const nothingLeft = (): Promise<true> =>
  waitUntil(
    'nothing is left of it',
    async (): Promise<Sight<true>> => {
      const processes = await world.processes()
      const pids = new Set(processes.map(line => Number.parseInt(line, 10)))
      const left = allProcesses().filter(
        each =>
          pids.has(each.pid) &&
          (['machine_channel', 'prober'].some(name => isModule(name, each)) ||
            each.words.some(word => word === 'lxc-attach')),
      )
      return left.length === 0 ? {value: true} : {notYet: left.map(({words}) => words.at(-1)).join()}
    },
    {within: 15_000},
  )

/** The report is red for every reader, and says why. */
async function isRedBecause(t: ExecutionContext, why: RegExp): Promise<void> {
  for (const reading of await readings(join(world.reports, 'TEST-check.xml')))
    t.true(isRedFor(reading), reading.reader)
  const errors = world.report('check').cases.filter(({status}) => status === 'error')
  t.true(errors.length > 0)
  t.true(
    errors.some(({text}) => why.test(text)),
    errors.map(({name, text}) => `${name}: ${text}`).join('\n'),
  )
}

async function nextIsGreen(t: ExecutionContext): Promise<void> {
  await nothingLeft()
  const {status, output} = await world.run('check', flags)
  t.is(status, 0, output)
  await nothingLeft()
}

test.serial('a check whose run is killed leaves nothing on the machines, and its report is red', async t => {
  const child = world.start('check', flags)
  await seen(child.pid, 'the prober works', ({prober}) => (prober && socketsOf(prober.pid) > 2) || undefined)
  child.kill('SIGKILL')
  t.is((await child.ended).signal, 'SIGKILL')
  await isRedBecause(t, /the run ended unexpectedly (during|before): /)
  await nextIsGreen(t)
})

const scenario = `
import {askEveryone, visitLab} from '${join(packageRoot, 'dist/fanlab.mjs')}'
await visitLab({
  name: 'check',
  script: import.meta.url,
  async story(story) {
    await story.phase('command', () =>
      story.check('a command ends', ({lab}) => lab.machine('${machine}').succeed(['sleep', 'infinity'])))
    await story.phase('matrix', () => story.matrix(askEveryone))
  },
})
`

/** A check of the matrix that first has a command run which does not end, while that runs. */
async function checkWithCommand(): Promise<{child: Child; way: Way}> {
  const script = join(world.scratch, 'check.mjs')
  writeFileSync(script, scenario)
  const argv = ['node', script, ...flags, '--reports', world.reports]
  const child = startChild(argv, {cwd: world.scratch, env: world.env})
  const way = await seen(child.pid, 'the command runs', way =>
    way.commands.some(({words}) => words[0] === 'sleep') ? way : undefined,
  )
  return {child, way}
}

test.serial('a command whose agent is killed is an error, and the check goes on', async t => {
  const {child, way} = await checkWithCommand()
  process.kill(way.agent.pid, 'SIGKILL')
  const {status, output} = await child.ended
  t.is(status, 2, output)
  await isRedBecause(t, new RegExp(`on ${machine}: the connection broke`))
  t.true(world.report('check').count('passed') > 10)
  await nextIsGreen(t)
})

test.serial('a command whose way to the machine is killed is an error, and the check goes on', async t => {
  const {child, way} = await checkWithCommand()
  process.kill(way.tool.pid, 'SIGKILL')
  const {status, output} = await child.ended
  t.is(status, 2, output)
  await isRedBecause(t, new RegExp(`on ${machine}: the connection broke`))
  t.true(world.report('check').count('passed') > 10)
  await nextIsGreen(t)
})

test.serial('what was asked by a prober that is killed is an error', async t => {
  const child = world.start('check', flags)
  let over = false
  child.ended.then(() => {
    over = true
  })
  // One that ends before it is asked is opened anew: so each is, that has opened its sockets.
  let killed = 0
  while (!over) {
    const prober = wayIn(child.pid)?.prober
    if (prober && socketsOf(prober.pid) > 2) {
      process.kill(prober.pid, 'SIGKILL')
      killed++
    }
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  t.true(killed > 0)
  const {status, output} = await child.ended
  t.is(status, 2, output)
  await isRedBecause(t, new RegExp(`cannot probe from ${machine}: its prober ended`))
  await nextIsGreen(t)
})
