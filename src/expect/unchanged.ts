import {CheckFailed} from '../lab/check-failed.ts'
import type {Machine} from '../lab/machine.ts'
import {LabError} from '../process/lab-error.ts'
import type {Sight} from '../process/wait-until.ts'
import {type MachineState, readMachineState, stateDifference} from './machine-state.ts'

/** What was recorded of machines, by name. */
export type RecordedStates = ReadonlyMap<string, MachineState>

export async function recordStates(machines: readonly Machine[]): Promise<RecordedStates> {
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

async function differences(machines: readonly Machine[], before: RecordedStates): Promise<string[]> {
  const found = await Promise.all(
    machines.map(async machine => {
      const recorded = before.get(machine.name)
      if (!recorded) throw new Error(`no recorded state of ${machine.name}`)
      const {lost, gained} = stateDifference(recorded, await readMachineState(machine))
      return [
        ...lost.map(fact => `lost on ${machine.name}: ${fact}`),
        ...gained.map(fact => `new on ${machine.name}: ${fact}`),
      ]
    }),
  )
  return found.flat()
}
