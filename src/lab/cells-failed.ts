import {type Cell, cellName} from './cell.ts'
import {CheckFailed} from './check-failed.ts'

/** A cell that is not as claimed, and what came instead, such as `9 of 10 answers`. */
interface WrongCell {
  cell: Cell
  got: string
}

/** The failure of a check that asked so many cells. Those where an answer was expected can be traced. */
export const cellsFailed = (total: number, wrong: readonly WrongCell[]): CheckFailed =>
  new CheckFailed({
    expected: `${total} of ${total} cells as claimed`,
    got: wrong.map(({cell, got}) => `not "${cellName(cell)}": ${got}`).join('; '),
    silent: wrong.map(({cell}) => cell).filter(({expected}) => expected === 'answer'),
  })
