import {type CountedCells, countedCells, stateOf} from './counted-cells.ts'
import {drawn, element} from './element.ts'
import {type LabPlan, labPlan, type PlannedPlace} from './lab-plan.ts'
import type {Run} from './read-run.ts'
import type {PageSection} from './section.ts'

/** Pixels. */
const gutter = 184
const lineHeight = 42
const boxHead = 44
const innerHeight = 36
const gap = 14

/** Above so many machines each is drawn smaller. */
const manyPlaces = 12
const sizes = {large: {across: 5, width: 190}, small: {across: 8, width: 119}} as const

const signs = {ok: '✔ ', partly: '◐ ', bad: '✘ ', unknown: ''} as const

/** The lab with its networks, and how many cells of each endpoint passed. */
export function labSection(run: Run, choose: (endpoint: string) => void): PageSection[] {
  const {lab} = run.data
  if (!lab) return []
  const plan = labPlan(lab)
  const counts = countedCells(run.cases)
  const {across} = sizeFor(plan)
  const rows = Array.from({length: Math.ceil(plan.places.length / across)}, (_, row) =>
    labRow(plan, plan.places.slice(row * across, (row + 1) * across), counts, choose),
  )
  const legend = [
    ['ok', 'all cells passed'],
    ['partly', 'more than half'],
    ['bad', 'half or less'],
    ['unknown', 'not asked'],
  ] as const
  const key = element(
    'p',
    {class: 'legend'},
    legend.map(([state, words]) =>
      element('span', {}, element('i', {class: `swatch ${state}`}), `${signs[state]}${words}`),
    ),
  )
  const note = `${plan.places.length} places, ${plan.lines.length} ${plan.lines.length === 1 ? 'network' : 'networks'}`
  return [{id: 'lab', title: 'The lab', note, body: [key, element('div', {class: 'scroll'}, rows)]}]
}

const sizeFor = ({places}: LabPlan): (typeof sizes)['large' | 'small'] =>
  places.length > manyPlaces ? sizes.small : sizes.large

/** Machines side by side below the networks that they are on. */
function labRow(
  plan: LabPlan,
  places: readonly PlannedPlace[],
  counts: ReadonlyMap<string, CountedCells>,
  choose: (endpoint: string) => void,
): SVGElement {
  const {across, width: column} = sizeFor(plan)
  const used = plan.lines
    .map((_, line) => line)
    .filter(line => places.some(({addresses}) => addresses.has(line)))
  const top = used.length * lineHeight + 16
  const most = Math.max(...places.map(({inside}) => inside.length))
  const height = top + boxHead + most * innerHeight + 12
  const width = gutter + across * column
  const yOf = (line: number): number => used.indexOf(line) * lineHeight + 16
  const end = gutter + places.length * column - gap
  return drawn(
    'svg',
    {viewBox: `0 0 ${width} ${height}`, width, height, class: 'lab', role: 'group', 'aria-label': 'The lab'},
    used.map(line => {
      const {name, words, isOverlay} = plan.lines[line] ?? {name: '', words: [], isOverlay: false}
      const y = yOf(line)
      return [
        drawn('line', {
          class: `network ${isOverlay ? 'overlay' : ''}`,
          x1: gutter - 8,
          x2: end,
          y1: y,
          y2: y,
        }),
        drawn('text', {class: 'strong', x: 0, y: y - 1}, cut(name, 20)),
        // What is longest, the prefixes, has a line of its own.
        [words.slice(0, 1), words.slice(1)].map((told, index) => {
          const whole = told.filter(Boolean).join(', ')
          const at = {class: 'small', x: 0, y: y + 11 + index * 11}
          return drawn('text', at, cut(whole, 29), drawn('title', {}, whole))
        }),
      ]
    }),
    places.map((place, index) =>
      placeDrawing(place, gutter + index * column, top, column - gap, {yOf, counts, choose}),
    ),
  )
}

function placeDrawing(
  {name, role, addresses, inside}: PlannedPlace,
  x: number,
  top: number,
  width: number,
  {
    yOf,
    counts,
    choose,
  }: {yOf(line: number): number; counts: ReadonlyMap<string, CountedCells>; choose(endpoint: string): void},
): SVGElement {
  const isSmall = width < 150
  const taps = [...addresses].map(([line, list], index) => {
    const at = x + 12 + index * 12
    const y = yOf(line)
    return [
      drawn('line', {class: 'tap', x1: at, x2: at, y1: y, y2: top}),
      drawn('circle', {class: 'dot', cx: at, cy: y, r: 3}),
      isSmall
        ? undefined
        : drawn(
            'text',
            {class: 'small', x: at + 6, y: y + 13},
            cut(list.join(' '), 28),
            drawn('title', {}, list.join(' ')),
          ),
    ]
  })
  const height = boxHead + inside.length * innerHeight + (inside.length > 0 ? 8 : 0)
  return drawn(
    'g',
    {},
    taps,
    box({name, under: isSmall ? '' : role, x, y: top, width, height, counts, choose}),
    inside.map((each, index) =>
      box({
        ...{name: each.name, under: each.address, counts, choose},
        ...{x: x + 8, y: top + boxHead + index * innerHeight, width: width - 16, height: innerHeight - 4},
      }),
    ),
  )
}

interface BoxLook {
  name: string
  under: string
  x: number
  y: number
  width: number
  height: number
  counts: ReadonlyMap<string, CountedCells>
  choose(endpoint: string): void
}

function box({name, under, x, y, width, height, counts, choose}: BoxLook): SVGElement {
  const count = counts.get(name)
  const state = stateOf(count)
  const told = count ? `${count.passed}/${count.total}` : ''
  const letters = Math.floor((width - 16) / 6.6)
  const attributes = {
    ...{class: `place ${state}`, role: 'button', tabindex: 0},
    'aria-label': `${name}: ${count ? `${count.passed} of ${count.total} cells passed` : 'not asked'}`,
    click: (event: Event) => {
      event.stopPropagation()
      choose(name)
    },
    keydown: (event: Event) => {
      if (!(event instanceof KeyboardEvent) || !['Enter', ' '].includes(event.key)) return
      event.preventDefault()
      choose(name)
    },
  }
  return drawn(
    'g',
    attributes,
    drawn('title', {}, `${name} ${under}`),
    drawn('rect', {x, y, width, height, rx: 5}),
    drawn('text', {class: 'strong', x: x + 8, y: y + 14}, cut(`${signs[state]}${name}`, letters)),
    drawn(
      'text',
      {class: 'small', x: x + 8, y: y + 27},
      cut([told, under].filter(Boolean).join(' · '), letters + 4),
    ),
  )
}

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`
