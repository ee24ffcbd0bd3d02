import type {CaseResult} from '../../src/report/case.ts'
import type {FlowReport} from '../../src/report/flow-report.ts'
import type {Report} from '../../src/report/report.ts'

const startedAt = new Date('2026-11-22T10:00:00Z')

/** A path that was cut for 400 ms. */
export const flowReport: FlowReport = {
  ...{name: 'client reaches server by icmp during the upgrade', from: 'client', to: 'server', by: 'icmp'},
  ...{periodMs: 20, startedAt: startedAt.getTime(), sent: 99, lost: 19, duplicates: 1, reordered: 0},
  outage: {atLeastMs: 354.9, atMostMs: 400.9, fromMs: 399.1, untilMs: 800},
  lossRuns: [{fromMs: 420, untilMs: 800, count: 19}],
  latencyMs: {
    before: {median: 0.134, max: 0.216},
    during: {median: 0.2, max: 0.3},
    after: {median: 0.152, max: 12.4},
  },
  stallsMs: {sender: 0, responder: 31.4, harness: 0},
  maxOutageMs: 300,
  marks: [{atMs: 400, words: 'the upgrade begins'}],
  samples: [
    [0, 0.134],
    [420, null],
  ],
  reasons: {'unreachable (code 0), says 10.0.0.1': 3},
}

const cases: CaseResult[] = [
  {
    ...{suite: 'upgrade', name: flowReport.name, claims: ['F1'], startedAt, durationMs: 2000},
    outcome: {status: 'failed', expected: 'an outage of at most 300 ms', got: 'an outage of 355 to 401 ms'},
    flow: flowReport,
  },
]

/** A run with that flow. */
export const reportOfFlow: Report = {
  ...{scenario: 'full', file: 'TEST-full.xml', startedAt, durationMs: 2000, properties: {}, timings: []},
  suites: [{name: 'upgrade', startedAt, durationMs: 2000, cases}],
}
