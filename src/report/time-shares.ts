import {partsOf} from './parts-of.ts'
import type {SuiteReport} from './report.ts'

/**
 * Milliseconds of the suite's wall clock that belong to each of its cases, in their order: what runs side by side shares
 * the time evenly, so that together they take no longer than the suite. Readers add the times of cases up: 341 cells that
 * are asked in one batch of 1.5 s would be 8 minutes otherwise. Whole milliseconds, rounded down.
 */
export function timeShares(suite: SuiteReport): number[] {
  const parts = partsOf(suite)
  /** Between two parts the phase's own clock stands still. */
  const within = (time: number): number =>
    parts.reduce((sum, {from, to}) => sum + Math.min(Math.max(time, from), to) - from, 0)
  const spans = suite.cases.map(each => {
    const from = each.startedAt.getTime()
    return {from: within(from), to: within(from + each.durationMs)}
  })
  const share = sharedClock(spans)
  return spans.map(({from, to}) => Math.max(0, Math.floor(share(to) - share(from))))
}

interface Span {
  from: number
  to: number
}

/** A clock that runs the slower the more spans go on; between their ends it is a straight line. */
function sharedClock(spans: readonly Span[]): (time: number) => number {
  const changes = new Map<number, number>()
  for (const {from, to} of spans) {
    changes.set(from, (changes.get(from) ?? 0) + 1)
    changes.set(to, (changes.get(to) ?? 0) - 1)
  }
  const shown = new Map<number, number>()
  let [clock, running, before] = [0, 0, 0]
  for (const [time, change] of [...changes].sort(([a], [b]) => a - b)) {
    if (running > 0) clock += (time - before) / running
    shown.set(time, clock)
    running += change
    before = time
  }
  return time => shown.get(time) ?? 0
}
