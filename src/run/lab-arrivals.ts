import {NotObservable} from '../lab/check-failed.ts'
import {labOf} from '../lab/lab.ts'
import {Machine} from '../lab/machine.ts'
import {topologyAfter} from '../lab/progress.ts'
import {overlaysIn} from '../overlays/index.ts'
import {placesOn} from '../overlays/overlay.ts'
import {LabError} from '../process/lab-error.ts'
import {machineSpec, rolesOf} from '../roles/index.ts'
import {equip} from './lab-steps.ts'
import {putOnOverlay} from './put-on-overlay.ts'
import type {StoryContext} from './story.ts'

// What comes to a lab that is up, as the order of its file has it.

/**
 * Starts machines that start later, all at once: they get what they need, join the overlays that no other step joins them
 * to, and become part of what their role forms. Throws a NotObservable where the provider cannot make one.
 */
export async function startMachines(
  context: StoryContext,
  names: readonly string[],
  layFiles: (machines: readonly Machine[]) => Promise<void>,
): Promise<void> {
  const {provided} = context
  const before = context.lab
  const plans = before.topology.later.filter(({name}) => names.includes(name))
  const lacking = names.map(name => provided.lacks?.(name)).find(reason => reason !== undefined)
  if (lacking !== undefined) throw new NotObservable(lacking)
  await context.timed('boot', `${names.join(', ')} boot`, async () => {
    const machines = await Promise.all(
      plans.map(async plan => new Machine(await provided.create(machineSpec(plan)))),
    )
    await Promise.all(machines.map(machine => machine.waitForBoot()))
    // Where the provider gives the addresses, theirs are known only now.
    const topology = topologyAfter(before.topology, {started: names, joined: []})
    context.lab = await labOf(provided, topology, [...before.machines, ...machines])
    context.lab.stopWith(context.signal)
    await equip(context, machines)
    await layFiles(machines)
    for (const overlay of overlaysIn(context.lab.topology)) {
      const places = placesOn(overlay, context.lab).filter(place => names.includes(place.name))
      if (places.length > 0) await putOnOverlay(context, overlay, places)
    }
    for (const role of rolesOf(context.lab)) {
      const own = machines.filter(machine => context.lab.plan(machine).role === role.name)
      if (own.length === 0) continue
      const isFirst = before.machinesOf(role.name).length === 0
      await (isFirst ? role.form(context) : role.add(context, own))
    }
  })
  context.found?.([])
}

/** Places join an overlay, now and at each boot: the host until the lab's end. */
export async function joinOverlay(
  context: StoryContext,
  name: string,
  members: readonly string[],
): Promise<void> {
  const {hostAbsent} = context.lab.topology
  if (members.includes('host') && hostAbsent !== undefined) throw new NotObservable(hostAbsent)
  context.lab = context.lab.after({started: [], joined: members.map(member => ({overlay: name, member}))})
  context.lab.stopWith(context.signal)
  const {lab} = context
  const overlay = overlaysIn(lab.topology).find(each => each.name === name)
  if (!overlay) throw new LabError(`cannot join the overlay ${name}: lab ${lab.name} has none of that name`)
  const machines = lab.machines.filter(machine => members.includes(machine.name))
  // What it needs to join it has not got before.
  await equip(context, machines)
  await putOnOverlay(
    context,
    overlay,
    placesOn(overlay, lab).filter(place => members.includes(place.name)),
  )
  for (const role of rolesOf(lab)) {
    const own = machines.filter(machine => lab.plan(machine).role === role.name)
    if (own.length > 0) await role.joined(context, name, own)
  }
  context.found?.([])
}
