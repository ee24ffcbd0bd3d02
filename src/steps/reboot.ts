import type {Machine} from '../lab/machine.ts'
import type {StepContext} from './context.ts'

/** Restarts one machine in order; proven by its boot id. Resolves when it has booted. */
export async function rebootMachine({timed}: StepContext, machine: Machine): Promise<void> {
  await timed('boot', `${machine.name} reboots`, async () => {
    await machine.reboot()
    await machine.waitForBoot()
  })
}

/** All machines, one after the other: the cluster keeps its quorum. */
export async function rebootRolling(context: StepContext): Promise<void> {
  for (const machine of context.lab.machines) await rebootMachine(context, machine)
}

/** All machines at the same time, in order. LXD's members shut down without quorum then, which takes up to 50 s. */
export async function rebootAll(context: StepContext): Promise<void> {
  await Promise.all(context.lab.machines.map(machine => rebootMachine(context, machine)))
}

/** Cuts the power of all machines at the same time and starts them; proven by their boot ids. */
export async function cutAllPower({lab, timed}: StepContext): Promise<void> {
  await timed('boot', 'all machines lose power and boot', async () => {
    const before = await Promise.all(lab.machines.map(machine => machine.bootId()))
    await Promise.all(lab.machines.map(machine => machine.place.cutPower()))
    await Promise.all(lab.machines.map(machine => machine.place.start()))
    await Promise.all(
      lab.machines.map(async (machine, index) => {
        await machine.waitForBootAfter(before[index] as string)
        await machine.waitForBoot()
      }),
    )
  })
}
