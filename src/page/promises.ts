import type {ClaimData} from '../report/page-data.ts'
import {element} from './element.ts'
import type {Run} from './read-run.ts'
import type {PageSection} from './section.ts'
import {statusBadge} from './status-badge.ts'

/** What the lab is for, as tiles. */
export function deliverableTiles(
  {data: {deliverables}}: Run,
  choose: (claim: string) => void,
): HTMLElement | undefined {
  if (deliverables.length === 0) return undefined
  const tile = ({id, title, status, passed, total}: ClaimData): HTMLElement =>
    element(
      'li',
      {},
      element(
        'button',
        {type: 'button', class: `tile ${status.replace(' ', '-')}`, click: () => choose(id)},
        element('span', {class: 'tile-head'}, element('b', {}, id), statusBadge(status)),
        element('span', {}, title),
        element('span', {class: 'muted'}, `${passed} of ${total} cells`),
      ),
    )
  return element('ul', {class: 'tiles', 'aria-label': 'Deliverables'}, deliverables.map(tile))
}

/** Every other claim, red ones first. */
export function claimsSection({data: {claims}}: Run, choose: (claim: string) => void): PageSection[] {
  if (claims.length === 0) return []
  const order = ['failed', 'error', 'not run', 'passed', 'skipped']
  const sorted = [...claims].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
  const row = ({id, title, status, passed, total, isControl}: ClaimData): HTMLElement =>
    element(
      'tr',
      {},
      element('td', {}, element('button', {type: 'button', class: 'link', click: () => choose(id)}, id)),
      element('td', {}, statusBadge(status)),
      element('td', {class: 'number'}, `${passed} of ${total}`),
      element('td', {}, title, isControl ? element('span', {class: 'phase'}, 'negative control') : undefined),
    )
  const red = sorted.filter(({status}) => status === 'failed' || status === 'error').length
  const count = claims.filter(({status}) => status === 'passed').length
  const head = ['id', 'result', 'cases', 'claim'].map(title => element('th', {scope: 'col'}, title))
  const table = element(
    'table',
    {},
    element('thead', {}, element('tr', {}, head)),
    element('tbody', {}, sorted.map(row)),
  )
  const body = element(
    'details',
    {open: red > 0},
    element('summary', {}, 'All claims'),
    element('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'All claims'}, table),
  )
  return [{id: 'claims', title: 'Claims', note: `${count} of ${claims.length} passed`, body: [body]}]
}
