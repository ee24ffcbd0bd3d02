import type {FailureData} from '../report/page-data.ts'
import {evidenceList} from './case-drawer.ts'
import {definitionList} from './definition-list.ts'
import {element} from './element.ts'
import type {Run, RunCase} from './read-run.ts'
import type {PageSection} from './section.ts'
import {caseButton, type ShowCases} from './show-cases.ts'

/** What is in view at once: failures, and names of one. */
const mostFailures = 10
const mostNames = 12

/** What failed and why, what explains first. */
export function failuresSection(run: Run, show: ShowCases): PageSection[] {
  const {failures} = run.data
  if (failures.length === 0) return []
  const count = failures.reduce((sum, {cases}) => sum + cases.length, 0)
  const note = `${count} ${count === 1 ? 'case' : 'cases'}, ${failures.length} ${failures.length === 1 ? 'reason' : 'reasons'}`
  const card = (failure: FailureData): HTMLElement => failureCard(run, failure, show)
  return [
    {id: 'failures', title: 'What failed', note, body: [firstOf(failures.map(each => () => card(each)))]},
  ]
}

/** The first few, and a button that shows as many more each time. */
function firstOf(cards: readonly (() => HTMLElement)[]): HTMLElement {
  const list = element('div', {class: 'failures'})
  const more = element('button', {type: 'button', class: 'plain'})
  let shown = 0
  const add = (): void => {
    const next = cards.slice(shown, shown + mostFailures).map(make => make())
    shown += next.length
    more.before(...next)
    more.hidden = shown >= cards.length
    more.textContent = `Show more of ${cards.length - shown} other reasons`
    if (shown > mostFailures) next[0]?.querySelector('button')?.focus()
  }
  more.addEventListener('click', add)
  list.append(more)
  add()
  return list
}

function failureCard(run: Run, {phase, cases, isError}: FailureData, show: ShowCases): HTMLElement {
  const own = cases.flatMap(number => run.phases[phase]?.cases[number] ?? [])
  const [first] = own
  if (!first) return element('article')
  const {said} = first
  const lines = [
    ['expected', said.expected],
    ['got', said.got],
    ['error', said.message],
    ['hint', said.hint],
  ] as const
  const title = own.length === 1 ? first.name : `${own.length} cells, such as: ${first.name}`
  return element(
    'article',
    {class: `failure ${isError ? 'error' : 'failed'}`},
    element('h3', {}, element('span', {class: 'phase'}, first.phase), title),
    said.where === undefined
      ? undefined
      : element('p', {class: 'where'}, element('b', {}, 'Where: '), said.where),
    definitionList('lines', lines),
    said.evidence === undefined
      ? undefined
      : element(
          'details',
          {},
          element('summary', {}, `Evidence: ${said.evidence}`),
          evidenceList(said.evidence, run.data.evidence[said.evidence] ?? []),
        ),
    caseButtons(own, show),
  )
}

/** A button for each case; of many, the first ones, and one that shows the others. */
function caseButtons(cases: readonly RunCase[], show: ShowCases): HTMLElement {
  const button = (each: RunCase): HTMLElement =>
    caseButton(each, show, {looks: 'chip', words: cases.length === 1 ? 'Details' : each.name})
  const list = element('p', {class: 'chips'}, cases.slice(0, mostNames).map(button))
  const rest = cases.slice(mostNames)
  if (rest.length > 0) {
    const more = element(
      'button',
      {type: 'button', class: 'chip more', click: () => more.replaceWith(...rest.map(button))},
      `${rest.length} more`,
    )
    list.append(more)
  }
  return list
}
