import {barX, gridX, plot, text} from '@observablehq/plot'
import {formatDuration} from '../report/format-duration.ts'
import type {CaseStatus} from '../report/page-data.ts'
import {element} from './element.ts'
import {ownStyles} from './own-styles.ts'
import type {Run, RunPhase} from './read-run.ts'
import type {PageSection} from './section.ts'
import {statusSigns} from './status-badge.ts'
import {formatTick, timeTicks} from './time-ticks.ts'
import {whenLooksChange} from './when-looks-change.ts'

/** Pixels of a phase's row, of what is above them, and of the names beside. */
const rowHeight = 26
const top = 24
/** Cases nearer to each other than this part of the run look like one. */
const finest = 1 / 700

interface Bar {
  phase: string
  from: number
  to: number
  look: string
  words: string
}

/** Phases, their cases and what was waited for, by the run's clock. */
export function timeLineSection(run: Run, choose: (phase: string) => void): PageSection[] {
  const begun = run.phases.filter(({duration}) => duration > 0)
  if (begun.length === 0) return []
  const end = Math.max(...begun.map(endOf)) / 1000
  const ticks = timeTicks(end)
  const kinds = [...new Set(run.data.waits.map(({kind}) => kind))].filter(kind => kind !== 'harness')
  const waits = run.data.waits.flatMap(({name, kind, start, duration}): Bar[] => {
    const within = begun.find(({parts}) =>
      parts.some(part => start >= part.start && start < part.start + part.duration),
    )
    if (!within || !kinds.includes(kind)) return []
    return [
      {
        phase: within.name,
        ...span(start, duration),
        look: kind,
        words: `${name}: ${formatDuration(duration)}`,
      },
    ]
  })
  const cases = begun.flatMap(phase => barsOf(phase, end * finest))
  const picture = element('div', {class: 'picture', 'aria-hidden': 'true'})
  const draw = (): void => {
    const bar = {
      x1: 'from',
      x2: 'to',
      y: 'phase',
      title: 'words',
      fill: ({look}: Bar) => `var(--${look})`,
    } as const
    picture.replaceChildren(
      ownStyles(
        plot({
          width: Math.max(300, picture.clientWidth || 800),
          height: top + begun.length * rowHeight + 4,
          ...{marginLeft: 4, marginTop: top, marginBottom: 4, marginRight: 56},
          x: {
            domain: [0, end],
            axis: 'top',
            label: null,
            ticks,
            tickFormat: formatTick,
            tickSize: 0,
          },
          y: {domain: begun.map(({name}) => name), axis: null, padding: 0},
          color: {type: 'identity'},
          marks: [
            gridX(ticks, {stroke: 'var(--line)', strokeOpacity: 1}),
            barX(begun.flatMap(barsOfParts), {...bar, insetTop: 4, insetBottom: 4, rx: 3}),
            barX(cases, {...bar, insetTop: 7, insetBottom: 11, stroke: ({look}: Bar) => `var(--${look})`}),
            barX(waits, {...bar, insetTop: 17, insetBottom: 6}),
            text(begun.map(durationBeside), {
              x: 'to',
              y: 'phase',
              text: 'words',
              textAnchor: 'start',
              dx: 5,
              fill: 'var(--muted)',
            }),
          ],
        }),
      ),
    )
  }
  whenLooksChange(picture, draw)
  const names = element(
    'ol',
    {class: 'phases'},
    begun.map(phase => phaseName(phase, choose)),
  )
  const looks = [...new Set(cases.map(({look}) => look)), ...kinds.map(kind => kind)]
  const legend = element(
    'p',
    {class: 'legend'},
    looks.map(look =>
      element(
        'span',
        {},
        element('i', {class: `swatch look-${look}`}),
        kinds.includes(look) ? `waits: ${look}` : look.replace('-', ' '),
      ),
    ),
  )
  const note = formatDuration(run.data.durationMs)
  return [
    {
      id: 'time',
      title: 'Time line',
      note,
      body: [legend, element('div', {class: 'time-line'}, names, picture)],
    },
  ]
}

const span = (start: number, duration: number): {from: number; to: number} => ({
  from: start / 1000,
  to: (start + duration) / 1000,
})

const endOf = ({parts}: RunPhase): number => Math.max(...parts.map(({start, duration}) => start + duration))

const barsOfParts = ({name, parts}: RunPhase): Bar[] =>
  parts.map(({start, duration}) => {
    return {phase: name, ...span(start, duration), look: 'phase-bar', words: formatDuration(duration)}
  })

const durationBeside = (phase: RunPhase): {phase: string; to: number; words: string} => {
  return {phase: phase.name, to: endOf(phase) / 1000, words: formatDuration(phase.duration)}
}

/** Cases of one result that follow each other closely are one bar. */
function barsOf(phase: RunPhase, near: number): Bar[] {
  const {name, cases} = phase
  // Cells are told when all have been asked, and took their time before.
  const end = endOf(phase) / 1000
  const bars: (Bar & {count: number; first: string})[] = []
  const last = new Map<CaseStatus, (typeof bars)[number]>()
  const ran = cases.filter(({status}) => status !== 'skipped' && status !== 'not run')
  for (const each of [...ran].sort((a, b) => a.start - b.start)) {
    const whole = span(each.start, each.duration)
    const [from, to] = [Math.min(whole.from, end), Math.min(whole.to, end)]
    const before = last.get(each.status)
    if (before && from - before.to <= near) {
      before.to = Math.max(before.to, to)
      before.count += 1
      continue
    }
    const bar = {phase: name, from, to, look: each.status, words: '', count: 1, first: each.name}
    bars.push(bar)
    last.set(each.status, bar)
  }
  for (const bar of bars)
    bar.words = `${bar.first}${bar.count > 1 ? ` and ${bar.count - 1} more` : ''}: ${formatDuration((bar.to - bar.from) * 1000)}`
  // What is red is drawn last, over the rest.
  return bars.sort((a, b) => Number(a.look !== 'passed') - Number(b.look !== 'passed'))
}

function phaseName({name, duration, cases}: RunPhase, choose: (phase: string) => void): HTMLElement {
  const count = (status: CaseStatus): number => cases.filter(each => each.status === status).length
  const status =
    count('error') > 0 ? 'error' : count('failed') > 0 ? 'failed' : count('passed') > 0 ? 'passed' : 'skipped'
  return element(
    'li',
    {},
    element(
      'button',
      {
        ...{type: 'button', class: `link ${status}`, click: () => choose(name)},
        'aria-label': `${name}: ${status}, ${count('passed')} of ${cases.length} passed, ${formatDuration(duration)}`,
      },
      element('span', {class: `sign ${status}`}, statusSigns[status]),
      name,
    ),
  )
}
