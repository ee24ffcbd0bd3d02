import type {CaseResult} from './case.ts'

/** The four things that the article promises. */
const titles = {
  D1: 'containers on the same machine reach each other',
  D2: 'containers on different machines reach each other',
  D3: 'the load balancer and every container reach each other',
  D4: 'the host and every container reach each other',
} as const

export interface Deliverable {
  id: keyof typeof titles
  title: string
  /** passed: every case that proves it passed, and there is one at least. */
  status: 'passed' | 'failed' | 'error' | 'not run'
  /** Cases that prove it, of all phases in which it can be seen. */
  passed: number
  total: number
}

/** The article's promises as the results prove or refute them. */
export function deliverables(results: readonly CaseResult[]): Deliverable[] {
  return (Object.keys(titles) as Deliverable['id'][]).map(id => {
    const proving = results.filter(({claims}) => claims.includes(id)).map(({outcome}) => outcome)
    // What cannot be seen with this provider, such as what follows a power cut, proves nothing either way.
    const seen = proving.filter(outcome => outcome.status !== 'skipped' || outcome.notRun)
    const statuses = (seen.length > 0 ? seen : proving).map(({status}) => status)
    const passed = statuses.filter(status => status === 'passed').length
    return {id, title: titles[id], status: statusOf(statuses), passed, total: statuses.length}
  })
}

function statusOf(statuses: readonly CaseResult['outcome']['status'][]): Deliverable['status'] {
  if (statuses.includes('failed')) return 'failed'
  if (statuses.includes('error')) return 'error'
  return statuses.length === 0 || statuses.includes('skipped') ? 'not run' : 'passed'
}
