import type {Machine} from './machine.ts'
import type {StepContext} from './step-context.ts'

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

/**
 * All machines shut down at the same time, in order, and boot when the last is down. LXD's members lose their quorum
 * then, which takes up to 50 s. None boots earlier: an LXD that starts while the database's leader still goes down gives
 * up (seen with 5.0.2), and its unit waits ten minutes for it. Where machines cannot be shut down they restart.
 */
export const rebootAll = (context: StepContext): Promise<void> =>
  rebootTogether(context, context.lab.machines)

/** The same of some machines. */
export async function rebootTogether(context: StepContext, machines: readonly Machine[]): Promise<void> {
  if (machines.some(({place}) => !place.shutDown)) {
    await Promise.all(machines.map(machine => restartMachine(context, machine)))
    return
  }
  await context.timed('boot', `${told(context, machines)} shut down and boot`, () =>
    withNewBoots(machines, async () => {
      await Promise.all(machines.map(({place}) => place.shutDown?.()))
    }),
  )
}

/**
 * Cuts the power of all machines at the same time and starts them. Those with disks of their own write out first what
 * they hold: a kernel keeps up to 30 s of writing in memory, and where the cut takes the file with the pid of LXD's
 * dnsmasq while that is so young, LXD never gets its network back (seen with 5.0.2; it ought to take an empty file for
 * none, canonical/lxd#2767). The lab would be red by the time between two of its steps.
 */
export const cutAllPower = (context: StepContext, disks: {ownDisks: boolean}): Promise<void> =>
  cutPowerOf(context, context.lab.machines, disks)

/** The same of some machines. */
export async function cutPowerOf(
  context: StepContext,
  machines: readonly Machine[],
  {ownDisks}: {ownDisks: boolean},
): Promise<void> {
  await context.timed('boot', `${told(context, machines)} lose power and boot`, () =>
    withNewBoots(machines, async () => {
      if (ownDisks) await Promise.all(machines.map(machine => machine.succeed(['sync'])))
      await Promise.all(machines.map(({place}) => place.cutPower()))
    }),
  )
}

const told = ({lab}: StepContext, machines: readonly Machine[]): string =>
  machines.length === lab.machines.length ? 'all machines' : machines.map(({name}) => name).join(', ')

/** Stops all machines as told, and starts them. */
async function withNewBoots(machines: readonly Machine[], stop: () => Promise<void>): Promise<void> {
  const before = await Promise.all(machines.map(machine => machine.bootId()))
  await stop()
  await Promise.all(machines.map(({place}) => place.start()))
  await Promise.all(machines.map((machine, index) => machine.waitForBootAfter(before[index] as string)))
}
