import {setTimeout as sleep} from 'node:timers/promises'
import {nothingLost, type RecordedStates, recordStates} from '../expect/unchanged.ts'
import type {HeldFault} from '../faults/hold-fault.ts'
import {deedOfFault, nameOfFault, usualDuration, usualRecovery} from '../faults/planned-fault.ts'
import {NotObservable} from '../lab/check-failed.ts'
import type {FaultDefinition} from '../lab/file/fault-definition.ts'
import {parseTime} from '../lab/file/measures.ts'
import type {Story, StoryContext} from './story.ts'
import type {MarkFlows} from './tell-flows.ts'

/** What happens beside a fault, told in its phase. */
interface BesideFault {
  /** A fault that cannot be made in this lab is skipped with its phases; without it that is an error. */
  mayLack?: boolean
  /** Makes names of phases differ. */
  named?(name: string): string
  /** Before it is made. */
  before?(): Promise<unknown>
  /** While it holds; the time that it takes counts as time of the fault. */
  during?(): Promise<unknown>
  /** After it is undone, before everything is asked again. */
  after?(): Promise<unknown>
  /** Asks everything that is expected of the lab, within so many milliseconds. */
  prove(within: number): Promise<unknown>
}

/**
 * A fault in a phase of its own: it is made and seen, holds for its time, is undone in every ending and seen to be gone. In
 * the phase after it everything has to be as expected again.
 */
export async function tellFault(
  story: Story,
  fault: FaultDefinition,
  {mayLack = false, named = phase => phase, before, during, after, prove}: BesideFault,
): Promise<void> {
  const name = nameOfFault(fault)
  const within = fault.within === undefined ? usualRecovery : parseTime(fault.within)
  let states: RecordedStates = new Map()
  let lacking: NotObservable | undefined
  await story.phase(named(`fault ${name}`), async () => {
    let held: HeldFault | undefined
    let begun = 0
    /** Before flows begin: of one that cannot be made there is nothing to see. */
    const prepare = async (context: StoryContext): Promise<void> => {
      if (held) return
      const {faultInStory} = await import('./fault-in-story.ts')
      held = await faultInStory(context, fault, {mayLack}).catch(error => {
        if (error instanceof NotObservable) lacking = error
        throw error
      })
    }
    await before?.()
    const whole = async (mark: MarkFlows): Promise<void> => {
      await story.step(name, async context => {
        await prepare(context)
        states = await recordStates(context.lab.machines)
        mark(`${name} is made`, 'during')
        await held?.begin()
        begun = performance.now()
        mark('it is there')
      })
      if (fault.expect && fault.expect.length > 0) await story.expect(fault.expect)
      await during?.()
      await story.step(`${name}: undone`, async context => {
        await rest(context, durationOf(context, fault) - (performance.now() - begun))
        mark('it is undone')
        await held?.end()
        mark('it is gone', 'after')
        for (const note of held?.notes() ?? []) {
          context.say(note)
          context.fact(`fault ${name}`, note)
        }
      })
    }
    try {
      await (fault.flows
        ? story.underFlows(name, fault.flows, whole, {marksItself: true, prepare})
        : whole(() => {}))
    } finally {
      // Of a step that failed or was aborted, of which the report tells.
      await held?.end()
    }
    await after?.()
  })
  await story.phase(named(`after ${name}`), async () => {
    if (lacking) throw lacking
    const proof = 'everything came back and nothing was lost'
    const nothingIsLost = (context: StoryContext): Promise<void> =>
      nothingLost(context.lab.machines, states, within, 'the fault')
    await (fault.id
      ? story.check(fault.id.join(' '), proof, nothingIsLost)
      : story.check(proof, nothingIsLost))
    await prove(within)
  })
}

const durationOf = ({lab}: StoryContext, fault: FaultDefinition): number =>
  fault.for === undefined ? usualDuration(deedOfFault(lab, fault)) : parseTime(fault.for)

/** The time that a fault holds: it is what was asked for, and no wait for anything. */
async function rest({signal}: StoryContext, milliseconds: number): Promise<void> {
  if (milliseconds > 0) await sleep(milliseconds, undefined, {signal})
}
