import {NotObservable} from '../lab/check-failed.ts'

/**
 * Resolves when all steps and checks that were begun together have ended; what cannot go on throws only when nothing that
 * was begun beside it is left running. What could not be observed comes last: beside a step that failed it tells nothing.
 */
export async function allTold(told: readonly unknown[]): Promise<void> {
  const reasons = (await Promise.allSettled(told)).flatMap(each =>
    each.status === 'rejected' ? [each.reason] : [],
  )
  if (reasons.length > 0) throw reasons.find(each => !(each instanceof NotObservable)) ?? reasons[0]
}
