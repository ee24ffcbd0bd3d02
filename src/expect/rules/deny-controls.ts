import type {Endpoint} from '../../lab/endpoint.ts'
import {mostControls} from '../silence-controls.ts'
import type {Ends, EndsFinder} from './ends-of-cells.ts'
import type {RuleCell} from './rule-cell.ts'

/** Who is asked in the same second, so that silence can prove something. */
interface Controls {
  /** Others who ask the target for the very same service. */
  witnesses: readonly Ends[]
  /** What the source asks of others. */
  ways: readonly {service: RuleCell['service']; ends: Ends}[]
}

/** First those that a rule allows it, then neighbours; nobody that a rule denies it. */
export function controlsOf(
  cell: RuleCell,
  {source, target}: Ends,
  known: readonly RuleCell[],
  finder: EndsFinder,
): Controls {
  const {family, over} = cell
  const others = known.filter(each => each.family === family)
  const deniedTo = (from: string, to: string, what: Pick<RuleCell, 'service' | 'over'>): boolean =>
    others.some(
      each =>
        each.kind === 'deny' && each.source === from && each.target === to && isSameQuestion(each, what),
    )
  const allowed = others.filter(({kind}) => kind === 'allow')

  const askers = unique([
    ...allowed
      .filter(each => each.target === cell.target && isSameQuestion(each, cell))
      .map(each => each.source),
    ...finder.neighbours(cell.target, family, over),
  ]).filter(name => name !== cell.source && name !== cell.target && !deniedTo(name, cell.target, cell))
  const witnesses = askers
    .flatMap(name => allOf(finder.find({source: name, target: cell.target, family, over})))
    // What asks itself proves nothing, and at another address of the target it would be another question.
    .filter(ends => !isSelf(ends) && isSameEnd(ends.target, target))

  const echo = {service: {kind: 'icmp'}, over: undefined} as const
  const asked = [
    ...allowed.filter(each => each.source === cell.source).slice(0, mostControls - 1),
    ...finder
      .neighbours(cell.source, family)
      .filter(name => name !== cell.target && !deniedTo(cell.source, name, echo))
      .map(name => ({target: name, ...echo})),
  ]
  const ways = asked
    .flatMap(({service, target: name, over: way}) =>
      allOf(finder.find({source: cell.source, target: name, family, over: way})).map(ends => ({
        service,
        ends,
      })),
    )
    // Of several that ask by one name each needs ways of its own.
    .filter(({ends}) => !isSelf(ends) && isSameNamespace(ends.source, source))
  return {witnesses: witnesses.slice(0, mostControls), ways: spread(ways)}
}

/** As many as are asked of each network, and of what is behind a container's own: the question may leave by any of them. */
function spread(ways: Controls['ways']): Controls['ways'] {
  const counts = new Map<string, number>()
  return ways.filter(({ends}) => {
    const way = `${ends.source.address} ${ends.target.pid === undefined ? 'machine' : 'container'}`
    const count = counts.get(way) ?? 0
    counts.set(way, count + 1)
    return count < mostControls
  })
}

const allOf = (found: readonly Ends[] | string): readonly Ends[] => (typeof found === 'string' ? [] : found)

const isSelf = ({source, target}: Ends): boolean => isSameNamespace(source, target)

const isSameNamespace = (a: Endpoint, b: Endpoint): boolean =>
  a.place.place === b.place.place && a.pid === b.pid

const isSameEnd = (a: Endpoint, b: Endpoint): boolean => a.address === b.address && isSameNamespace(a, b)

const isSameQuestion = (
  a: Pick<RuleCell, 'service' | 'over'>,
  b: Pick<RuleCell, 'service' | 'over'>,
): boolean => a.over === b.over && JSON.stringify(a.service) === JSON.stringify(b.service)

const unique = (names: readonly string[]): string[] => [...new Set(names)]
