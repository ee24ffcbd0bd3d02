import {shareOfPrefix, shareOfRange} from './address-share.ts'
import type {Flow} from './flow.ts'
import {allIf, type Share, shareOfAny, shareOfBoth, shareOfOthers, someIf} from './share.ts'

/** A part of a rule in nft's JSON; only what is known of it is read. */
export type Expression = unknown

/** What is known of the sets of a table: their elements by name. */
export type SetElements = ReadonlyMap<string, readonly Expression[]>

export interface NftMatch {
  op: string
  left: Expression
  right: Expression
}

/** How much of a flow a match of a rule in that family is about. */
export function shareOfMatch(
  {op, left, right}: NftMatch,
  family: string,
  sets: SetElements,
  flow: Flow,
): Share {
  const values = valuesOf(right, sets)
  if (values === undefined) return 'unknown'
  const share = shareOfAny(values.map(value => shareOfValue(left, value, family, flow)))
  if (op === '==' || op === 'in') return share
  if (op === '!=') return shareOfOthers(share)
  // Such as a length of more than 1000 bytes.
  return shareOfValue(left, undefined, family, flow) === 'none' ? 'none' : 'some'
}

/** The single values that the right side stands for; undefined for a set that is not known. */
export function valuesOf(right: Expression, sets: SetElements): readonly Expression[] | undefined {
  if (typeof right === 'string' && right.startsWith('@')) return sets.get(right.slice(1))
  const members = Array.isArray(right) ? right : (fieldOf(right, 'set') ?? [right])
  const list = Array.isArray(members) ? members : [members]
  // An element with a counter or a comment is wrapped.
  return list.map(each => fieldOf(fieldOf(each, 'elem'), 'val') ?? each)
}

export const fieldOf = (value: Expression, name: string): Expression =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined

/** One value of what stands on the left; undefined for any part of its values. */
function shareOfValue(left: Expression, value: Expression, family: string, flow: Flow): Share {
  const [payload, meta, ct] = ['payload', 'meta', 'ct'].map(name => fieldOf(left, name))
  if (payload !== undefined) return shareOfPayload(payload, value, flow)
  if (meta !== undefined) return shareOfMeta(fieldOf(meta, 'key'), value, family, flow)
  if (ct !== undefined) return shareOfConnection(fieldOf(ct, 'key'), value, flow)
  if (fieldOf(left, 'numgen') !== undefined) return 'some'
  const masked = fieldOf(left, '&')
  // Such as tcp flags & (fin | syn) == syn.
  if (Array.isArray(masked)) return shareOfBoth('some', shareOfValue(masked[0], undefined, family, flow))
  return 'unknown'
}

function shareOfPayload(payload: Expression, value: Expression, flow: Flow): Share {
  const [protocol, field] = [fieldOf(payload, 'protocol'), fieldOf(payload, 'field')]
  const isIp = flow.protocol !== 'arp'
  switch (protocol) {
    case 'ip':
      if (!isIp) return 'none'
      if (field === 'saddr') return shareOfAddress(flow.source, value)
      if (field === 'daddr') return shareOfAddress(flow.target, value)
      if (field === 'protocol') return allIf(value === flow.protocol)
      return field === 'version' ? allIf(value === 4) : 'some'
    case 'ether':
      return field === 'type' ? ofEtherType(value, flow) : 'some'
    case 'arp':
      return someIf(!isIp)
    case 'icmp':
      return someIf(flow.protocol === 'icmp')
    case 'tcp':
    case 'udp':
      return someIf(flow.protocol === protocol)
    case 'th':
      return someIf(flow.protocol === 'tcp' || flow.protocol === 'udp')
    case 'ip6':
    case 'icmpv6':
    case 'vlan':
      return 'none'
    default:
      return 'unknown'
  }
}

function shareOfAddress(addresses: Flow['source'], value: Expression): Share {
  const prefix = fieldOf(value, 'prefix')
  const range = fieldOf(value, 'range')
  if (typeof value === 'string') return shareOfPrefix(addresses, value)
  if (prefix !== undefined)
    return shareOfPrefix(addresses, `${fieldOf(prefix, 'addr')}/${fieldOf(prefix, 'len')}`)
  if (Array.isArray(range)) return shareOfRange(addresses, String(range[0]), String(range[1]))
  return value === undefined ? 'some' : 'unknown'
}

const ofEtherType = (value: Expression, {protocol}: Flow): Share =>
  allIf(value === (protocol === 'arp' ? 'arp' : 'ip'))

function shareOfMeta(key: Expression, value: Expression, family: string, flow: Flow): Share {
  const {protocol, bridge, ports} = flow
  switch (key) {
    case 'iif':
    case 'iifname':
    case 'oif':
    case 'oifname': {
      // Below IP a packet comes and goes by ports of the bridge; what IP sees is the bridge.
      const names = family === 'bridge' || family === 'netdev' ? ports : [bridge]
      const count = names.filter(name => isNamed(value, name)).length
      return count > 0 && count === names.length ? 'all' : someIf(count > 0)
    }
    case 'ibrname':
    case 'obrname':
      return allIf(isNamed(value, bridge))
    case 'nfproto':
      return allIf(value === 'ipv4')
    case 'protocol':
      return ofEtherType(value, flow)
    case 'l4proto':
      return allIf(value === protocol)
    case 'pkttype':
      return someIf(protocol === 'arp' || value === 'host' || value === 'unicast' || value === 'other')
    case 'length':
    case 'random':
    case 'cpu':
    case 'hour':
    case 'time':
    case 'day':
      return 'some'
    case 'skuid':
    case 'skgid':
      return 'none'
    default:
      return 'unknown'
  }
}

/** A name that ends in * is a beginning. */
const isNamed = (pattern: Expression, name: string): boolean =>
  typeof pattern === 'string' &&
  (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern)

function shareOfConnection(key: Expression, value: Expression, {state, protocol}: Flow): Share {
  if (protocol === 'arp') return 'none'
  if (key === 'state') return allIf(value === state)
  // Nobody translates what stays in the overlay; whoever does is found by others.
  if (key === 'status') return value === 'dnat' || value === 'snat' ? 'none' : 'unknown'
  return 'unknown'
}
