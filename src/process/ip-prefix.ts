import {isIPv6, SocketAddress} from 'node:net'
import {formatAddress, parseAddress} from './prefix.ts'
import {shownValue} from './shown-value.ts'

type Family = 4 | 6

/** An address of either family. */
export interface IpAddress {
  family: Family
  /** As an unsigned number of 32 or 128 bits. */
  value: bigint
}

/** An address and the length of its network, of either family; host bits may be set. */
export interface IpPrefix extends IpAddress {
  length: number
}

const bitsOf = (family: Family): number => (family === 4 ? 32 : 128)

/**
 * Reads an address such as 10.79.89.10 or 2001:db8::10. Zones (%eth0) and IPv6 addresses with a dotted end are refused: not
 * every tool takes them.
 */
export function parseIp(text: string): IpAddress {
  if (!text.includes(':')) return {family: 4, value: BigInt(parseAddress(text))}
  if (!isIPv6(text) || /[%.]/.test(text)) throw new Error(`cannot parse address ${shownValue(text)}`)
  const [head = '', tail] = text.split('::')
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'))
  const [first, last] = [groups(head), groups(tail ?? '')]
  const zeros = Array.from({length: 8 - first.length - last.length}, () => '0')
  const all = [...first, ...(tail === undefined ? [] : zeros), ...last]
  return {family: 6, value: all.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n)}
}

/** Reads a prefix such as 10.79.89.0/24 or 2001:db8::/64; the length has no default. */
export function parseIpPrefix(text: string): IpPrefix {
  const [, address = '', length = ''] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? []
  const ip = parseIp(address)
  if (Number(length) > bitsOf(ip.family)) throw new Error(`cannot parse prefix ${shownValue(text)}`)
  return {...ip, length: Number(length)}
}

/** In the form of RFC 5952. */
export function formatIp({family, value}: IpAddress): string {
  if (family === 4) return formatAddress(Number(value))
  const groups = value.toString(16).padStart(32, '0').match(/.{4}/g) ?? []
  return new SocketAddress({family: 'ipv6', address: groups.join(':')}).address
}

export const formatIpPrefix = (prefix: IpPrefix): string => `${formatIp(prefix)}/${prefix.length}`

/** How many bits of an address are the hosts'. */
const hostBitsOf = ({family, length}: IpPrefix): bigint => BigInt(bitsOf(family) - length)

/** The same prefix with its host bits cleared. */
export function networkOfIp(prefix: IpPrefix): IpPrefix {
  const bits = hostBitsOf(prefix)
  return {...prefix, value: (prefix.value >> bits) << bits}
}

export const containsIp = (prefix: IpPrefix, {family, value}: IpAddress): boolean =>
  prefix.family === family && networkOfIp(prefix).value === networkOfIp({...prefix, value}).value

/** True when two prefixes share an address. */
export const overlapIp = (a: IpPrefix, b: IpPrefix): boolean =>
  a.length <= b.length ? containsIp(a, b) : containsIp(b, a)

/** Neither the network's own address (to IPv6 that of any router) nor IPv4's broadcast address. */
export function isHostIp(prefix: IpPrefix, address: IpAddress): boolean {
  const own = address.value - networkOfIp(prefix).value
  const last = (1n << hostBitsOf(prefix)) - 1n
  return containsIp(prefix, address) && own !== 0n && (prefix.family === 6 || own !== last)
}
