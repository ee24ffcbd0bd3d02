import type {KeepLimit} from '../lab/record.ts'
import {type InputProblem, mustBe} from '../process/input-problem.ts'
import {identify} from '../process/process-identity.ts'
import {durationRule, parseDuration} from './duration.ts'

/** Ten years: nobody waits for the end of anything longer, and no calendar overflows. */
const longestKeepMs = 3650 * 86_400_000

/** Reads --keep-for and --keep-while, where they were given. Adds to the problems what is wrong with them. */
export function readKeepLimit(
  duration: string | undefined,
  pid: string | undefined,
  problems: InputProblem[],
): KeepLimit {
  const forMs = duration === undefined ? undefined : parseDuration(duration)
  const owner = pid !== undefined && /^[1-9]\d{0,9}$/.test(pid) ? identify(Number(pid)) : undefined
  if (duration !== undefined && (forMs === undefined || forMs > longestKeepMs))
    problems.push(mustBe('keep-for', `${durationRule}, at most 3650d`, duration, 'choose such as 24h'))
  if (pid !== undefined && !owner) problems.push(mustBe('keep-while', 'the id of a process that runs', pid))
  return {...(forMs !== undefined && {forMs}), ...(owner && {while: owner})}
}
