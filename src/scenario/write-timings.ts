import type {Owner} from '../process/owner.ts'
import {phaseTimes} from '../report/phase-times.ts'
import type {Report} from '../report/report.ts'
import {writeAtomically} from '../report/write-atomically.ts'

/** Writes the run's phase times, in milliseconds, as JSON. */
export function writeTimings(file: string, report: Report, owner: Owner | undefined): void {
  const {durationMs, timings} = report
  writeAtomically(
    file,
    `${JSON.stringify({durationMs, phases: phaseTimes(report), waits: timings}, null, 2)}\n`,
    owner,
  )
}
