import type {RunCase} from './read-run.ts'

/** Cells that an endpoint was part of, in all phases, and that were asked. */
export interface CountedCells {
  passed: number
  total: number
}

export function countedCells(cases: readonly RunCase[]): Map<string, CountedCells> {
  const counts = new Map<string, CountedCells>()
  for (const {cell, status} of cases) {
    if (!cell || status === 'skipped' || status === 'not run') continue
    for (const name of new Set([cell.source, cell.target])) {
      const known = counts.get(name) ?? {passed: 0, total: 0}
      counts.set(name, {passed: known.passed + (status === 'passed' ? 1 : 0), total: known.total + 1})
    }
  }
  return counts
}

/** `bad` when at least half of the cells failed, `partly` when some did: as in the job's summary. */
export function stateOf(count: CountedCells | undefined): 'ok' | 'partly' | 'bad' | 'unknown' {
  if (!count || count.total === 0) return 'unknown'
  if (count.passed === count.total) return 'ok'
  return count.passed * 2 <= count.total ? 'bad' : 'partly'
}
