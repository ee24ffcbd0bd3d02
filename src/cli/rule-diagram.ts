import type {LabFile} from '../lab/file/lab-file.ts'
import {membersOf} from '../lab/file/members-of.ts'
import type {RuleDefinition} from '../lab/file/rule-definition.ts'
import type {Box, Diagram} from '../report/diagram.ts'

/** A box for each expectation, with an arrow from everybody who asks and to everybody who is asked. */
export function ruleDiagram(file: LabFile): {items: readonly Box[]; lines: Diagram['lines']} {
  const names = (words: readonly string[]): string[] => membersOf(file, words).names
  const rules = file.expect.map((rule, index) => ({rule, id: `rule ${index}`}))
  return {
    items: rules.map(({rule, id}) => ({id, words: wordsOf(rule), state: rule.deny ? 'bad' : 'ok'})),
    lines: rules.flatMap(({rule, id}) => [
      ...names(rule.from).map(from => ({from, to: id, kind: 'question' as const})),
      ...names(rule.to).map(to => ({from: id, to, kind: 'question' as const})),
    ]),
  }
}

/** What is expected, in the words of the lab file. */
function wordsOf({id = [], from: _from, to: _to, ...expected}: RuleDefinition): string[] {
  const lines = Object.entries(expected)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key} ${told(value)}`)
  return [id.join(' '), ...lines]
}

const told = (value: unknown): string => {
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([key, inner]) => `${key} ${inner}`)
    .join(', ')
}
