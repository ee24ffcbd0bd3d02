import type {FlowReport} from './flow-report.ts'

/** Milliseconds as a person reads them: to a tenth below ten, else whole. */
export const shownMs = (ms: number): string => `${ms < 10 ? Number(ms.toFixed(1)) : Math.round(ms)} ms`

/** Such as `355 to 401 ms`; `none` where every number was answered. */
export function shownOutage({outage}: FlowReport): string {
  if (!outage) return 'none'
  const [least, most] = [Math.round(outage.atLeastMs), Math.round(outage.atMostMs)]
  return `${least} to ${most} ms`
}

/** Such as `19 of 236 lost`. */
export const shownLoss = ({lost, sent}: Pick<FlowReport, 'lost' | 'sent'>): string =>
  `${lost} of ${sent} lost`

/** What became of a flow, a line for each thing that there is to say. */
export function flowLines(flow: FlowReport): string[] {
  const {latencyMs, stallsMs, duplicates, reordered, lossRuns, reasons, marks, ended} = flow
  const latency = Object.entries(latencyMs).flatMap(([when, told]) =>
    told ? [`${when} ${shownMs(told.median)}, at most ${shownMs(told.max)}`] : [],
  )
  const stalls = Object.entries(stallsMs).flatMap(([who, ms]) => (ms > 0 ? [`${who} ${shownMs(ms)}`] : []))
  const said = Object.entries(reasons).map(([reason, count]) => `${count} times ${reason}`)
  const numbers = [
    `every ${shownMs(flow.periodMs)}`,
    shownLoss(flow),
    ...(lossRuns.length > 1 ? [`in ${lossRuns.length} runs`] : []),
    ...(duplicates > 0 ? [`${duplicates} answered twice`] : []),
    ...(reordered > 0 ? [`${reordered} out of order`] : []),
  ]
  return [
    `outage: ${shownOutage(flow)}${flow.maxOutageMs === undefined ? '' : `, at most ${shownMs(flow.maxOutageMs)} allowed`}`,
    `numbers: ${numbers.join(', ')}`,
    ...(latency.length > 0 ? [`latency: ${latency.join('; ')}`] : []),
    ...(stalls.length > 0 ? [`stood still at a stretch: ${stalls.join(', ')}`] : []),
    ...(said.length > 0 ? [`said: ${said.join(', ')}`] : []),
    ...(ended === undefined ? [] : [`ended: ${ended}`]),
    ...marks.map(({atMs, words}) => `${(atMs / 1000).toFixed(3)} s: ${words}`),
  ]
}
