import type {Cell} from '../lab/cell.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import type {Rule} from '../lab/topology.ts'

/** Where two endpoints are: known once they run; `either` of one that was not found, whose cells prove neither. */
export type Where = 'same-machine' | 'other-machine' | 'unknown' | 'either'

export const whereOf = (
  from: Partial<Pick<Endpoint, 'place'>> | undefined,
  to: Partial<Pick<Endpoint, 'place'>> | undefined,
): Where => {
  if (!from?.place || !to?.place) return 'unknown'
  return from.place === to.place ? 'same-machine' : 'other-machine'
}

/** Whether the lab file expects it of these two, wherever they are. */
export const isAbout = ({from, to, protocols}: Rule, {source, target, protocol}: Cell): boolean =>
  from.includes(source) && to.includes(target) && protocols.includes(protocol)

/** Claims of the lab file that an answer in this cell supports, in the order of its expectations. */
export const claimsOf = (cell: Cell, expect: readonly Rule[], where: Where): string[] => [
  ...new Set(
    expect
      .filter(rule => isAbout(rule, cell))
      .filter(rule => rule.where === undefined || where === 'either' || rule.where === where)
      .flatMap(({ids}) => ids),
  ),
]
