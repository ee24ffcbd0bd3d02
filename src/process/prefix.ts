import {shownValue} from './shown-value.ts'

/** An IPv4 address and a prefix length. Host bits may be set, as in an interface's own 10.79.89.225/24. */
export interface Prefix {
  /** The address as an unsigned 32-bit number: 10.0.0.1 is 0x0a000001. */
  address: number
  /** 0 to 32. */
  length: number
}

const prefixRule =
  'four decimal numbers from 0 to 255 without leading zeros, a slash, and a length from 0 to 32'
const addressRule = 'four decimal numbers from 0 to 255 without leading zeros'

/** Reads an address such as 10.79.89.225; anything that only some tools would take (010, 10.1) is refused. */
export function parseAddress(text: string): number {
  const address = readAddress(text)
  if (address === undefined)
    throw new Error(`cannot parse address ${shownValue(text)}: expected ${addressRule}`)
  return address
}

/** Reads a prefix such as 10.79.89.0/24. The length has no default: a fan with a guessed one maps elsewhere. */
export function parsePrefix(text: string): Prefix {
  const [addressText = '', lengthText, ...rest] = text.split('/')
  const address = readAddress(addressText)
  const length = lengthText === undefined ? undefined : readNumber(lengthText, 32)
  if (address === undefined || length === undefined || rest.length > 0) {
    throw new Error(`cannot parse prefix ${shownValue(text)}: expected ${prefixRule}`)
  }
  return {address, length}
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map(shift => (address >>> shift) & 0xff).join('.')
}

export function formatPrefix({address, length}: Prefix): string {
  return `${formatAddress(address)}/${length}`
}

/** The netmask of a length. A shift by 32 is a shift by 0 in JavaScript, so 0 is a case of its own. */
export function maskOf(length: number): number {
  return length === 0 ? 0 : (~0 << (32 - length)) >>> 0
}

/** The same prefix with its host bits cleared. */
export function networkOf({address, length}: Prefix): Prefix {
  return {address: (address & maskOf(length)) >>> 0, length}
}

/** The part of an address that a prefix leaves to hosts. */
export function hostBits(address: number, length: number): number {
  return (address & ~maskOf(length)) >>> 0
}

export function contains(prefix: Prefix, address: number): boolean {
  return networkOf({address, length: prefix.length}).address === networkOf(prefix).address
}

/** True when two prefixes share an address. */
export function overlap(a: Prefix, b: Prefix): boolean {
  const mask = maskOf(Math.min(a.length, b.length))
  return (a.address & mask) === (b.address & mask)
}

function readAddress(text: string): number | undefined {
  const parts = text.split('.').map(part => readNumber(part, 255))
  if (parts.length !== 4) return undefined
  return parts.reduce<number | undefined>(
    (sum, part) => (sum === undefined || part === undefined ? undefined : sum * 256 + part),
    0,
  )
}

function readNumber(text: string, largest: number): number | undefined {
  if (!/^(0|[1-9]\d{0,2})$/.test(text)) return undefined
  const number = Number(text)
  return number <= largest ? number : undefined
}
