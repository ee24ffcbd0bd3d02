import {getState, saveState} from '@actions/core'
import * as z from 'zod/mini'
import {type ProcessIdentity, processIdentity} from '../process/process-identity.ts'
import {readJson} from '../process/read-json.ts'

// What main leaves for post. GitHub keeps it apart for each use of the action in a job, and hands it over also when
// main was killed: each part is saved before what it tells of is begun.

/** A lab that this use of the action is about to make, and by which label it knows that it did. */
const ownLab = z.object({
  name: z.string(),
  label: z.string(),
  /** It is a fixture: it is to go with the job, not with the scenario. */
  fixture: z.boolean(),
  keepOnFailure: z.boolean(),
  keepFor: z.string(),
})
export type OwnLab = z.infer<typeof ownLab>

export const saveIsPost = (): void => saveState('isPost', 'true')
export const isPost = (): boolean => getState('isPost') === 'true'

export const saveLab = (lab: OwnLab): void => saveState('lab', lab)
export const savedLab = (): OwnLab | undefined => read('lab', ownLab)

/** The process that tells the scenario. */
export const saveChild = (child: ProcessIdentity): void => saveState('child', child)
export const savedChild = (): ProcessIdentity | undefined => read('child', processIdentity)

/** Throws a LabError when it is not what main left. */
function read<T>(name: string, shape: z.ZodMiniType<T>): T | undefined {
  const text = getState(name)
  return text === '' ? undefined : readJson(text, shape, `the saved state "${name}"`)
}
