import {CheckFailed} from '../lab/check-failed.ts'
import type {FlowReport} from '../report/flow-report.ts'
import {shownLoss, shownMs, shownOutage} from '../report/shown-outage.ts'

/**
 * Throws a CheckFailed where an outage was longer than its budget and all stalls that were seen meanwhile, and where the one
 * connection that had to survive did not.
 */
export function judgeFlow(flow: FlowReport, {isExceeded}: {isExceeded: boolean}): void {
  const {ended, maxOutageMs = 0} = flow
  if (ended !== undefined)
    throw new CheckFailed({expected: 'a connection that survives', got: `${ended}; ${shownNumbers(flow)}`})
  if (isExceeded)
    throw new CheckFailed({
      expected: maxOutageMs === 0 ? 'no outage' : `an outage of at most ${shownMs(maxOutageMs)}`,
      got: shownNumbers(flow),
    })
}

const shownNumbers = (flow: FlowReport): string =>
  `${flow.outage ? `an outage of ${shownOutage(flow)}` : 'none'}, ${shownLoss(flow)}`
