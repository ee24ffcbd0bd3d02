import type {Sabotage} from '../faults/sabotage.ts'
import {CheckFailed} from '../lab/check-failed.ts'
import {type Sight, waitUntil} from '../process/wait-until.ts'
import type {CaseFacts, CaseResult} from '../report/case.ts'
import {askQuietly, isRed} from './ask-quietly.ts'
import type {Story, StoryContext} from './story.ts'

/** Milliseconds until the lab is whole again after an act was undone; LXD notices a member's return within 20 s. */
export const recovery = 120_000

type Telling = (story: Story) => Promise<void>

/** What one act of sabotage showed. */
interface Provocation extends Judgement {
  name: string
  /** Ids that turned red. */
  red: readonly string[]
}

/**
 * Breaks the lab in one way, asks everything, puts it right again and waits until all is green; tells how the act was
 * caught. Throws a LabError when the lab does not recover.
 */
export async function provoke(
  context: StoryContext,
  sabotage: Sabotage,
  tell: Telling,
): Promise<Provocation> {
  let red: ReadonlySet<string>
  try {
    await sabotage.act(context.lab)
    red = redIds(await askQuietly(context, tell))
  } finally {
    await sabotage.undo(context.lab)
  }
  await waitUntilGreen(context, tell)
  return {name: sabotage.name, red: [...red].sort(), ...judge(sabotage, red)}
}

/** Throws a CheckFailed unless exactly what was expected turned red. */
export function expectCaught({caught, problem, red}: Provocation, facts: CaseFacts): void {
  facts.properties = {caught, red: red.join(' ')}
  if (problem) throw new CheckFailed(problem)
}

/** The acts by how they were caught, the worst last. */
export function provocationTable(provocations: readonly Provocation[]): string {
  const order: Judgement['caught'][] = ['by what was expected', 'and more', 'by others only', 'missed']
  const rows = order.flatMap(caught =>
    provocations
      .filter(each => each.caught === caught)
      .map(({name, red}) => `${caught.padEnd(20)}  ${name.padEnd(72)}  ${red.join(' ')}`),
  )
  const counts = order.map(
    caught => `${provocations.filter(each => each.caught === caught).length} ${caught}`,
  )
  return [...rows, `caught: ${counts.join(', ')}`].join('\n')
}

/** Asks everything until nothing is red; throws a LabError that names what still is. */
export async function waitUntilGreen(context: StoryContext, tell: Telling): Promise<void> {
  await waitUntil(
    'everything is green',
    async (): Promise<Sight<true>> => {
      const wrong = (await askQuietly(context, tell)).filter(isRed)
      if (wrong.length === 0) return {value: true}
      const named = wrong.slice(0, 5).map(({suite, name}) => `${suite}: ${name}`)
      return {notYet: `${wrong.length} red, such as ${named.join('; ')}`}
    },
    {within: recovery},
  )
}

interface Judgement {
  caught: 'by what was expected' | 'by others only' | 'and more' | 'missed'
  problem?: {expected: string; got: string}
}

/** Compares what turned red with what had to and what may. */
export function judge(
  {expect, may = []}: Pick<Sabotage, 'expect' | 'may'>,
  red: ReadonlySet<string>,
): Judgement {
  const shown = [...red].sort().join(' ') || 'nothing'
  const expected = `red: ${expect.join(' ')}`
  if (red.size === 0) return {caught: 'missed', problem: {expected, got: 'everything stayed green'}}
  if (!expect.every(id => red.has(id)))
    return {caught: 'by others only', problem: {expected, got: `red: ${shown}`}}
  const unrelated = [...red].filter(id => !expect.includes(id) && !may.includes(id))
  if (unrelated.length === 0) return {caught: 'by what was expected'}
  return {
    caught: 'and more',
    problem: {expected: `${expected}, nothing unrelated`, got: `unrelated and red: ${unrelated.join(' ')}`},
  }
}

const redIds = (results: readonly CaseResult[]): Set<string> =>
  new Set(results.filter(isRed).flatMap(({claims}) => claims))
