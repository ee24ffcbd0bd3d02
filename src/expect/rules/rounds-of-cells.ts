import type {RuleCell} from './rule-cell.ts'

/** Cells about latency that are asked at the same time. */
const mostTimed = 32

/**
 * Cells in the rounds in which they are asked: those about latency are alone, and few at a time. What probers have to do for all
 * others would be part of what they measure. The first round is that of all others, also where there is none.
 */
export function roundsOfCells<T extends {cell: Pick<RuleCell, 'kind'>}>(cells: readonly T[]): T[][] {
  const isTimed = ({cell}: T): boolean => cell.kind === 'latency'
  const timed = cells.filter(isTimed)
  const rounds = [cells.filter(cell => !isTimed(cell))]
  for (let place = 0; place < timed.length; place += mostTimed)
    rounds.push(timed.slice(place, place + mostTimed))
  return rounds
}
