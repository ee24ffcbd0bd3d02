import {patterned, ruledText, takes} from './values.ts'

// Quantities with their units, and what they are in numbers.

const bytesOf = {MiB: 2 ** 20, GiB: 2 ** 30} as const
const millisecondsOf = {ms: 1, s: 1000, m: 60_000} as const

/** Bytes of a size such as 512MiB or 1.5GiB. */
export function parseSize(size: string): number {
  const [, number = '', unit = ''] = /^(\d{1,4}(?:\.\d)?)(MiB|GiB)$/.exec(size) ?? []
  const bytes = Number(number) * bytesOf[unit as keyof typeof bytesOf]
  if (!(bytes > 0)) throw new Error(`no size: ${size}`)
  return bytes
}

/** Milliseconds of a time such as 20ms, 1.5s or 2m. */
export function parseTime(time: string): number {
  const [, number = '', unit = ''] = /^(\d{1,5}(?:\.\d)?)(ms|s|m)$/.exec(time) ?? []
  const milliseconds = Number(number) * millisecondsOf[unit as keyof typeof millisecondsOf]
  if (!(milliseconds >= 0)) throw new Error(`no time: ${time}`)
  return milliseconds
}

export const size = ruledText('a size in MiB or GiB, such as 512MiB', takes(parseSize), {
  pattern: '^\\d{1,4}(\\.\\d)?(MiB|GiB)$',
})

export const time = ruledText('a time in ms, s or m, such as 20ms', takes(parseTime), {
  pattern: '^\\d{1,5}(\\.\\d)?(ms|s|m)$',
})

export const share = patterned('a share from 0% to 100%, such as 1%', /^(100|\d{1,2}(\.\d{1,2})?)%$/)

/** A share such as 1% as a number from 0 to 1. */
export const parseShare = (text: string): number => Number(text.slice(0, -1)) / 100
