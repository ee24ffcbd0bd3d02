import {CallersFiles} from '../files/callers-files.ts'
import type {Owner} from '../process/owner.ts'
import {phaseTimes} from '../report/phase-times.ts'
import type {RunReport} from './report.ts'

/**
 * Writes the run's phase times, in milliseconds, as JSON; with an empty file nothing. A file that cannot be written any
 * more is told: what the run found out about the network stands.
 */
export function writeTimings(
  file: string,
  {recorder, say}: Pick<RunReport, 'recorder' | 'say'>,
  owner: Owner | undefined,
): void {
  if (file === '') return
  const report = recorder.report()
  const content = {durationMs: report.durationMs, phases: phaseTimes(report), waits: report.timings}
  try {
    new CallersFiles(owner).write(file, `${JSON.stringify(content, null, 2)}\n`)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
  }
}
