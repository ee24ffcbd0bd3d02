import {longestWaitMs} from '../lab/file/measures.ts'

const millisecondsOf = {s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000} as const

/** `90s`, `30m`, `24h`, `2d` in milliseconds; undefined for anything else, and for nothing at all of a unit. */
export function parseDuration(text: string): number | undefined {
  const [, number = '', unit = ''] = /^([1-9]\d{0,8})([smhd])$/.exec(text) ?? []
  return number === '' ? undefined : Number(number) * millisecondsOf[unit as keyof typeof millisecondsOf]
}

/** What a duration has to look like, for messages. */
export const durationRule = 'a whole number and its unit: s, m, h or d'

/** A duration that a program waits for. */
export const legalWait = {
  rule: `${durationRule}, at most 24d`,
  test: (text: string): boolean => (parseDuration(text) ?? Number.POSITIVE_INFINITY) <= longestWaitMs,
}
