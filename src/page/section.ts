import {element} from './element.ts'

/** A part of the page with a heading, to which the navigation leads. */
export interface PageSection {
  id: string
  title: string
  /** What stands beside the title. */
  note?: string
  body: readonly (Node | undefined)[]
}

export function sectionElement({id, title, note, body}: PageSection): HTMLElement {
  return element(
    'section',
    {class: 'card', id, 'aria-labelledby': `${id}-title`, tabindex: -1},
    element('h2', {id: `${id}-title`}, title, note === undefined ? undefined : element('small', {}, note)),
    body.map(each => each),
  )
}
