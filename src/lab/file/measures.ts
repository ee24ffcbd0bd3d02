// Numbers with their units, as lab files and command lines have them. Whatever is slept is bounded: a timer of Node's has 31
// bits for its milliseconds, and takes more for 1.

const bytesOf = {MiB: 2 ** 20, GiB: 2 ** 30} as const
const millisecondsOf = {ms: 1, s: 1000, m: 60_000} as const

const mostBytes = 10_000 * bytesOf.GiB

/** The longest time that can be waited for. */
export const longestWaitMs = 24 * 86_400_000

export const sizePattern = String.raw`\d{1,9}(\.\d{1,3})?(MiB|GiB)`
export const timePattern = String.raw`\d{1,10}(\.\d{1,3})?(ms|s|m)`

export const timeRule = (example: string): string =>
  `a time in ms, s or m, such as ${example}, of at most 34560m (24 days)`

/** Bytes of a size such as 512MiB or 1.5GiB, up to 10000GiB. */
export function parseSize(size: string): number {
  const bytes = Math.round(numberOf(size, sizePattern, bytesOf))
  if (!(bytes > 0 && bytes <= mostBytes)) throw new Error(`no size: ${size}`)
  return bytes
}

/** Milliseconds of a time such as 20ms, 1.5s or 2m, up to 24 days. */
export function parseTime(time: string): number {
  // Products of decimals have a tail: 1.001 s would be 1000.9999999999999 ms.
  const milliseconds = Math.round(numberOf(time, timePattern, millisecondsOf) * 1000) / 1000
  if (!(milliseconds >= 0 && milliseconds <= longestWaitMs)) throw new Error(`no time: ${time}`)
  return milliseconds
}

export const isTime = (text: string): boolean => {
  try {
    return parseTime(text) >= 0
  } catch {
    return false
  }
}

/** NaN where it is none. */
function numberOf(text: string, pattern: string, units: Readonly<Record<string, number>>): number {
  const unit = new RegExp(`^${pattern}$`).exec(text)?.at(-1) ?? ''
  return Number(text.slice(0, -unit.length || undefined)) * (units[unit] ?? Number.NaN)
}
