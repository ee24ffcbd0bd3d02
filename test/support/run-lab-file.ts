import {join} from 'node:path'
import type {ExecutionContext} from 'ava'
import {packageRoot} from '../../src/process/package-root.ts'
import type {World} from './life-test.ts'
import {readJunit} from './read-junit.ts'
import {startChild} from './start-child.ts'

type Junit = ReturnType<typeof readJunit>

/** Runs a lab of labs/ by its file, which has to end well and to leave the host as it was; gives its cases. */
export async function runLabFile(t: ExecutionContext, world: World, lab: string): Promise<Junit['cases']> {
  const before = await world.snapshot()
  const file = join(packageRoot, 'labs', lab, 'lab.yaml')
  const child = startChild([join(packageRoot, 'bin', 'fanlab'), 'run', file], {
    cwd: world.scratch,
    env: world.env,
  })
  const {status, output} = await child.ended
  t.is(status, 0, output.slice(-3000))
  await world.untilAsBefore(before)
  return readJunit(join(world.scratch, 'junit-reports', `TEST-${lab}.xml`)).cases
}
