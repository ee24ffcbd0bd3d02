import type {FlowReport} from '../report/flow-report.ts'
import {element} from './element.ts'
import {type FlowWindow, flowPlot, interval, thousands} from './flow-plot.ts'
import type {Run, RunCase} from './read-run.ts'
import type {PageSection} from './section.ts'
import {caseButton, type ShowCases} from './show-cases.ts'
import {statusBadge} from './status-badge.ts'
import {whenLooksChange} from './when-looks-change.ts'

/** Milliseconds before and after a fault, or an outage, that are shown with it. */
const around = 2000

/** For how long flows were interrupted. */
export function flowsSection(run: Run, show: ShowCases): PageSection[] {
  const {flows} = run.data
  if (flows.length === 0) return []
  const note = `${flows.length} ${flows.length === 1 ? 'flow' : 'flows'}`
  const byName = new Map(run.cases.map(each => [each.name, each]))
  return [
    {
      id: 'flows',
      title: 'Outages',
      note,
      body: flows.map(flow => flowCard(flow, byName.get(flow.name), show)),
    },
  ]
}

function flowCard(flow: FlowReport, own: RunCase | undefined, show: ShowCases): HTMLElement {
  const windows = windowsOf(flow)
  const chosen = element(
    'select',
    {'aria-label': `Part of the flow ${flow.name}`},
    windows.map(({words}, index) => element('option', {value: index}, words)),
  )
  const picture = element('div', {class: 'picture', role: 'img', 'aria-label': sentence(flow)})
  const draw = (): void => {
    const shown = windows[Number(chosen.value)] ?? windows[0]
    if (shown)
      picture.replaceChildren(flowPlot(flow, shown.window, Math.max(320, picture.clientWidth || 1100)))
  }
  chosen.addEventListener('input', draw)
  whenLooksChange(picture, draw)
  const title = own ? caseButton(own, show) : flow.name
  return element(
    'article',
    {class: 'flow'},
    element(
      'div',
      {class: 'flow-head'},
      element('h3', {}, title),
      own ? statusBadge(own.status) : undefined,
      chosen,
    ),
    numbers(flow, own?.status === 'failed'),
    picture,
  )
}

function numbers(
  {
    outage,
    maxOutageMs,
    sent,
    lost,
    duplicates,
    reordered,
    latencyMs,
    periodMs,
    ended,
    stallsMs,
    reasons,
  }: FlowReport,
  isRed: boolean,
): HTMLElement {
  const latency = (when: 'before' | 'during' | 'after'): string => {
    const known = latencyMs[when]
    return known ? `${known.median.toFixed(1)} (at most ${known.max.toFixed(1)})` : '–'
  }
  const facts: (readonly [string, string, boolean?])[] = [
    ['Outage', outage ? interval(outage.atLeastMs, outage.atMostMs) : 'none', isRed],
    ['Budget', maxOutageMs === undefined ? 'none' : `${thousands(maxOutageMs)} ms`],
    ['Lost', `${thousands(lost)} of ${thousands(sent)}, every ${periodMs} ms one`],
    ['Duplicates', String(duplicates)],
    ['Reordered', String(reordered)],
    ...(['before', 'during', 'after'] as const).map(when => [`Latency ${when}, ms`, latency(when)] as const),
    ['Stalls, ms', stalls(stallsMs)],
    ...Object.entries(reasons).map(([reason, count]) => [`Unanswered: ${reason}`, String(count)] as const),
    ...(ended === undefined ? [] : [['Ended', ended, true] as const]),
  ]
  return element(
    'dl',
    {class: 'numbers'},
    facts.map(([name, value, isBad]) =>
      element('div', {}, element('dt', {}, name), element('dd', {class: isBad ? 'bad' : undefined}, value)),
    ),
  )
}

const stalls = ({sender, responder, harness}: FlowReport['stallsMs']): string =>
  `${Math.round(sender)} asker, ${Math.round(responder)} answerer, ${Math.round(harness)} harness`

/** The whole flow, what is around its longest outage, and what is around each fault. The first is shown first. */
function windowsOf(flow: FlowReport): {words: string; window: FlowWindow}[] {
  const last = Math.max(1000, flow.samples.at(-1)?.[0] ?? 0, ...flow.marks.map(({atMs}) => atMs))
  const cut = (from: number, until: number): FlowWindow => [Math.max(0, from), Math.min(last, until)]
  const {outage, marks} = flow
  const whole = {words: 'the whole flow', window: [0, last] as const}
  const longest = outage && {
    words: 'around the outage',
    window: cut(outage.fromMs - around, outage.untilMs + around),
  }
  return [
    ...(longest && longest.window[1] - longest.window[0] < last / 3
      ? [longest, whole]
      : [whole, ...(longest ? [longest] : [])]),
    ...marks.map(({atMs, words}, index) => {
      const next = marks[index + 1]?.atMs ?? atMs + around
      return {words: `around: ${words}`, window: cut(atMs - around, Math.max(next, atMs + around) + around)}
    }),
  ]
}

const sentence = ({from, to, by, outage, sent, lost}: FlowReport): string =>
  `${from} to ${to} by ${by}: ${outage ? `interrupted for ${interval(outage.atLeastMs, outage.atMostMs)}` : 'not interrupted'}, ${lost} of ${sent} lost`
