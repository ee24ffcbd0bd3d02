import type {Machine} from '../lab/machine.ts'
import type {StepContext} from './context.ts'

/**
 * Every way is proven by new boot ids and resolves when the machines answer. What they start by themselves after that
 * is for the checks to wait for: what does not come back is a failure of the lab, and none of the harness.
 */

/** Restarts one machine in order. */
export async function restartMachine({timed}: StepContext, machine: Machine): Promise<void> {
  await timed('boot', `${machine.name} reboots`, () => machine.reboot())
}

/** Restarts one machine in order, and waits until it has started everything. */
export async function rebootMachine(context: StepContext, machine: Machine): Promise<void> {
  await restartMachine(context, machine)
  await context.timed('boot', `${machine.name} starts everything`, () => machine.waitForBoot())
}

/** All machines, one after the other: the cluster keeps its quorum. */
export async function rebootRolling(context: StepContext): Promise<void> {
  for (const machine of context.lab.machines) await rebootMachine(context, machine)
}

/** All machines at the same time, in order. LXD's members shut down without quorum then, which takes up to 50 s. */
export async function rebootAll(context: StepContext): Promise<void> {
  await Promise.all(context.lab.machines.map(machine => restartMachine(context, machine)))
}

/** Cuts the power of all machines at the same time and starts them. */
export async function cutAllPower({lab, timed}: StepContext): Promise<void> {
  await timed('boot', 'all machines lose power and boot', async () => {
    const before = await Promise.all(lab.machines.map(machine => machine.bootId()))
    await Promise.all(lab.machines.map(machine => machine.place.cutPower()))
    await Promise.all(lab.machines.map(machine => machine.place.start()))
    await Promise.all(lab.machines.map((machine, index) => machine.waitForBootAfter(before[index] as string)))
  })
}
