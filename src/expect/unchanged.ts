import {CheckFailed} from '../lab/check-failed.ts'
import type {Machine} from '../lab/machine.ts'
import {LabError} from '../process/lab-error.ts'
import type {Sight} from '../process/wait-until.ts'
import {hasLearnedRoutes, type MachineState, readMachineState, stateDifference} from './machine-state.ts'

/** What was recorded of machines, by name. */
export type RecordedStates = ReadonlyMap<string, MachineState>

/** Milliseconds: for how long routes have to stay as they are, and how long that may take to come. */
interface RestOptions {
  rest?: number
  within?: number
}

/**
 * FRR gathers what it tells its neighbours for 1 s (`bgp coalesce-time`), and tells what follows from it after that.
 * Nothing new in twice that time, and nothing is on its way.
 */
const usualRest = 2000
const restWithin = 60_000

/**
 * What the machines look like. Where a routing daemon has put routes, they are recorded once they have come to rest:
 * neighbours that have met can still be without each other's best routes, and what is on its way would count as new.
 * Throws a LabError when the routes have not come to rest in a minute.
 */
export async function recordStates(
  machines: readonly Machine[],
  {rest = usualRest, within = restWithin}: RestOptions = {},
): Promise<RecordedStates> {
  let states = await readStates(machines)
  const [first] = machines
  if (!first || ![...states.values()].some(hasLearnedRoutes)) return states
  let since = performance.now()
  return await first.waitUntil(
    `the routes of ${machines.map(({name}) => name).join(', ')} are at rest`,
    async (): Promise<Sight<RecordedStates>> => {
      const now = await readStates(machines)
      const changed = differencesOf(states, now)
      states = now
      if (changed.length > 0) since = performance.now()
      return changed.length === 0 && performance.now() - since >= rest
        ? {value: states}
        : {notYet: changed.join('; ') || 'the last change was a moment ago'}
    },
    // Each look asks all machines for all of their state.
    {within, firstPause: rest / 4, growth: 1},
  )
}

async function readStates(machines: readonly Machine[]): Promise<RecordedStates> {
  return new Map(
    await Promise.all(
      machines.map(async machine => [machine.name, await readMachineState(machine)] as const),
    ),
  )
}

/** P32, P52: what others did changed nothing on these machines. */
export async function nothingChanged(machines: readonly Machine[], before: RecordedStates): Promise<void> {
  const problems = await differences(machines, before)
  if (problems.length > 0) throw new CheckFailed({expected: 'nothing changed', got: problems.join('; ')})
}

/**
 * P39, P40: after a reboot, or whatever else happened to them, everything is as it was before. Services need a moment after the boot; what is still
 * missing at the deadline, in milliseconds, is lost.
 */
export async function nothingLost(
  machines: readonly Machine[],
  before: RecordedStates,
  within: number,
  what = 'the reboot',
): Promise<void> {
  let last: string[] = []
  try {
    const [first] = machines
    await first?.waitUntil(
      `all is as before ${what}`,
      async (): Promise<Sight<true>> => {
        last = await differences(machines, before)
        return last.length === 0 ? {value: true} : {notYet: last.join('; ')}
      },
      {within},
    )
  } catch (error) {
    if (error instanceof LabError && last.length > 0) {
      throw new CheckFailed({expected: `everything as before ${what}`, got: last.join('; ')})
    }
    throw error
  }
}

const differences = async (machines: readonly Machine[], before: RecordedStates): Promise<string[]> =>
  differencesOf(before, await readStates(machines))

function differencesOf(before: RecordedStates, after: RecordedStates): string[] {
  return [...after].flatMap(([name, state]) => {
    const recorded = before.get(name)
    if (!recorded) throw new Error(`no recorded state of ${name}`)
    const {lost, gained} = stateDifference(recorded, state)
    return [...lost.map(fact => `lost on ${name}: ${fact}`), ...gained.map(fact => `new on ${name}: ${fact}`)]
  })
}
