import {batchesOf} from '../../probe/batches-of.ts'
import {readNeighbourTable, roomForNeighbours} from '../../process/neighbour-table.ts'
import type {DenyRound, denyRound} from './deny-cells.ts'

/**
 * Cells that want silence in rounds that the kernel's neighbour table has room for, in the order of the cells: each cell is asked
 * together with its controls, for these have to be of the same second.
 */
export function denyRounds(
  cells: Parameters<typeof denyRound>[0],
  roundOf: (cells: Parameters<typeof denyRound>[0]) => DenyRound,
  mostNeighbours = roomForNeighbours(readNeighbourTable()),
): DenyRound[] {
  const round = roundOf(cells)
  const {questions, direct} = round
  const fits = batchesOf(questions, mostNeighbours, question => direct.has(question)).length <= 1
  if (fits || cells.length <= 1) return [round]
  const half = Math.ceil(cells.length / 2)
  return [cells.slice(0, half), cells.slice(half)].flatMap(each => denyRounds(each, roundOf, mostNeighbours))
}
