import type {LabFile} from '../lab/file/lab-file.ts'
import {problemsOfLeftOut} from '../lab/file/problems-of-left-out.ts'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {problemsOfIdleAskings} from '../run/idle-askings.ts'
import {callersText} from './own-lab-file.ts'

/**
 * Throws a LabFileError for rules and flows by which nobody is asked, and for what an order leaves out, with their lines. It needs to know who has which
 * address, which is loaded only here, and the file is read once more only where there is something to tell.
 */
export function refuseIdleAskings(lab: LabFile, file: string, name: string): void {
  const problems = (each: LabFile) => [...problemsOfLeftOut(each), ...problemsOfIdleAskings(each)]
  if (problems(lab).length > 0) readLabFile(callersText(file, name), name, problems)
}
