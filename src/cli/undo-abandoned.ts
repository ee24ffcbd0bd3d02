import {lookAtLab} from '../lab/record.ts'
import {exitCodes} from '../run/exit-codes.ts'
import {findLab} from '../run/find-lab.ts'
import type {Request} from '../run/request.ts'

/** Undoes the faults that dead runs left in a lab, which whoever finds a lab does; one that is to be removed is left to that. */
export async function undoAbandonedFaults(request: Request): Promise<number> {
  const state = lookAtLab(request.stateDir, request.lab.name)?.state
  if (state === 'kept' || state === 'running') await findLab(request)
  return exitCodes.passed
}
