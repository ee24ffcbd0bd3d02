import type {CaseResult} from './case.ts'

interface Verdict {
  /** 0: everything that could be run passed · 1: the network is wrong · 2: it could not be found out. */
  exitCode: 0 | 1 | 2
  passed: number
  failed: number
  errors: number
  skipped: number
  /** Why the exit code is what it is, in a few words. */
  reason: string
}

/** What a run's results amount to. An error wins over a failure: with a broken lab, failures prove nothing. */
export function verdict(results: readonly CaseResult[]): Verdict {
  const count = (status: CaseResult['outcome']['status']): number =>
    results.filter(({outcome}) => outcome.status === status).length
  const counts = {
    passed: count('passed'),
    failed: count('failed'),
    errors: count('error'),
    skipped: count('skipped'),
  }
  const notRun = results.filter(({outcome}) => outcome.status === 'skipped' && outcome.notRun).length
  const say = (exitCode: 0 | 1 | 2, reason: string): Verdict => ({exitCode, ...counts, reason})
  if (counts.errors > 0) return say(2, 'the lab could not be built or driven')
  if (counts.failed > 0) return say(1, 'the network is not as claimed')
  // A green run must have proven something, and all that it set out to prove.
  if (counts.passed === 0) return say(2, 'nothing passed')
  if (notRun > 0) return say(2, `${notRun} planned ${notRun === 1 ? 'case was' : 'cases were'} not run`)
  return say(0, 'all as claimed')
}
