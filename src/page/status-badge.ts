import type {CaseStatus} from '../report/page-data.ts'
import {element} from './element.ts'

/** A sign for each status: not everybody tells red from green. */
export const statusSigns: Readonly<Record<CaseStatus, string>> = {
  passed: '✔',
  failed: '✘',
  error: '!',
  skipped: '–',
  'not run': '–',
}

export const statusBadge = (status: CaseStatus): HTMLElement =>
  element(
    'span',
    {class: `badge ${status.replace(' ', '-')}`},
    element('span', {'aria-hidden': 'true'}, `${statusSigns[status]} `),
    status,
  )
