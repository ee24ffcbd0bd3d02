import type {CellResult} from '../expect/run-matrix.ts'
import {cellName} from '../lab/cell.ts'

/** A cell's result and the claims that it proves. */
export interface JudgedCell extends CellResult {
  claims: readonly string[]
}

/** The case of a cell of the matrix. */
export function cellCase({cell, claims, passed, got, attempts, durationMs, absent, ...more}: JudgedCell) {
  const {unjudged, unanswered} = more
  const expected = cell.expected === 'answer' ? 'an answer to every packet' : 'silence'
  return {
    name: cellName(cell),
    cell,
    claims,
    attempts,
    durationMs,
    outcome: absent
      ? ({status: 'skipped', reason: got} as const)
      : passed
        ? ({status: 'passed'} as const)
        : unjudged !== undefined
          ? ({status: 'error', message: `cannot tell whether ${cellName(cell)}: ${unjudged}`} as const)
          : ({status: 'failed', expected, got, unanswered} as const),
  }
}
