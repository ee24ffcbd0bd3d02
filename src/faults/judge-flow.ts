import {CheckFailed, NotObservable} from '../lab/check-failed.ts'
import type {FlowReport} from '../report/flow-report.ts'
import {shownLoss, shownMs, shownOutage} from '../report/shown-outage.ts'

interface FlowJudgement {
  /** An outage was longer than its budget and all stalls that were seen meanwhile. */
  isExceeded: boolean
  /** The fault of what is under test that explains it. */
  knownFault?: string | undefined
}

/**
 * Throws a CheckFailed where an outage exceeded its budget, and where the one connection that had to survive did not. Where a
 * known fault explains the outage, nothing is judged, and the reason names the fault.
 */
export function judgeFlow(flow: FlowReport, {isExceeded, knownFault}: FlowJudgement): void {
  const {ended, maxOutageMs = 0} = flow
  if (ended !== undefined)
    throw new CheckFailed({expected: 'a connection that survives', got: `${ended}; ${shownNumbers(flow)}`})
  if (isExceeded && knownFault !== undefined)
    throw new NotObservable(`known fault, ${knownFault}: ${shownNumbers(flow)}`)
  if (isExceeded)
    throw new CheckFailed({
      expected: maxOutageMs === 0 ? 'no outage' : `an outage of at most ${shownMs(maxOutageMs)}`,
      got: shownNumbers(flow),
    })
}

const shownNumbers = (flow: FlowReport): string =>
  `${flow.outage ? `an outage of ${shownOutage(flow)}` : 'none'}, ${shownLoss(flow)}`
