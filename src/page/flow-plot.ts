import {dot, gridY, plot, rectX, ruleX, text, tickX} from '@observablehq/plot'
import type {FlowReport} from '../report/flow-report.ts'
import {labelRows, widthOf} from './label-rows.ts'
import {ownStyles} from './own-styles.ts'

/** Pixels: of the plot with two rows of marks, of a row, and beside the plot. */
const usualHeight = 210
const rowHeight = 13
const [marginLeft, marginRight] = [52, 20]

/** Milliseconds of a flow that are in view. */
export type FlowWindow = readonly [fromMs: number, untilMs: number]

/** How long each answer took, which numbers had none, and when faults began and ended. */
export function flowPlot(flow: FlowReport, [from, until]: FlowWindow, width: number): Element {
  const isInView = (atMs: number): boolean => atMs >= from && atMs <= until
  const within = (atMs: number): number => Math.min(until, Math.max(from, atMs)) / 1000
  const samples = flow.samples.filter(([atMs]) => isInView(atMs))
  const answered = samples.flatMap(([atMs, rttMs]) => (rttMs === null ? [] : [{at: atMs / 1000, rttMs}]))
  const lost = samples.flatMap(([atMs, rttMs]) => (rttMs === null ? [atMs / 1000] : []))
  const runs = flow.lossRuns
    .filter(({fromMs, untilMs}) => untilMs >= from && fromMs <= until)
    .map(run => ({from: within(run.fromMs), to: within(run.untilMs), words: `${run.count} unanswered`}))
  const marks = flow.marks
    .filter(({atMs}) => isInView(atMs))
    .map(({atMs, words}) => ({at: atMs / 1000, words, isLate: atMs > (from + until) / 2}))
  const pixelOf = (at: number): number =>
    marginLeft + ((1000 * at - from) / (until - from)) * (width - marginLeft - marginRight)
  const rows = labelRows(
    marks.map(({at, words, isLate}) => {
      const [near, far] = [pixelOf(at), pixelOf(at) + (isLate ? -1 : 1) * (widthOf(words) + 8)]
      return {from: Math.min(near, far), to: Math.max(near, far)}
    }),
  )
  const moreRows = Math.max(0, Math.max(...rows, 0) - 1)
  const [marginTop, height] = [40, usualHeight].map(each => each + moreRows * rowHeight) as [number, number]
  const most = Math.max(1, ...answered.map(({rttMs}) => rttMs)) * 1.15
  const {outage} = flow
  const longest = outage && isInView((outage.fromMs + outage.untilMs) / 2) ? [outage] : []
  return ownStyles(
    plot({
      ...{width, height, marginLeft, marginRight, marginTop, marginBottom: 30},
      x: {domain: [from / 1000, until / 1000], label: 'seconds'},
      y: {domain: [0, most], label: 'answer after ms', labelAnchor: 'center', labelArrow: false, nice: true},
      color: {type: 'identity'},
      marks: [
        gridY({stroke: 'var(--line)', strokeOpacity: 1}),
        rectX(runs, {x1: 'from', x2: 'to', fill: 'var(--failed)', fillOpacity: 0.14, title: 'words'}),
        tickX(lost, {
          x: (at: number) => at,
          stroke: 'var(--failed)',
          insetTop: usualHeight - 84,
          strokeWidth: 1.2,
        }),
        dot(answered, {x: 'at', y: 'rttMs', r: 1.6, fill: 'var(--accent)'}),
        ruleX(marks, {x: 'at', stroke: 'var(--partly)', strokeDasharray: '4 3'}),
        // Above each other where they follow closely, and towards the middle.
        ...marks.map((mark, index) =>
          text([mark], {
            ...{x: 'at', frameAnchor: 'top', text: 'words', textAnchor: mark.isLate ? 'end' : 'start'},
            ...{dx: mark.isLate ? -4 : 4, dy: (rows[index] ?? 0) * rowHeight + 10 - marginTop},
            ...{fontSize: 11, fill: 'var(--partly)'},
          }),
        ),
        text(longest, {
          ...{
            x: ({fromMs, untilMs}: {fromMs: number; untilMs: number}) =>
              (within(fromMs) + within(untilMs)) / 2,
          },
          ...{
            frameAnchor: 'middle',
            text: ({atLeastMs, atMostMs}: {atLeastMs: number; atMostMs: number}) =>
              interval(atLeastMs, atMostMs),
          },
          ...{fill: 'var(--failed)', fontSize: 13, fontWeight: 'bold'},
        }),
      ],
    }),
  )
}

/** An outage lies in between: `1 220–1 260 ms`. */
export const interval = (atLeastMs: number, atMostMs: number): string =>
  `${thousands(atLeastMs)}–${thousands(atMostMs)} ms`

export const thousands = (number: number): string =>
  String(Math.round(number)).replaceAll(/\B(?=(\d{3})+$)/g, '\u202f')
