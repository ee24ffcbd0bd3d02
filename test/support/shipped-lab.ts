import {join} from 'node:path'
import type {ExecutionContext} from 'ava'
import {packageRoot} from '../../src/process/package-root.ts'
import {makeWorld} from './life-test.ts'

// Helps the tests of the labs in labs/: each is green as it is, and red in the right cells when somebody breaks it.

/** What of a lab is red. */
interface Red {
  claims: readonly string[]
  /** Names of the cases. */
  cases: readonly string[]
}

export interface ShippedLab {
  /** Makes the lab, asks everything, also after its reboots, and removes it: these claims are proven, and nothing is left. */
  isWhole(t: ExecutionContext, claims: readonly string[], ...flags: string[]): Promise<void>
  /** Makes the lab for the methods below. */
  up(t: ExecutionContext): Promise<void>
  on(t: ExecutionContext, place: string, ...command: string[]): Promise<void>
  /** What a check finds wrong; it has to be something. */
  red(t: ExecutionContext): Promise<Red>
  isGreen(t: ExecutionContext): Promise<void>
  /** Reboots what is up: these claims are proven again. */
  persists(t: ExecutionContext, claims: readonly string[], ...flags: string[]): Promise<void>
  /** Each of these, done by a shell on its machine, turns its own claims red and nothing else; then it is undone. */
  turnRed(
    t: ExecutionContext,
    breaks: readonly (readonly [place: string, act: string, undo: string, claims: readonly string[]])[],
  ): Promise<void>
  down(): Promise<void>
  end(): Promise<void>
}

export async function openShippedLab(name: string): Promise<ShippedLab> {
  const world = await makeWorld()
  const file = join(packageRoot, 'labs', name, 'lab.yaml')
  const lab = ['--lab', name]
  const succeed = async (t: ExecutionContext, script: string, ...words: string[]): Promise<void> => {
    const {status, output} = await world.run(script, words)
    t.is(status, 0, output.slice(-3000))
  }
  const areProven = (t: ExecutionContext, report: string, claims: readonly string[]): void => {
    const {unproven, proven} = world.report(report)
    t.deepEqual(unproven, [])
    t.deepEqual([...proven].sort(), [...claims].sort())
  }
  const red: ShippedLab['red'] = async t => {
    const {status, output} = await world.run('check', lab)
    t.is(status, 1, output.slice(-3000))
    const failed = world.report(`${name}-check`).cases.filter(each => each.status === 'failure')
    return {
      claims: [...new Set(failed.flatMap(({claims}) => claims))].sort(),
      cases: failed.map(each => each.name),
    }
  }
  return {
    async isWhole(t, claims, ...flags) {
      const before = await world.snapshot()
      await succeed(t, 'full', '--file', file, ...lab, ...flags)
      areProven(t, name, claims)
      await world.untilAsBefore(before)
    },
    up: t => succeed(t, 'up', '--file', file, ...lab),
    on: (t, place, ...command) => succeed(t, 'exec', ...lab, place, '--', ...command),
    red,
    async turnRed(t, breaks) {
      for (const [place, act, undo, claims] of breaks) {
        await succeed(t, 'exec', ...lab, place, '--', 'sh', '-euc', act)
        t.deepEqual((await red(t)).claims, [...claims], act)
        await succeed(t, 'exec', ...lab, place, '--', 'sh', '-euc', undo)
      }
    },
    isGreen: t => succeed(t, 'check', ...lab),
    async persists(t, claims, ...flags) {
      await succeed(t, 'persistence', ...lab, '--file', file, ...flags)
      areProven(t, `${name}-persistence`, claims)
    },
    async down() {
      await world.run('down', lab)
    },
    end: () => world.end(),
  }
}
