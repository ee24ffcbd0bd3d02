import {claimsOf} from '../expect/claims-of.ts'
import {cellsOf, type Mesh} from '../expect/mesh.ts'
import {cellName} from '../lab/cell.ts'
import type {PlannedCase} from '../report/case.ts'
import {plannedRuleCases, ruleCells} from './rule-cases.ts'
import type {Body, Story} from './story.ts'

export type CheckWords = [claims: string, name: string, body: Body] | [name: string, body: Body]

export function checkCase([first, second]: CheckWords): {name: string; claims: string[]} {
  return typeof second === 'string'
    ? {name: `${first} ${second}`, claims: first.split(' ')}
    : {name: first, claims: []}
}

/** Notes every case of a story without running any of it, so that a report can list from the start what will be. */
export async function planStory(tell: (story: Story) => Promise<void>, mesh: Mesh): Promise<PlannedCase[]> {
  const cases: PlannedCase[] = []
  let suite = ''
  await tell({
    async phase(name, body) {
      suite = name
      await body()
    },
    async step(name, _body, ...claims) {
      cases.push({suite, name, claims})
    },
    async check(...words: CheckWords) {
      cases.push({suite, ...checkCase(words)})
    },
    async matrix() {
      cases.push(
        {suite, name: matrixStep, claims: [], asksCells: true},
        ...cellsOf(mesh).map(cell => ({
          suite,
          name: cellName(cell),
          claims: claimsOf(cell, mesh.expect, 'unknown'),
          cell,
        })),
      )
    },
    async expect(rules) {
      cases.push(...plannedRuleCases(suite, ruleCells(mesh.topology, rules)))
    },
  })
  return cases
}

/** Name of the case that tells whether the cells could be asked at all. */
export const matrixStep = 'every endpoint asks every other'
