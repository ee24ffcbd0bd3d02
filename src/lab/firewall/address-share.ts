import {contains, overlap, type Prefix, parseAddress, parsePrefix} from '../../process/prefix.ts'
import {allIf, type Share} from './share.ts'

/** How much of a prefix the addresses of a rule are: one, a prefix, with a length or a mask, as tools write them. */
export function shareOfPrefix(addresses: Prefix, text: string): Share {
  const told = readPrefix(text)
  if (told === undefined) return 'unknown'
  if (told.length <= addresses.length) return allIf(overlap(told, addresses))
  return overlap(told, addresses) ? 'some' : 'none'
}

/** The same for a range, both ends included. */
export function shareOfRange({address, length}: Prefix, first: string, last: string): Share {
  const [from, to] = [readPrefix(first)?.address, readPrefix(last)?.address]
  if (from === undefined || to === undefined) return 'unknown'
  const highest = address + 2 ** (32 - length) - 1
  if (to < address || from > highest) return 'none'
  return from <= address && to >= highest ? 'all' : 'some'
}

function readPrefix(text: string): Prefix | undefined {
  const [address = '', mask = '32'] = text.split('/')
  try {
    return mask.includes('.')
      ? {address: parseAddress(address), length: lengthOfMask(parseAddress(mask))}
      : parsePrefix(`${address}/${mask}`)
  } catch {
    return undefined
  }
}

function lengthOfMask(mask: number): number {
  const length = mask === 0 ? 0 : 32 - Math.log2(2 ** 32 - mask)
  if (!Number.isInteger(length) || !contains({address: mask, length}, mask)) throw new Error('no prefix')
  return length
}
