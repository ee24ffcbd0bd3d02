import type {RunResult} from './run.ts'

/** Why a command of the host's did not succeed: what it said, and whether it was its deadline that ended it. */
export function whyFailed({stderr, status, signal, timedOut, durationMs}: RunResult): string {
  const how = timedOut ? `not within ${(durationMs / 1000).toFixed(1)} s` : `status ${status ?? signal}`
  const said = stderr.trim()
  if (said === '') return how
  return timedOut ? `${how}: ${said}` : said
}
