import {nothingChanged, type RecordedStates, recordStates} from '../../expect/unchanged.ts'
import type {LabFile} from '../../lab/file/lab-file.ts'
import {progressOf} from '../../lab/file/progress-of.ts'
import type {Story} from '../story.ts'
import {tellFault} from '../tell-fault.ts'
import {tellJoin, tellStart} from './arrivals.ts'
import {bringUpLab} from './bring-up-lab.ts'
import {type FileLab, functionOf} from './file-lab.ts'
import {everything, proveLab} from './prove-lab.ts'
import {patienceAfter, phaseOfReboot, type RebootOfFile, rebootLab} from './reboot-lab.ts'
import {type SetupStep, type StepOutputs, setUp} from './set-up.ts'
import {machinesNamed, uniquely, wordsOf} from './words-of.ts'

type OrderItem = NonNullable<LabFile['order']>[number]

/** Everything that a lab file says, in its order. */
export async function wholeLab(story: Story, lab: FileLab): Promise<void> {
  await bringUpLab(story, lab)
  const {reboots = [], faults = []} = lab.file
  const usual: OrderItem[] = [
    ...(lab.file.setup ? [{setup: ['all']}] : []),
    ...(lab.file.expect.length > 0 || Object.keys(lab.file.overlays).length > 0 ? [{expect: ['all']}] : []),
    ...(lab.file.checks ? [{checks: ['all']}] : []),
    ...reboots.map(reboot => ({reboot})),
    ...(faults.length > 0 ? [{fault: ['all']}] : []),
  ]
  await tellOrder(story, lab, lab.file.order ?? usual, lab.file.order !== undefined)
}

/** Brings the lab up, sets it up and asks what it expects; reboots nothing. */
export async function labUp(story: Story, lab: FileLab): Promise<void> {
  await bringUpLab(story, lab)
  const whole = await tellArrivals(story, lab)
  await tellSetup(story, whole, ['all'], new Map())
  await story.phase('expectations', () => proveLab(story, whole))
}

/** Everybody whom the order starts or joins, where nothing else of it is done. */
async function tellArrivals(story: Story, lab: FileLab): Promise<FileLab> {
  const named = uniquely()
  let here = lab
  for (const {start, join} of lab.file.order ?? []) {
    if (start) here = await tellStart(story, here, start, named)
    if (join) here = await tellJoin(story, here, join, named)
  }
  return here
}

/** What a script of one's own begins with: it forms what it wants, and a file with an order of its own is for `fanlab run`. */
export async function beginOwnStory(story: Story, lab: FileLab): Promise<void> {
  await bringUpLab(story, lab, {forms: false})
  if (!lab.file.order) await tellSetup(story, lab, ['all'], new Map())
}

/** Asks everything of a lab that is up. */
export const checkLab = (story: Story, lab: FileLab): Promise<void> =>
  story.phase('expectations', () => proveLab(story, afterOrder(story, lab)))

/** A lab that is up has everybody whom its order starts or joins; who is not there is missed. */
function afterOrder(story: Story, lab: FileLab): FileLab {
  const progress = progressOf(lab.file)
  story.goOn(progress)
  return {...lab, progress}
}

/** Reboots a lab that is up: as its file says, or in the way that was asked for. */
export async function labPersists(story: Story, lab: FileLab, way: string | undefined): Promise<void> {
  const named = uniquely()
  const whole = afterOrder(story, lab)
  for (const reboot of reboots(lab, way)) await tellReboot(story, whole, reboot, named(phaseOfReboot(reboot)))
}

function reboots({file}: FileLab, way: string | undefined): readonly RebootOfFile[] {
  if (way === undefined) return file.reboots ?? [{how: 'power-cut'}]
  if (way === 'all') return [{}]
  return way === 'rolling' || way === 'power-cut' ? [{how: way}] : [{machines: [way]}]
}

/** `isOwn`: after a reboot the file's own order says what is asked. */
async function tellOrder(
  story: Story,
  atFirst: FileLab,
  order: readonly OrderItem[],
  isOwn: boolean,
): Promise<void> {
  const named = uniquely()
  const outputs: StepOutputs = new Map()
  let before: RecordedStates = new Map()
  let lab = atFirst
  for (const [index, item] of order.entries()) {
    const next = order[index + 1]?.unchanged
    const here = lab
    if (next && !item.unchanged)
      await story.phase(named('before'), () =>
        story.step(`what ${next.join(', ')} look like is recorded`, async context => {
          const machines = machinesNamed(here, next).map(name => context.lab.machine(name))
          before = await recordStates(machines)
        }),
      )
    const {start, join, setup, expect, checks, reboot, fault, unchanged, use} = item
    if (start) lab = await tellStart(story, lab, start, named)
    if (join) lab = await tellJoin(story, lab, join, named)
    if (setup) await tellSetup(story, lab, setup, outputs, named)
    if (expect) await story.phase(named('expectations'), () => proveLab(story, lab, {expect, checks: []}))
    if (checks) await story.phase(named('checks'), () => proveLab(story, lab, {expect: [], checks}))
    if (reboot) await tellReboot(story, lab, reboot, named(phaseOfReboot(reboot)), isOwn)
    if (fault) await tellFaults(story, lab, fault, named, isOwn)
    if (unchanged)
      await story.phase(named('unchanged'), () =>
        story.check(`nothing has changed on ${unchanged.join(', ')}`, async context => {
          const machines = machinesNamed(here, unchanged).map(name => context.lab.machine(name))
          await nothingChanged(machines, before)
        }),
      )
    if (use !== undefined) await functionOf(lab, use)(story)
  }
}

async function tellReboot(
  story: Story,
  lab: FileLab,
  reboot: RebootOfFile,
  phase: string,
  alone = false,
): Promise<void> {
  await story.phase(phase, async () => {
    await underFlowsOf(reboot, story, phase, () => rebootLab(story, lab, reboot))
    if (!alone) await proveLab(story, lab, {...everything, patience: patienceAfter(reboot)})
  })
}

/** Faults by their ids, or all. */
async function tellFaults(
  story: Story,
  lab: FileLab,
  wanted: readonly string[],
  named: (name: string) => string,
  alone: boolean,
): Promise<void> {
  for (const fault of lab.file.faults ?? []) {
    if (!(wanted.includes('all') || fault.id?.some(id => wanted.includes(id)))) continue
    await tellFault(story, fault, {
      named,
      prove: async patience => {
        if (!alone) await proveLab(story, lab, {...everything, patience})
      },
    })
  }
}

async function tellSetup(
  story: Story,
  lab: FileLab,
  wanted: readonly string[],
  outputs: StepOutputs,
  named: (name: string) => string = uniquely(),
): Promise<void> {
  const steps = (lab.file.setup ?? []).filter(
    ({name}) => wanted.includes('all') || (name !== undefined && wanted.includes(name)),
  )
  if (steps.length === 0) return
  await story.phase(named('setup'), async () => {
    const own = uniquely()
    for (const step of steps) await tellStep(story, lab, step, outputs, own)
  })
}

const tellStep = (
  story: Story,
  lab: FileLab,
  step: SetupStep,
  outputs: StepOutputs,
  named: (name: string) => string,
): Promise<void> => {
  const {use} = step
  const name = named(wordsOf(step, step.on?.join(', ')))
  return underFlowsOf(step, story, name, () =>
    story.step(name, async context => {
      await setUp(context, lab, step, outputs)
      if (use !== undefined) await functionOf(lab, use)(context)
    }),
  )
}

/** Does it while the flows go on that stand beside it. */
const underFlowsOf = (
  {flows}: Pick<SetupStep, 'flows'>,
  story: Story,
  name: string,
  body: () => Promise<void>,
): Promise<void> => (flows ? story.underFlows(name, flows, body) : body())
