/**
 * How much of a flow something is about. `some`: part of it, which one is not looked at; of `unknown` only a packet
 * could tell, such as a mark.
 */
export type Share = 'all' | 'none' | 'some' | 'unknown'

/** What two conditions have in common. */
export function shareOfBoth(a: Share, b: Share): Share {
  if (a === 'none' || b === 'none') return 'none'
  if (a === 'unknown' || b === 'unknown') return 'unknown'
  return a === 'all' ? b : a
}

/** What at least one of several is about. Parts are not added up. */
export function shareOfAny(shares: readonly Share[]): Share {
  return (['all', 'unknown', 'some'] as const).find(share => shares.includes(share)) ?? 'none'
}

export const shareOfOthers = (share: Share): Share =>
  share === 'all' ? 'none' : share === 'none' ? 'all' : share

export const allIf = (holds: boolean): Share => (holds ? 'all' : 'none')
export const someIf = (holds: boolean): Share => (holds ? 'some' : 'none')
