import {identity, plot, raster, ruleX, ruleY, text} from '@observablehq/plot'
import type {CellGrid, SquareState} from './cell-grid.ts'
import {ownStyles} from './own-styles.ts'

/** Where squares are in the picture, in pixels. */
export interface SquarePlaces {
  left: number
  top: number
  side: number
}

/** Pixels of a square: as large as the page allows, within what can be hit and what is needed. */
const sides = {least: 4, most: 30}
/** Pixels from one label to the next. */
const labelDistance = 12
/** From this size on squares have a sign, too. */
const leastWithSign = 13

const signs: Readonly<Record<SquareState, string>> = {
  ...{passed: '', silent: '', none: ''},
  ...{partly: '◐', failed: '✘', error: '!', skipped: '–'},
}

const states = ['passed', 'silent', 'partly', 'failed', 'error', 'skipped', 'none'] as const

/** Draws the matrix in at most so many pixels of width, or as small as it can be read. */
export function heatMapPlot(
  grid: CellGrid,
  room: number,
  groups: readonly number[],
): {picture: Element; places: SquarePlaces} {
  const {names} = grid
  const count = names.length
  const longest = Math.min(24, Math.max(...names.map(({length}) => length)))
  const margin = Math.round(longest * 6.4 + 14)
  const side = Math.max(
    sides.least,
    Math.min(sides.most, Math.floor((room - margin - 16) / Math.max(1, count))),
  )
  const shown = labelled(count, side, groups)
  const squares = names.flatMap((_, row) => names.map((_, column) => grid.square(row, column).state))
  const labels = shown.map(at => ({at: at + 0.5, name: cut(names[at] ?? '', longest)}))
  const marks = grid.red.map(([row, column]) => ({row, column, sign: signs[grid.square(row, column).state]}))
  const lines = side >= leastWithSign ? [...Array(count + 1).keys()] : [...groups, 0, count]
  const label = {text: 'name', fontSize: Math.min(12, Math.max(10, side - 3)), fill: 'var(--text)'} as const
  const picture = plot({
    width: margin + count * side + 16,
    height: margin + count * side + 4,
    ...{marginLeft: margin, marginTop: margin, marginRight: 16, marginBottom: 4},
    x: {domain: [0, count], axis: null},
    y: {domain: [0, count], axis: null, reverse: true},
    color: {
      type: 'categorical',
      domain: [...states],
      range: states.map(state => colourNow(state)),
    },
    ariaLabel: 'Heat map of the matrix',
    marks: [
      raster(squares, {
        ...{width: count, height: count, x1: 0, y1: 0, x2: count, y2: count},
        ...{fill: identity, imageRendering: 'pixelated'},
      }),
      ruleX(lines, {stroke: 'var(--card)', strokeWidth: 1}),
      ruleY(lines, {stroke: 'var(--card)', strokeWidth: 1}),
      text(side >= leastWithSign ? marks : [], {
        ...{x: ({column}) => column + 0.5, y: ({row}) => row + 0.5, text: 'sign'},
        ...{fill: 'var(--on-red)', fontSize: side * 0.55, fontWeight: 'bold'},
      }),
      text(labels, {...label, x: 0, y: 'at', dx: -6, textAnchor: 'end'}),
      text(labels, {...label, x: 'at', y: 0, dy: -6, rotate: -90, textAnchor: 'start'}),
    ],
  })
  return {picture: ownStyles(picture), places: {left: margin, top: margin, side}}
}

/** Which names are told: all, or where there is no room the first of each group, or one of several. */
function labelled(count: number, side: number, groups: readonly number[]): number[] {
  const all = [...Array(count).keys()]
  if (side >= labelDistance) return all
  const starts = [...groups]
  if (starts.length > 1 && (count * side) / starts.length >= labelDistance) return starts
  const every = Math.ceil(labelDistance / side)
  return all.filter(at => at % every === 0)
}

/** A picture in a picture cannot ask for a variable: it is the colour of now. */
const colourNow = (state: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--cell-${state}`).trim()

const cut = (name: string, most: number): string =>
  name.length <= most ? name : `${name.slice(0, most - 1)}…`
