import type {FlowReport} from './flow-report.ts'

/** The report of a flow with all of its texts cleaned. */
export const cleanFlow = (flow: FlowReport, clean: (text: string) => string): FlowReport => ({
  ...flow,
  name: clean(flow.name),
  marks: flow.marks.map(({atMs, words}) => ({atMs, words: clean(words)})),
  reasons: Object.fromEntries(Object.entries(flow.reasons).map(([reason, count]) => [clean(reason), count])),
  ...(flow.ended !== undefined && {ended: clean(flow.ended)}),
})
