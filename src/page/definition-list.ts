import {element} from './element.ts'

/** Names and what is said to each; what nothing is said to is left out. */
export const definitionList = (
  looks: string,
  rows: readonly (readonly [name: string, text: string | undefined])[],
): HTMLElement =>
  element(
    'dl',
    {class: looks},
    rows.map(([name, text]) =>
      text === undefined ? undefined : [element('dt', {}, name), element('dd', {}, text)],
    ),
  )
