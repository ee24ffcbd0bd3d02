import type {CellGrid} from './cell-grid.ts'
import {element} from './element.ts'
import {heatMapPlot, type SquarePlaces} from './heat-map-plot.ts'
import type {ShowCases} from './show-cases.ts'
import {statusSigns} from './status-badge.ts'

/** Rows of a step by PageUp and PageDown. */
const leap = 10

/**
 * A matrix that is looked at by mouse and by keyboard. To a screen reader it is a grid of which one cell is active; that
 * cell is also the frame that everybody sees.
 */
export class HeatMap {
  readonly place: HTMLElement
  readonly #show: ShowCases
  readonly #picture = element('div', {class: 'picture', 'aria-hidden': 'true'})
  readonly #cell = element('div', {class: 'active', id: 'matrix-cell', role: 'gridcell'})
  readonly #row = element('div', {role: 'row'}, this.#cell)
  readonly #tip = element('div', {class: 'tip', hidden: true, 'aria-hidden': 'true'})
  readonly #grid = element('div', {
    ...{class: 'heat-map', role: 'grid', tabindex: 0, 'aria-label': 'Matrix', 'aria-readonly': 'true'},
    ...{'aria-activedescendant': 'matrix-cell', 'aria-describedby': 'matrix-help'},
  })
  #shown: {grid: CellGrid; places: SquarePlaces} | undefined
  #at = {row: 0, column: 0}

  constructor(show: ShowCases) {
    this.#show = show
    this.#grid.append(this.#picture, this.#row, this.#tip)
    this.place = element('div', {class: 'scroll'}, this.#grid)
    this.#grid.addEventListener('keydown', event => this.#key(event))
    this.#grid.addEventListener('focus', () => this.#go(this.#at.row, this.#at.column))
    this.#grid.addEventListener('blur', () => this.#hideTip())
    this.#grid.addEventListener('pointermove', event => this.#hover(event))
    this.#grid.addEventListener('pointerleave', () => this.#hideTip())
    this.#grid.addEventListener('click', event => {
      const square = this.#squareAt(event)
      if (!square) return
      this.#go(square.row, square.column)
      this.#open()
    })
  }

  draw(grid: CellGrid, groups: readonly number[]): void {
    const before = this.#shown?.grid.names[this.#at.row]
    const {picture, places} = heatMapPlot(grid, this.place.clientWidth || 1100, groups)
    this.#shown = {grid, places}
    this.#picture.replaceChildren(picture)
    this.#grid.setAttribute('aria-rowcount', String(grid.names.length))
    this.#grid.setAttribute('aria-colcount', String(grid.names.length))
    this.#hideTip()
    const [row, column] =
      before !== undefined && grid.names[this.#at.row] === before
        ? [this.#at.row, this.#at.column]
        : (grid.red[0] ?? [0, 0])
    this.#mark(row, column)
  }

  #key(event: KeyboardEvent): void {
    const {row, column} = this.#at
    const last = (this.#shown?.grid.names.length ?? 1) - 1
    const far = event.ctrlKey || event.metaKey
    const moves: Readonly<Record<string, () => void>> = {
      ArrowUp: () => this.#go(row - 1, column),
      ArrowDown: () => this.#go(row + 1, column),
      ArrowLeft: () => this.#go(row, column - 1),
      ArrowRight: () => this.#go(row, column + 1),
      PageUp: () => this.#go(row - leap, column),
      PageDown: () => this.#go(row + leap, column),
      Home: () => this.#go(far ? 0 : row, 0),
      End: () => this.#go(far ? last : row, last),
      Enter: () => this.#open(),
      ' ': () => this.#open(),
      n: () => this.#red(1),
      p: () => this.#red(-1),
    }
    const move = moves[event.key]
    if (!move || event.altKey) return
    event.preventDefault()
    move()
  }

  /** To the next red square, or the one before, and from the last to the first. */
  #red(step: 1 | -1): void {
    const red = this.#shown?.grid.red ?? []
    const count = this.#shown?.grid.names.length ?? 0
    const here = this.#at.row * count + this.#at.column
    const places = red.map(([row, column]) => row * count + column)
    const ordered = step === 1 ? places : places.toReversed()
    const next = ordered.find(place => (place - here) * step > 0) ?? ordered[0]
    if (next !== undefined) this.#go(Math.floor(next / count), next % count)
  }

  #go(row: number, column: number): void {
    this.#mark(row, column)
    this.#cell.scrollIntoView({block: 'nearest', inline: 'nearest'})
    this.#tell(this.#at.row, this.#at.column)
  }

  #mark(row: number, column: number): void {
    if (!this.#shown) return
    const {grid, places} = this.#shown
    const last = grid.names.length - 1
    this.#at = {row: Math.max(0, Math.min(last, row)), column: Math.max(0, Math.min(last, column))}
    const {left, top, side} = places
    Object.assign(this.#cell.style, {
      left: `${left + this.#at.column * side}px`,
      top: `${top + this.#at.row * side}px`,
      width: `${side}px`,
      height: `${side}px`,
    })
    this.#row.setAttribute('aria-rowindex', String(this.#at.row + 1))
    this.#cell.setAttribute('aria-colindex', String(this.#at.column + 1))
    this.#cell.setAttribute('aria-label', this.#words(this.#at.row, this.#at.column).join(': '))
  }

  #open(): void {
    const {row, column} = this.#at
    const cases = this.#shown?.grid.square(row, column).cases ?? []
    if (cases.length > 0) this.#show(this.#words(row, column)[0] ?? '', cases)
  }

  #hover(event: PointerEvent): void {
    const square = this.#squareAt(event)
    if (square) this.#tell(square.row, square.column)
    else this.#hideTip()
  }

  #squareAt({clientX, clientY}: MouseEvent): {row: number; column: number} | undefined {
    if (!this.#shown) return undefined
    const {grid, places} = this.#shown
    const corner = this.#grid.getBoundingClientRect()
    const column = Math.floor((clientX - corner.left - places.left) / places.side)
    const row = Math.floor((clientY - corner.top - places.top) / places.side)
    const isInside = (at: number): boolean => at >= 0 && at < grid.names.length
    return isInside(row) && isInside(column) ? {row, column} : undefined
  }

  /** Who asks whom, and what came of each service. */
  #words(row: number, column: number): string[] {
    const {grid} = this.#shown ?? {}
    const names = `${grid?.names[row] ?? ''} → ${grid?.names[column] ?? ''}`
    const cases = grid?.square(row, column).cases ?? []
    const lines = cases.map(({cell, status}) => {
      return `${statusSigns[status]} ${cell?.service ?? ''}${cell?.silence ? ', silence expected' : ''}: ${status}`
    })
    return [names, ...(lines.length > 0 ? lines : ['not asked'])]
  }

  #tell(row: number, column: number): void {
    if (!this.#shown) return
    const {left, top, side} = this.#shown.places
    const [title = '', ...lines] = this.#words(row, column)
    this.#tip.replaceChildren(element('b', {}, title), ...lines.map(line => element('span', {}, line)))
    this.#tip.hidden = false
    const x = left + (column + 1) * side + 8
    const over = this.place.scrollLeft + this.place.clientWidth - this.#tip.offsetWidth
    const y = top + row * side
    Object.assign(this.#tip.style, {
      left: `${x <= over ? x : Math.max(0, left + column * side - this.#tip.offsetWidth - 8)}px`,
      top: `${Math.max(0, Math.min(y, this.#grid.offsetHeight - this.#tip.offsetHeight))}px`,
    })
  }

  #hideTip(): void {
    this.#tip.hidden = true
  }
}
