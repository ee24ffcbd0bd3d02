import type {FlowReport} from '../report/flow-report.ts'
import type {FlowLog} from './flow-log.ts'
import {type LossRun, lengthOf, outageOf, stalledDuring} from './loss-run.ts'

/** Loss runs and marks that are told each for itself. */
const most = 1000

/** What is known of a flow beside its numbers. */
type FlowFacts = Pick<FlowReport, 'name' | 'from' | 'to' | 'by' | 'startedAt'> &
  Pick<FlowReport, 'duplicates' | 'reordered' | 'reasons'> & {
    maxOutageMs?: number | undefined
    ended?: string | undefined
  }

/** The report of what a log knows by now. */
export function flowReportOf(
  log: FlowLog,
  {name, from, to, by, startedAt, maxOutageMs, ended, ...facts}: FlowFacts,
): FlowReport {
  const {begun, ended: until, stalls, period} = log
  const runs = log.runs
  const worst = longestOf(runs, log, maxOutageMs)
  return {
    ...{name, from, to, by, startedAt, periodMs: period},
    ...{sent: log.sent, lost: log.lost, duplicates: facts.duplicates, reordered: facts.reordered},
    ...(worst && {outage: rounded(outageOf(worst, {begun, ended: until, stalls: stalls.responder}))}),
    lossRuns: runs.slice(0, most).map(({firstAt, lastAt, resumed, count}) => ({
      ...rounded({fromMs: firstAt, untilMs: resumed ?? lastAt + period}),
      count,
    })),
    latencyMs: {
      before: log.latency.before.told(),
      during: log.latency.during.told(),
      after: log.latency.after.told(),
    },
    stallsMs: rounded({
      sender: longest(stalls.sender),
      responder: longest(stalls.responder),
      harness: longest(stalls.harness),
    }),
    ...(maxOutageMs !== undefined && {maxOutageMs}),
    marks: log.marks.slice(0, most).map(({at, words}) => ({...rounded({atMs: at}), words})),
    samples: log.samples.told(),
    reasons: facts.reasons,
    ...(ended !== undefined && {ended}),
  }
}

/**
 * The run that a report tells: one that exceeds the budget more than the stalls explain, else the longest. Milliseconds by which it
 * exceeds are what decides, so that a long stall does not hide a real outage beside it.
 */
function longestOf(
  runs: readonly LossRun[],
  log: FlowLog,
  maxOutageMs: number | undefined,
): LossRun | undefined {
  const byLength = [...runs].sort((a, b) => lengthOf(b, log.period) - lengthOf(a, log.period))
  const exceeding = byLength
    .filter(run => excessOf(run, log, maxOutageMs ?? Number.POSITIVE_INFINITY) > 0)
    .sort((a, b) => excessOf(b, log, 0) - excessOf(a, log, 0))
  return exceeding[0] ?? byLength[0]
}

/**
 * Milliseconds by which a run is longer than its budget and the stalls while it went on together. Where the length is by numbers,
 * those that a stalled sender did not ask are missing from it already; a kernel answers while its prober stands still.
 */
function excessOf(run: LossRun, log: FlowLog, budget: number): number {
  const {begun, ended, stalls, period} = log
  const all = [
    ...(run.resumed === undefined ? [] : stalls.sender),
    ...(log.kernelAnswers ? [] : stalls.responder),
    ...stalls.harness,
  ]
  return lengthOf(run, period) - budget - stalledDuring(run, all, {begun, ended})
}

/** Whether some run is longer than the budget and all stalls while it went on. */
export const isExceeded = (log: FlowLog, maxOutageMs: number | undefined): boolean =>
  maxOutageMs !== undefined && log.runs.some(run => excessOf(run, log, maxOutageMs) > 0)

const longest = (stalls: readonly {ms: number}[]): number => Math.max(0, ...stalls.map(({ms}) => ms))

/** To a tenth of a millisecond. */
const rounded = <T extends Record<string, number>>(times: T): T =>
  Object.fromEntries(Object.entries(times).map(([key, ms]) => [key, Number(ms.toFixed(1))])) as T
