import {adoptPlaces} from '../lab/adopt.ts'
import {NotObservable} from '../lab/check-failed.ts'
import {type Lab, labOf} from '../lab/lab.ts'
import {Machine} from '../lab/machine.ts'
import type {Need, System} from '../lab/need.ts'
import {prepareMachines} from '../lab/prepare-machines.ts'
import {overlayOf, overlaysIn} from '../overlays/index.ts'
import {howFar} from '../process/how-far.ts'
import {LabError} from '../process/lab-error.ts'
import {machineSpec, preparationOf} from '../roles/index.ts'
import {reportVersions} from './report-versions.ts'
import type {StoryContext} from './story.ts'

// Steps that every lab begins with.

/** What a scenario needs on a machine beside its role and its overlay. */
type NeedsBeside = (machine: Machine, system: System, lab: Lab) => readonly Need[]

/** Makes the lab's machines, all at once, and waits until they have booted. */
export async function bootMachines(context: StoryContext): Promise<void> {
  await context.timed('boot', 'machines boot', async () => {
    await context.makeMachines()
    const {machines} = context.lab
    const tell = howFar(['booted', 'machines'], text => context.say(text))
    let booted = 0
    await Promise.all(
      machines.map(async machine => {
        await machine.waitForBoot()
        tell(++booted, machines.length)
      }),
    )
  })
}

/** Gives machines what they lack; those that were there before have to be empty, and are noted as they are. */
export const equipMachines = (context: StoryContext): Promise<void> => equip(context, context.lab.machines)

/** The same, with what a scenario needs beside. */
export const equipMachinesWith =
  (beside: NeedsBeside) =>
  (context: StoryContext): Promise<void> =>
    equip(context, context.lab.machines, beside)

/** Tells in the report which versions the machines run, and how the overlay can be had on each of them. */
export async function findOutVersions(context: StoryContext): Promise<void> {
  const overlays = overlaysIn(context.topology)
  await Promise.all([...overlays.map(overlay => overlay.tell(context)), reportVersions(context)])
}

/** Puts on every place what it needs to join the overlay; configures nothing. */
export const installOverlay = (context: StoryContext): Promise<void> =>
  overlayOf(context.lab).install(context, context.lab.places)

/**
 * Boots the machine that the lab file starts later, with what it needs to join the overlay; it joins nothing. Throws a
 * NotObservable where the provider cannot make one.
 */
export const bootLaterMachine = (context: StoryContext): Promise<Machine> => bootLater(context)

/** The same, with what a scenario needs on it beside. */
export const bootLaterMachineWith =
  (beside: NeedsBeside) =>
  (context: StoryContext): Promise<Machine> =>
    bootLater(context, beside)

async function bootLater(context: StoryContext, beside?: NeedsBeside): Promise<Machine> {
  const {lab, provided} = context
  const [newcomer] = lab.topology.later
  if (!newcomer) throw new LabError(`cannot boot a machine that starts later: lab ${lab.name} has none`)
  const lacking = provided.lacks?.(newcomer.name)
  if (lacking !== undefined) throw new NotObservable(lacking)
  return context.timed('boot', `${newcomer.name} boots`, async () => {
    const machine = new Machine(await provided.create(machineSpec(newcomer)))
    await machine.waitForBoot()
    // Where the provider gives the addresses, this machine's is known only now.
    context.lab = await labOf(provided, lab.topology, lab.machines)
    context.lab.stopWith(context.signal)
    machine.stopped = context.signal
    await equip(context, [machine], beside)
    const joins = overlaysIn(context.topology).filter(({members}) => members.includes(newcomer.name))
    for (const overlay of joins) await overlay.install(context, [machine])
    return machine
  })
}

/** Gives machines what they need, also in a lab that is up. */
export async function equip(
  context: StoryContext,
  machines: readonly Machine[],
  beside: NeedsBeside = () => [],
): Promise<void> {
  const {features, mayEmpty, provided} = context
  const adopts = {machines: features.adopts === 'everything', host: features.adopts !== 'nothing'}
  await adoptPlaces(context, machines, {...adopts, empty: mayEmpty})
  await prepareMachines(context, machines, provided.spec.image, machine => {
    const {needs, ...rest} = preparationOf(context.lab, machine)
    return {...rest, needs: system => [...needs(system), ...beside(machine, system, context.lab)]}
  })
}
