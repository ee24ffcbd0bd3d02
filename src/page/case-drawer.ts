import {formatDuration} from '../report/format-duration.ts'
import {definitionList} from './definition-list.ts'
import {element} from './element.ts'
import type {Run, RunCase, SaidOfCase} from './read-run.ts'
import {statusBadge} from './status-badge.ts'

/** Labels of what is said of a case, in the order in which a person asks. */
const labels: readonly (readonly [SaidOfCase, string])[] = [
  ['expected', 'Expected'],
  ['got', 'Got'],
  ['message', 'Error'],
  ['reason', 'Not run because'],
  ['where', 'Where'],
  ['hint', 'Hint'],
]

/** Shows one case, or several of the same cell, beside whatever is asked about; Escape closes it. */
export class CaseDrawer {
  readonly place: HTMLElement
  readonly #run: Run
  readonly #body = element('div', {class: 'drawer-body'})
  readonly #title = element('h2', {id: 'drawer-title', tabindex: -1})
  #openedFrom: Element | null = null

  constructor(run: Run) {
    this.#run = run
    const close = element('button', {type: 'button', class: 'plain', click: () => this.close()}, 'Close')
    const head = element('div', {class: 'drawer-head'}, this.#title, close)
    const attributes = {class: 'drawer', role: 'dialog', 'aria-labelledby': 'drawer-title', hidden: true}
    this.place = element('aside', attributes, head, this.#body)
    document.addEventListener('keydown', ({key}) => key === 'Escape' && this.close())
  }

  show(title: string, cases: readonly RunCase[]): void {
    this.#openedFrom ??= document.activeElement
    this.#title.textContent = title
    this.#body.replaceChildren(
      ...cases.map(each => this.#case(each, cases.length > 1 || each.name !== title)),
    )
    this.place.hidden = false
    this.#title.focus()
  }

  close(): void {
    if (this.place.hidden) return
    this.place.hidden = true
    if (this.#openedFrom instanceof HTMLElement || this.#openedFrom instanceof SVGElement)
      this.#openedFrom.focus()
    this.#openedFrom = null
  }

  #case(shown: RunCase, isNamed: boolean): HTMLElement {
    const {phase, name, status, start, duration, claims, cell, said, attempts, properties} = shown
    const facts: (readonly [string, string])[] = [
      ['Phase', phase],
      ...(claims.length > 0 ? [['Claims', claims.join(', ')] as const] : []),
      // Cells of a table are asked side by side, and told together.
      ...(cell ? [] : [['Began', `${formatDuration(start)} after the run did`] as const]),
      ['Took', formatDuration(duration)],
      ...(attempts > 1 ? [['Attempts', String(attempts)] as const] : []),
      ...properties,
    ]
    return element(
      'article',
      {class: 'case'},
      isNamed ? element('h3', {}, name) : undefined,
      element('p', {}, statusBadge(status)),
      labels.map(([key, label]) =>
        said[key] === undefined ? undefined : [element('h4', {}, label), element('pre', {}, said[key])],
      ),
      this.#evidence(said.evidence),
      said.output === undefined
        ? undefined
        : [element('h4', {}, 'Output'), element('pre', {class: 'output'}, said.output)],
      definitionList('facts', facts),
    )
  }

  #evidence(folder: string | undefined): readonly HTMLElement[] {
    return folder === undefined
      ? []
      : [element('h4', {}, 'Evidence'), evidenceList(folder, this.#run.data.evidence[folder] ?? [])]
  }
}

/** Links to a folder of evidence beside the page, and to what lies there. */
export function evidenceList(folder: string, files: readonly string[]): HTMLElement {
  const link = (path: string, words: string): HTMLElement =>
    element('a', {href: `./${path.split('/').map(encodeURIComponent).join('/')}`}, words)
  return element(
    'ul',
    {class: 'evidence'},
    element('li', {}, link(`${folder}/`, `${folder}/`)),
    files.map(file => element('li', {}, link(`${folder}/${file}`, file))),
  )
}
