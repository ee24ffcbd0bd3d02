import {formatDuration} from '../report/format-duration.ts'
import {type CaseStatus, statusLetters} from '../report/page-data.ts'
import {element} from './element.ts'
import type {Run, RunCase} from './read-run.ts'
import type {PageSection} from './section.ts'
import {caseButton, type ShowCases} from './show-cases.ts'
import {statusBadge} from './status-badge.ts'

/** Rows that are made at once. */
const page = 50

/** What is looked for; empty for anything. */
interface Filter {
  words: string
  status: string
  phase: string
  endpoint: string
  claim: string
}

const anything: Filter = {words: '', status: '', phase: '', endpoint: '', claim: ''}

/** All cases, and what finds some of them. */
export class FilteredCases {
  readonly #run: Run
  readonly #show: ShowCases
  readonly #words = element('input', {
    type: 'search',
    id: 'filter-words',
    placeholder: 'name, message, machine',
  })
  readonly #status: HTMLSelectElement
  readonly #phase: HTMLSelectElement
  readonly #chosen = element('span', {class: 'chips'})
  readonly #told = element('p', {class: 'muted', role: 'status'})
  readonly #rows = element('tbody')
  readonly #more = element('button', {type: 'button', class: 'plain'})
  #filter = anything
  #texts: Map<RunCase, string> | undefined

  constructor(run: Run, show: ShowCases) {
    this.#run = run
    this.#show = show
    const statuses = Object.values(statusLetters)
    this.#status = chooser('filter-status', 'any result', ['red', ...statuses])
    this.#phase = chooser(
      'filter-phase',
      'any phase',
      run.phases.map(({name}) => name),
    )
    for (const field of [this.#words, this.#status, this.#phase])
      field.addEventListener('input', () =>
        this.#set({
          ...this.#filter,
          words: this.#words.value,
          status: this.#status.value,
          phase: this.#phase.value,
        }),
      )
    this.#set(anything)
  }

  get section(): PageSection {
    const label = (field: HTMLElement, words: string): HTMLElement =>
      element('label', {for: field.id}, words, field)
    const heads = ['result', 'phase', 'case', 'claims', 'time'].map(title =>
      element('th', {scope: 'col'}, title),
    )
    const table = element(
      'table',
      {class: 'cases'},
      element('thead', {}, element('tr', {}, heads)),
      this.#rows,
    )
    const fields = element(
      'form',
      {class: 'filter', role: 'search', submit: event => event.preventDefault()},
      label(this.#words, 'Text'),
      label(this.#status, 'Result'),
      label(this.#phase, 'Phase'),
      this.#chosen,
    )
    const scroll = element(
      'div',
      {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Cases'},
      table,
    )
    return {
      id: 'cases',
      title: 'All cases',
      note: String(this.#run.cases.length),
      body: [fields, this.#told, scroll, this.#more],
    }
  }

  /** Shows the cases that somebody asked for elsewhere on the page. */
  choose(filter: Partial<Filter>): void {
    this.#set({...anything, ...filter})
    const place = document.getElementById('cases')
    place?.scrollIntoView()
    place?.focus({preventScroll: true})
  }

  #set(filter: Filter): void {
    this.#filter = filter
    this.#words.value = filter.words
    this.#status.value = filter.status
    this.#phase.value = filter.phase
    const chosen = (['endpoint', 'claim'] as const).filter(key => filter[key] !== '')
    this.#chosen.replaceChildren(
      ...chosen.map(key => {
        const click = (): void => this.#set({...this.#filter, [key]: ''})
        return element('button', {type: 'button', class: 'chip', click}, `${key} ${filter[key]} ✕`)
      }),
    )
    const found = this.#run.cases.filter(each => this.#fits(each))
    this.#told.textContent = `${found.length} of ${this.#run.cases.length} cases`
    this.#rows.replaceChildren()
    this.#add(found, 0)
  }

  #add(found: readonly RunCase[], from: number): void {
    this.#rows.append(...found.slice(from, from + page).map(each => this.#row(each)))
    const left = found.length - from - page
    this.#more.hidden = left <= 0
    this.#more.textContent = `Show ${Math.min(left, page)} of ${left} more`
    this.#more.onclick = () => this.#add(found, from + page)
  }

  #row(each: RunCase): HTMLElement {
    return element(
      'tr',
      {},
      element('td', {}, statusBadge(each.status)),
      element('td', {}, each.phase),
      element('td', {}, caseButton(each, this.#show)),
      element('td', {}, each.claims.join(' ')),
      element('td', {class: 'number'}, each.duration > 0 ? formatDuration(each.duration) : ''),
    )
  }

  #fits(each: RunCase): boolean {
    const {words, status, phase, endpoint, claim} = this.#filter
    if (status !== '' && !hasStatus(each, status)) return false
    if (phase !== '' && each.phase !== phase) return false
    if (endpoint !== '' && each.cell?.source !== endpoint && each.cell?.target !== endpoint) return false
    if (claim !== '' && !each.claims.includes(claim)) return false
    const text = words === '' ? '' : this.#textOf(each)
    return words
      .toLowerCase()
      .split(/\s+/)
      .every(word => text.includes(word))
  }

  #textOf(each: RunCase): string {
    this.#texts ??= new Map(
      this.#run.cases.map(one => {
        return [
          one,
          [one.name, one.phase, ...one.claims, ...Object.values(one.said)].join('\n').toLowerCase(),
        ]
      }),
    )
    return this.#texts.get(each) ?? ''
  }
}

const hasStatus = ({status}: RunCase, wanted: CaseStatus | string): boolean =>
  wanted === 'red' ? status === 'failed' || status === 'error' : status === wanted

function chooser(id: string, any: string, values: readonly string[]): HTMLSelectElement {
  const options = values.map(value => element('option', {value}, value === 'red' ? 'failed or error' : value))
  return element('select', {id}, element('option', {value: ''}, any), options)
}
