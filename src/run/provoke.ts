import type {Sabotage} from '../faults/sabotage.ts'
import {CheckFailed} from '../lab/check-failed.ts'
import {type Sight, waitUntil} from '../process/wait-until.ts'
import type {CaseFacts, CaseResult} from '../report/case.ts'
import {askQuietly, isRed} from './ask-quietly.ts'
import type {Story, StoryContext} from './story.ts'

/**
 * Milliseconds, times the lab's pace, until the lab is whole again after an act was undone; LXD notices a member's return
 * within 20 s.
 */
export const recovery = 120_000

type Telling = (story: Story) => Promise<void>

/** What one act of sabotage showed. */
interface Provocation extends Judgement {
  name: string
  /** Ids that turned red. */
  red: readonly string[]
  /** Where packets of silent cells were seen for the last time, the most frequent place first. */
  lastSeen: readonly string[]
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
  let results: readonly CaseResult[]
  try {
    await sabotage.act(context.lab)
    results = await askQuietly(context, tell)
  } finally {
    await sabotage.undo(context.lab)
  }
  await waitUntilGreen(context, tell)
  const red = redIds(results)
  const lastSeen = placesOfLoss(results)
  const judgement = judge(sabotage, red, lastSeen, id => whatTurnedRed(results, id))
  return {name: sabotage.name, red: [...red].sort(), lastSeen, ...judgement}
}

/** Throws a CheckFailed unless exactly what was expected turned red. */
export function expectCaught({caught, problem, red, lastSeen}: Provocation, facts: CaseFacts): void {
  facts.properties = {caught, red: red.join(' '), 'last seen': lastSeen.slice(0, shownPlaces).join('; ')}
  if (problem) throw new CheckFailed(problem)
}

/** The acts by how they were caught, the worst last. */
export function provocationTable(provocations: readonly Provocation[]): string {
  const order: Judgement['caught'][] = ['by what was expected', 'and more', 'by others only', 'missed']
  const rows = order.flatMap(caught =>
    provocations
      .filter(each => each.caught === caught)
      .flatMap(({name, red, lastSeen}) => [
        `${caught.padEnd(20)}  ${name.padEnd(72)}  ${red.join(' ')}`,
        ...lastSeen.slice(0, 1).map(place => `${''.padEnd(20)}    ${place}`),
      ]),
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
    {within: recovery * context.lab.pace, signal: context.signal},
  )
}

interface Judgement {
  caught: 'by what was expected' | 'by others only' | 'and more' | 'missed'
  problem?: {expected: string; got: string}
}

/**
 * Compares what turned red with what had to and what may, and where packets were seen for the last time. `toldOf` gives the
 * words of what turned an unrelated id red.
 */
export function judge(
  {expect, may = [], lastSeen}: Pick<Sabotage, 'expect' | 'may' | 'lastSeen'>,
  red: ReadonlySet<string>,
  places: readonly string[] = [],
  toldOf: (id: string) => string = id => id,
): Judgement {
  const shown = [...red].sort().join(' ') || 'nothing'
  const expected = `red: ${expect.join(' ')}`
  if (red.size === 0) return {caught: 'missed', problem: {expected, got: 'everything stayed green'}}
  if (!expect.every(id => red.has(id)))
    return {caught: 'by others only', problem: {expected, got: `red: ${shown}`}}
  const unrelated = [...red].filter(id => !expect.includes(id) && !may.includes(id))
  if (unrelated.length === 0) {
    const isPlaced = lastSeen === undefined || places.includes(lastSeen)
    const got = places.slice(0, shownPlaces).join('; ') || 'no packet was seen'
    return {
      caught: 'by what was expected',
      ...(!isPlaced && {problem: {expected: lastSeen, got}}),
    }
  }
  return {
    caught: 'and more',
    problem: {
      expected: `${expected}, nothing unrelated`,
      got: `unrelated and red: ${unrelated.map(toldOf).join('; ')}`,
    },
  }
}

/** How many places of loss are told. */
const shownPlaces = 3

function placesOfLoss(results: readonly CaseResult[]): string[] {
  const counts = new Map<string, number>()
  for (const {outcome} of results) {
    const text = outcome.status === 'failed' ? outcome.unanswered?.lastSeen?.text : undefined
    if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text)
}

/** The first red case of a claim, in one line. */
function whatTurnedRed(results: readonly CaseResult[], id: string): string {
  const red = results.find(result => isRed(result) && result.claims.includes(id))
  if (!red) return id
  const {name, outcome} = red
  const said = outcome.status === 'failed' ? outcome.got : outcome.status === 'error' ? outcome.message : ''
  // Names of claims begin with their id, those of cells do not.
  return `${name.startsWith(`${id} `) ? '' : `${id} `}${name}: ${said}`
}

const redIds = (results: readonly CaseResult[]): Set<string> =>
  new Set(results.filter(isRed).flatMap(({claims}) => claims))
