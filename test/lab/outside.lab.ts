import test from 'ava'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import {hostTools, unwantedUnits} from '../../src/providers/lxc/host-needs.ts'
import {umlNeeds} from '../../src/providers/uml/host-needs.ts'
import {internetServer} from '../support/fake-internet.ts'
import {openOutsideLab} from '../support/outside-lab.ts'

// A network with `outside`: its machines get out of the lab by the host, and nothing else does. The host and its Internet
// are namespaces of this test.

let lab: Awaited<ReturnType<typeof openOutsideLab>>
test.before(async () => {
  lab = await openOutsideLab({...umlNeeds, tools: {...hostTools, ...umlNeeds.tools}, unwantedUnits})
})
test.afterEach.always(() => lab?.clear())
test.after.always(() => lab?.end())

for (const provider of ['lxc', 'uml'])
  test.serial(
    `machines of a network with outside get out by the host, and nothing else does: ${provider}`,
    t => lab.isRight(t, provider),
  )

test.serial('without outside nothing gets out', async t => {
  const output = await lab.succeeds(t, 'up', '--file', lab.written(''))
  t.notRegex(output, /way out/)
  t.deepEqual(lab.programs(), [])
  for (const place of ['inside', 'apart', 'host'])
    for (const target of [internetServer.address, internetServer.name])
      t.regex(await lab.fetched(place, target), lab.nothing, `${place} ${target}`)
  await lab.succeeds(t, 'down')
})

test.serial('a run that is killed leaves no way out', async t => {
  const before = await lab.world.snapshot()
  const host = await lab.hostNow()
  const child = lab.start('full', '--file', lab.written(', outside: true', 'echo it waits; sleep 300'))
  await child.says(/setup:$/m, 60_000)
  t.is(lab.programs().length, 1)
  child.kill('SIGKILL')
  await child.ended
  await untilNoProgram()
  await lab.isAsBefore(t, host)
  await lab.world.untilAsBefore(before)
})

const untilNoProgram = (): Promise<true> =>
  waitUntil(
    'the program behind the way out has ended',
    async (): Promise<Sight<true>> =>
      lab.programs().length === 0 ? {value: true} : {notYet: lab.programs().join()},
    {within: 15_000},
  )
