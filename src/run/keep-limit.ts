import {type InputProblem, mustBe} from '../cli/input-problem.ts'
import type {KeepLimit} from '../lab/record.ts'
import {identify} from '../process/process-identity.ts'

const millisecondsOf = {s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000} as const

/** `90s`, `30m`, `24h`, `2d` in milliseconds; undefined for anything else, and for nothing at all of a unit. */
export function parseDuration(text: string): number | undefined {
  const [, number = '', unit = ''] = /^([1-9]\d{0,8})([smhd])$/.exec(text) ?? []
  return number === '' ? undefined : Number(number) * millisecondsOf[unit as keyof typeof millisecondsOf]
}

/** What a duration has to look like, for messages. */
export const durationRule = 'a whole number and its unit: s, m, h or d'

/** Ten years: nobody waits for the end of anything longer, and no calendar overflows. */
const longestKeepMs = 3650 * millisecondsOf.d

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
