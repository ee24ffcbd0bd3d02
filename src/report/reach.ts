import type {CaseResult} from './case.ts'

/** Cells that an endpoint or a pair of them was part of, in all phases. */
export interface Reach {
  passed: number
  /** Those that were asked. */
  total: number
}

/** Where an endpoint stands: `bad` when at least half of its cells failed, `partly` when some did. */
export type ReachState = 'ok' | 'partly' | 'bad' | 'unknown'

/** By endpoint. */
export function reachOfEndpoints(results: readonly CaseResult[]): Map<string, Reach> {
  return countCells(results, ({source, target}) => [source, target])
}

/** By pair; see `pairKey`. */
export function reachOfPairs(results: readonly CaseResult[]): Map<string, Reach> {
  return countCells(results, ({source, target}) => [pairKey(source, target)])
}

export const pairKey = (source: string, target: string): string => JSON.stringify([source, target])

export function reachState(reach: Reach | undefined): ReachState {
  if (!reach || reach.total === 0) return 'unknown'
  if (reach.passed === reach.total) return 'ok'
  return reach.passed * 2 <= reach.total ? 'bad' : 'partly'
}

function countCells(
  results: readonly CaseResult[],
  keysOf: (cell: NonNullable<CaseResult['cell']>) => string[],
): Map<string, Reach> {
  const reaches = new Map<string, Reach>()
  for (const {cell, outcome} of results) {
    if (!cell || outcome.status === 'skipped') continue
    for (const key of keysOf(cell)) {
      const {passed, total} = reaches.get(key) ?? {passed: 0, total: 0}
      reaches.set(key, {passed: passed + (outcome.status === 'passed' ? 1 : 0), total: total + 1})
    }
  }
  return reaches
}
