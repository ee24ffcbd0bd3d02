import type {KeepLimit} from '../lab/record.ts'
import {identify} from '../process/process-identity.ts'

const millisecondsOf = {s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000} as const

/** `90s`, `30m`, `24h`, `2d` in milliseconds; undefined for anything else, and for nothing at all of a unit. */
export function parseDuration(text: string): number | undefined {
  const [, number = '', unit = ''] = /^([1-9]\d{0,5})([smhd])$/.exec(text) ?? []
  return number === '' ? undefined : Number(number) * millisecondsOf[unit as keyof typeof millisecondsOf]
}

/** What a duration has to look like, for messages. */
export const durationRule = 'a whole number and its unit: s, m, h or d'

/** Reads --keep-for and --keep-while; empty texts were not given. Adds to the problems what is wrong with them. */
export function readKeepLimit(duration: string, pid: string, problems: string[]): KeepLimit {
  const forMs = parseDuration(duration)
  const owner = /^[1-9]\d{0,9}$/.test(pid) ? identify(Number(pid)) : undefined
  if (duration !== '' && forMs === undefined)
    problems.push(`--keep-for must be ${durationRule}; got ${JSON.stringify(duration)}: choose such as 24h`)
  if (pid !== '' && !owner)
    problems.push(`--keep-while must be the id of a process that runs; got ${JSON.stringify(pid)}`)
  return {...(forMs !== undefined && {forMs}), ...(owner && {while: owner})}
}
