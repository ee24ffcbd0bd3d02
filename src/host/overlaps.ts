import type {IpLink, IpRoute} from '../process/ip-answer.ts'
import {formatPrefix, networkOf, overlap, type Prefix, parsePrefix} from '../process/prefix.ts'

type Link = Pick<IpLink, 'ifname' | 'addr_info'>
type Route = Pick<IpRoute, 'dst' | 'dev' | 'type'>

/**
 * What of the host's own network lies in a prefix or around it, from `ip -j -4 addr show` and `ip -j -4 route show table
 * all` (iproute2 5.15 to 6.1). The default route is around everything and no overlap.
 */
export function overlapsWith(prefix: Prefix, links: readonly Link[], routes: readonly Route[]): string[] {
  const addresses = links.flatMap(({ifname, addr_info}) =>
    addr_info.map(({local, prefixlen}) => ({
      text: `${local}/${prefixlen} on ${ifname}`,
      at: `${local}/${prefixlen}`,
    })),
  )
  const networks = routes
    .filter(({type = 'unicast', dst}) => type === 'unicast' && dst !== 'default')
    .map(({dst, dev}) => ({text: `route ${dst}${dev ? ` by ${dev}` : ''}`, at: dst}))
  return [...addresses, ...networks].filter(({at}) => overlap(prefix, prefixOf(at))).map(({text}) => text)
}

const prefixOf = (text: string): Prefix => networkOf(parsePrefix(text.includes('/') ? text : `${text}/32`))

/** One sentence for each of the prefixes that is in use on the host. */
export function overlapSentences(
  prefixes: Readonly<Record<string, Prefix>>,
  links: readonly Link[],
  routes: readonly Route[],
): string[] {
  return Object.entries(prefixes).flatMap(([name, prefix]) => {
    const found = overlapsWith(prefix, links, routes)
    return found.length > 0 ? [`${name} ${formatPrefix(prefix)}: ${found.join(', ')}`] : []
  })
}
