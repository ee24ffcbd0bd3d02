import {CallersFiles} from '../files/callers-files.ts'
import type {Owner} from '../process/owner.ts'
import {phaseTimes} from '../report/phase-times.ts'
import type {Report} from '../report/report.ts'

/** Writes the run's phase times, in milliseconds, as JSON. */
export function writeTimings(file: string, report: Report, owner: Owner | undefined): void {
  const {durationMs, timings} = report
  const content = {durationMs, phases: phaseTimes(report), waits: timings}
  new CallersFiles(owner).write(file, `${JSON.stringify(content, null, 2)}\n`)
}
