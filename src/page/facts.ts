import {definitionList} from './definition-list.ts'
import type {Run} from './read-run.ts'
import type {PageSection} from './section.ts'

/** What was under test. */
export function factsSection({data: {properties, junit}}: Run): PageSection {
  const rows = [...properties, ['JUnit', junit] as const]
  return {id: 'facts', title: 'Under test', body: [definitionList('facts wide', rows)]}
}
