import {noteOfFault, problemOfFault} from '../faults/fault-problems.ts'
import {type HeldFault, holdFault} from '../faults/hold-fault.ts'
import {deedOfFault, type FaultActs, nameOfFault} from '../faults/planned-fault.ts'
import {tryFaultAbilities} from '../host/fault-abilities.ts'
import {NotObservable} from '../lab/check-failed.ts'
import {LabError} from '../process/lab-error.ts'
import type {StoryContext} from './story.ts'

interface OfStory {
  /** One that cannot be made there is nothing to see, instead of an error. */
  mayLack?: boolean
}

/** A fault in the lab of a story. Throws where it cannot be made there, before anything is done. */
export async function faultInStory(
  context: StoryContext,
  acts: FaultActs,
  {mayLack = false}: OfStory = {},
): Promise<HeldFault> {
  const {lab, features, provider: name} = context
  const deed = deedOfFault(lab, acts)
  const host = await tryFaultAbilities()
  const makers = {provider: {name, features}, host}
  const problem = problemOfFault(deed, makers)
  if (problem && mayLack) throw new NotObservable(problem.message)
  if (problem)
    throw new LabError(`cannot make fault "${nameOfFault(acts)}": ${problem.message}`, {hint: problem.hint})
  const note = noteOfFault(deed, makers)
  if (note !== undefined) context.say(`${nameOfFault(acts)}: ${note}`)
  return holdFault({...context, netem: host.netem === undefined}, acts)
}
