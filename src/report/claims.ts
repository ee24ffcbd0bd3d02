import type {CaseResult} from './case.ts'

/** Claims that prove that the claim beside them could fail; the README marks the same ones. */
export const controls: ReadonlySet<string> = new Set('P8 P9 P14 P15 P22 P23 P24 P34 P38 P42'.split(' '))

export interface ClaimStatus {
  id: string
  /** What is claimed, by the first case that says so; of a claim about cells, how many there are. */
  title: string
  status: 'passed' | 'failed' | 'error' | 'not run' | 'skipped'
  passed: number
  total: number
}

/** What became of every claim but the deliverables, in the order of their numbers. */
export function claimStatuses(results: readonly CaseResult[]): ClaimStatus[] {
  const cases = new Map<string, CaseResult[]>()
  for (const result of results) {
    for (const id of result.claims) if (!id.startsWith('D')) cases.set(id, [...(cases.get(id) ?? []), result])
  }
  return [...cases].map(([id, own]) => statusOf(id, own)).sort((a, b) => inOrder(a.id, b.id))
}

function statusOf(id: string, own: readonly CaseResult[]): ClaimStatus {
  const named = own.find(({cell}) => !cell)
  const title = named ? named.name.replace(/^(?:[A-Z]\d+\w? )+/, '') : 'cells of the matrix'
  const has = (status: CaseResult['outcome']['status']): boolean =>
    own.some(({outcome}) => outcome.status === status)
  const notRun = own.some(({outcome}) => outcome.status === 'skipped' && outcome.notRun)
  const status = has('failed') ? 'failed' : has('error') ? 'error' : notRun ? 'not run' : undefined
  const passed = own.filter(({outcome}) => outcome.status === 'passed').length
  return {id, title, status: status ?? (passed > 0 ? 'passed' : 'skipped'), passed, total: own.length}
}

/** P9 before P10. */
function inOrder(a: string, b: string): number {
  const [, letterA = '', numberA = ''] = /^(\D*)(\d*)/.exec(a) ?? []
  const [, letterB = '', numberB = ''] = /^(\D*)(\d*)/.exec(b) ?? []
  if (letterA !== letterB) return letterA === 'P' ? -1 : letterB === 'P' ? 1 : letterA.localeCompare(letterB)
  return Number(numberA) - Number(numberB) || a.localeCompare(b)
}
