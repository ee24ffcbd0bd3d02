import type {Cell} from '../lab/cell.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import type {PlannedEndpoint} from '../lab/planned-endpoints.ts'

type Role = Endpoint['kind'] | 'load-balancer'

type Known = PlannedEndpoint & Partial<Pick<Endpoint, 'place'>>

/**
 * Claims of the article that an answer in this cell supports. D1 or D2 is known only of endpoints that exist: it depends
 * on where LXD placed the containers; of others `unplaced` is told.
 */
export function claimsOf(
  {source, target, protocol}: Cell,
  endpoints: ReadonlyMap<string, Known>,
  unplaced: readonly string[] = [],
): string[] {
  const [from, to] = [endpoints.get(source), endpoints.get(target)]
  if (from?.launched || to?.launched) return []
  const common = protocol === 'full-size' ? ['P48'] : ['P51']
  if (!from || !to) return common
  if (to.kind === 'docker' && protocol !== 'full-size') common.push('P46')
  const pair = [roleOf(from), roleOf(to)]
  const both = (...roles: Role[]): boolean => roles.every(role => pair.includes(role))
  if (from.kind === 'container' && to.kind === 'container') {
    const placed = from.place !== undefined && to.place !== undefined
    common.push(...(!placed ? unplaced : from.place === to.place ? ['D1', 'P19'] : ['D2', 'P20']))
  }
  if (both('load-balancer', 'container')) common.push('D3', from.kind === 'container' ? 'P30' : 'P29')
  if (both('host', 'container')) common.push('D4')
  return common
}

/** The load balancer is a machine with claims of its own. */
const roleOf = ({kind, name}: Known): Role =>
  kind === 'machine' && name === 'load-balancer' ? 'load-balancer' : kind
