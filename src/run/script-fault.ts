import type {HeldFault} from '../faults/hold-fault.ts'
import {type FaultActs, nameOfFault} from '../faults/planned-fault.ts'
import type {StoryContext} from './story.ts'

/** A fault as a script makes it: in a step of its own, or around something. */
export interface ScriptFault {
  /** What reports call it. */
  readonly name: string
  /** Makes it, and proves that it acts. When the run ends without `undo`, by whatever, it is undone all the same. */
  act(context: StoryContext): Promise<void>
  /** Undoes it, and proves that it is gone. */
  undo(): Promise<void>
  /** Makes it, does the body, and undoes it in every ending. */
  during<T>(context: StoryContext, body: () => Promise<T>): Promise<T>
}

/** A fault by its line, such as `link net13 down`, or by commands of one's own that make it and undo it on machines. */
export function fault(words: string | {on: readonly string[]; run: string; undo: string}): ScriptFault {
  const acts: FaultActs = typeof words === 'string' ? {do: words} : {...words, on: [...words.on]}
  let held: HeldFault | undefined
  const act = async (context: StoryContext): Promise<void> => {
    const {faultInStory} = await import('./fault-in-story.ts')
    held = await faultInStory(context, acts)
    await held.begin()
  }
  const undo = async (): Promise<void> => held?.end()
  return {
    name: nameOfFault(acts),
    act,
    undo,
    async during(context, body) {
      try {
        await act(context)
        return await body()
      } finally {
        await undo()
      }
    },
  }
}
