import type {Machine} from '../lab/machine.ts'
import {allEnded} from '../process/all-ended.ts'
import {LabError} from '../process/lab-error.ts'
import type {Fault} from './fault.ts'
import type {FaultLab} from './fault-lab.ts'
import {noteHeld} from './held-places.ts'

/** Milliseconds that a machine may take until it answers after it was started. */
const answersWithin = 120_000

/**
 * Without power, and started. What a machine with a disk of its own holds in memory is written out before, as in every
 * other power cut of this program.
 */
export const powerFault = ({features}: FaultLab, machines: readonly Machine[]): Fault => ({
  act: () =>
    onEach(machines, async machine => {
      if (features.ownKernel) await machine.succeed(['sync'])
      await machine.place.cutPower()
      if (await answers(machine))
        throw new LabError(`cannot cut the power of ${machine.name}: it still answers`)
    }),
  undo: () =>
    onEach(machines, async machine => {
      await machine.place.start()
      await machine.waitUntilSucceeds(['true'], answersWithin)
    }),
})

/** An orderly restart: it is over when the machine answers with another boot id. */
export function rebootFault(machines: readonly Machine[]): Fault {
  const before = new Map<string, string>()
  return {
    act: () =>
      onEach(machines, async machine => {
        before.set(machine.name, await machine.bootId())
        await machine.place.restart()
      }),
    undo: () =>
      onEach(machines, async machine => {
        const boot = before.get(machine.name)
        await (boot === undefined
          ? machine.waitUntilSucceeds(['true'], answersWithin)
          : machine.waitForBootAfter(boot))
      }),
  }
}

/** Milliseconds in which a machine that runs answers. */
const soon = 2000

/** All of its processes are held; links, and what others know of them, stay. */
export function freezeFault(machines: readonly Machine[]): Fault {
  const releases = new Map<Machine, () => void>()
  return {
    act: () =>
      onEach(machines, async machine => {
        const {place} = machine
        if (!place.freeze) throw new LabError(`cannot freeze ${machine.name}: its provider cannot`)
        releases.set(machine, noteHeld(machine))
        await place.freeze()
      }),
    undo: () =>
      onEach(machines, async machine => {
        await machine.place.thaw?.()
        await machine.waitUntilSucceeds(['true'], answersWithin)
        releases.get(machine)?.()
      }),
  }
}

const answers = async (machine: Machine): Promise<boolean> => {
  try {
    return (await machine.place.run(['true'], {timeoutMs: soon})).status === 0
  } catch {
    return false
  }
}

async function onEach(
  machines: readonly Machine[],
  work: (machine: Machine) => Promise<void>,
): Promise<void> {
  await allEnded(machines.map(work))
}
