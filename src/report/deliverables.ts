import type {CaseResult} from './case.ts'
import type {Report} from './report.ts'

interface Deliverable {
  id: string
  title: string
  /** passed: every case that proves it passed, and there is one at least. */
  status: 'passed' | 'failed' | 'error' | 'not run'
  /** Cases that prove it, of all phases in which it can be seen. */
  passed: number
  total: number
}

/** The lab's promises as the results prove or refute them; none where no case is about any. */
export function deliverables({claims, suites}: Pick<Report, 'claims' | 'suites'>): Deliverable[] {
  const results = suites.flatMap(({cases}) => cases)
  const rows = Object.entries(claims?.deliverables ?? {}).map(([id, title]): Deliverable => {
    const proving = results.filter(result => result.claims.includes(id)).map(({outcome}) => outcome)
    // What cannot be seen with this provider, such as what follows a power cut, proves nothing either way.
    const seen = proving.filter(outcome => outcome.status !== 'skipped' || outcome.notRun)
    const statuses = (seen.length > 0 ? seen : proving).map(({status}) => status)
    const passed = statuses.filter(status => status === 'passed').length
    return {id, title, status: statusOf(statuses), passed, total: statuses.length}
  })
  return rows.every(({total}) => total === 0) ? [] : rows
}

function statusOf(statuses: readonly CaseResult['outcome']['status'][]): Deliverable['status'] {
  if (statuses.includes('failed')) return 'failed'
  if (statuses.includes('error')) return 'error'
  return statuses.length === 0 || statuses.includes('skipped') ? 'not run' : 'passed'
}
