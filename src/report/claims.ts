import type {CaseResult} from './case.ts'

export interface ClaimStatus {
  id: string
  /** What is claimed, by the first case that says so; of a claim about cells, how many there are. */
  title: string
  status: 'passed' | 'failed' | 'error' | 'not run' | 'skipped'
  passed: number
  total: number
}

/** What became of every claim, in the order of their numbers; letters in the order in which the run came to them. */
export function claimStatuses(results: readonly CaseResult[]): ClaimStatus[] {
  const cases = new Map<string, CaseResult[]>()
  for (const result of results) {
    for (const id of result.claims) {
      const known = cases.get(id)
      // A copy each time would take minutes where 65 280 cells prove one claim.
      if (known) known.push(result)
      else cases.set(id, [result])
    }
  }
  const letters = [...new Set([...cases.keys()].map(lettersOf))]
  const place = (id: string): number => letters.indexOf(lettersOf(id))
  return [...cases]
    .map(([id, own]) => statusOf(id, own))
    .sort((a, b) => place(a.id) - place(b.id) || numberOf(a.id) - numberOf(b.id) || a.id.localeCompare(b.id))
}

const lettersOf = (id: string): string => /^\D*/.exec(id)?.[0] ?? ''
const numberOf = (id: string): number => Number(/\d+/.exec(id)?.[0] ?? 0)

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
