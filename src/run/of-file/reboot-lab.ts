import {nothingLost, type RecordedStates, recordStates} from '../../expect/unchanged.ts'
import {CheckFailed, NotObservable} from '../../lab/check-failed.ts'
import type {LabFile} from '../../lab/file/lab-file.ts'
import {parseTime} from '../../lab/file/measures.ts'
import type {Machine} from '../../lab/machine.ts'
import {cutPowerOf, rebootMachine, rebootTogether} from '../../lab/reboot.ts'
import {LabError} from '../../process/lab-error.ts'
import type {Story, StoryContext} from '../story.ts'
import {waitForLab} from '../wait-for-lab.ts'
import type {FileLab} from './file-lab.ts'
import {machinesNamed} from './words-of.ts'

export type RebootOfFile = NonNullable<LabFile['reboots']>[number]

/** Milliseconds that the state of machines may take to be as before. */
const recovery = 60_000

/** The patience that a reboot asks for, in milliseconds. */
export const patienceAfter = ({within}: RebootOfFile): number | undefined =>
  within === undefined ? undefined : parseTime(within)

/** What a report calls its phase. */
export function phaseOfReboot({machines, how = 'together'}: RebootOfFile): string {
  const who = machines?.join(', ') ?? 'all'
  return how === 'power-cut' ? `power cut ${who}` : `reboot ${who}${how === 'rolling' ? ' rolling' : ''}`
}

/** Reboots machines in that way, and proves that everything came back by itself with nothing lost. */
export async function rebootLab(story: Story, lab: FileLab, reboot: RebootOfFile): Promise<void> {
  const names = machinesNamed(lab, reboot.machines)
  // Of nobody it would succeed, and nothing would have happened.
  if (names.length === 0)
    throw new LabError(`cannot ${phaseOfReboot(reboot)}: none of these machines has started`, {
      hint: 'start them by a step of order above it',
    })
  let before: RecordedStates = new Map()
  await story.step(`${names.join(', ')}: ${deeds[reboot.how ?? 'together']}`, async context => {
    const machines = names.map(name => context.lab.machine(name))
    if (reboot.how === 'power-cut' && !context.features.powerCut)
      throw new NotObservable('the power of these machines cannot be cut')
    before = await recordStates(context.lab.machines)
    await act(context, machines, reboot.how)
  })
  await story.check('everything came back by itself and nothing was lost', async context => {
    await cameBack(context)
    await nothingLost(context.lab.machines, before, Math.max(recovery, patienceAfter(reboot) ?? 0))
  })
}

const deeds = {
  together: 'restarted',
  rolling: 'restarted one after the other',
  'power-cut': 'without power, and booted',
} as const

async function act(
  context: StoryContext,
  machines: readonly Machine[],
  how: RebootOfFile['how'],
): Promise<void> {
  if (how === 'power-cut') return cutPowerOf(context, machines, {ownDisks: context.features.ownKernel})
  if (how !== 'rolling') return rebootTogether(context, machines)
  for (const machine of machines) await rebootMachine(context, machine)
}

/** What does not come back after a reboot is the lab's failure, and none of the harness. */
async function cameBack(context: StoryContext): Promise<void> {
  try {
    await waitForLab(context)
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    throw new CheckFailed({
      expected: 'everything runs again by itself',
      got: error.message,
      hint: error.hint,
    })
  }
}
