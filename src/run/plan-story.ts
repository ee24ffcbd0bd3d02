import {AsyncLocalStorage} from 'node:async_hooks'
import {claimsOf} from '../expect/claims-of.ts'
import {cellsOf, type Mesh} from '../expect/mesh.ts'
import {cellName} from '../lab/cell.ts'
import {topologyAfter} from '../lab/progress.ts'
import type {PlannedCase} from '../report/case.ts'
import {checkCase, matrixStep} from './case-names.ts'
import type {Story} from './story.ts'

/** Notes every case of a story without running any of it, so that a report can list from the start what will be. */
export async function planStory(tell: (story: Story) => Promise<void>, mesh: Mesh): Promise<PlannedCase[]> {
  const cases: PlannedCase[] = []
  /** The phase that is planned: several may be at the same time. */
  const phases = new AsyncLocalStorage<string>()
  let {topology} = mesh
  const suiteNow = (): string => phases.getStore() ?? ''
  const phase: Story['phase'] = async (name, body) => {
    await phases.run(name, body)
  }
  const story: Story = {
    phase,
    async phasesTogether(bodies) {
      for (const [name, body] of Object.entries(bodies)) await phase(name, body)
    },
    async step(name, _body, ...claims) {
      cases.push({suite: suiteNow(), name, claims})
    },
    async check(...words: readonly unknown[]) {
      cases.push({suite: suiteNow(), ...checkCase(words)})
    },
    async matrix() {
      const suite = suiteNow()
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
      const suite = suiteNow()
      const {plannedRuleCases, ruleCells} = await import('./rule-cases.ts')
      cases.push(...plannedRuleCases(suite, ruleCells(topology, rules)))
    },
    goOn(progress) {
      topology = topologyAfter(mesh.topology, progress)
    },
    async underFlows(name, flows, body, options) {
      const {tellFlows} = await import('./tell-flows.ts')
      await tellFlows(story, topology, {name, flows, body, ...options})
    },
  }
  await tell(story)
  return cases
}
