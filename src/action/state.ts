import {getState, saveState} from '@actions/core'
import type {ProcessIdentity} from '../process/process-identity.ts'

// What main leaves for post. GitHub keeps it apart for each use of the action in a job, and hands it over also when
// main was killed: each part is saved before what it tells of is begun.

/** A lab that this use of the action is about to make, and by which label it knows that it did. */
export interface OwnLab {
  name: string
  label: string
  /** It is a fixture: it is to go with the job, not with the scenario. */
  fixture: boolean
  keepOnFailure: boolean
  keepFor: string
}

export const saveIsPost = (): void => saveState('isPost', 'true')
export const isPost = (): boolean => getState('isPost') === 'true'

export const saveLab = (lab: OwnLab): void => saveState('lab', lab)
export const savedLab = (): OwnLab | undefined => read('lab')

/** The process that tells the scenario. */
export const saveChild = (child: ProcessIdentity): void => saveState('child', child)
export const savedChild = (): ProcessIdentity | undefined => read('child')

function read<T>(name: string): T | undefined {
  const text = getState(name)
  return text === '' ? undefined : (JSON.parse(text) as T)
}
