import {element} from './element.ts'
import type {Run} from './read-run.ts'
import type {PageSection} from './section.ts'

/** What was under test. */
export function factsSection({data: {properties, junit}}: Run): PageSection {
  const rows = [...properties, ['JUnit', junit] as const]
  const list = element(
    'dl',
    {class: 'facts wide'},
    rows.map(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  )
  return {id: 'facts', title: 'Under test', body: [list]}
}
