import {addressPair, plannedAddresses} from '../expect/rules/addresses-asked.ts'
import type {FlowDefinition} from '../lab/file/flow-definition.ts'
import type {LocatedProblem} from '../lab/file/located-problem.ts'
import {namedEndpoints} from '../lab/named-endpoints.ts'
import type {Topology} from '../lab/topology.ts'
import {wordsOfAsking} from './words-of-asking.ts'

/** Flows by which nobody can be asked: their budget would never be looked at. Their list is at `above` in the file. */
export const problemsOfIdleFlows = (
  topology: Topology,
  flows: readonly FlowDefinition[],
  above: readonly string[],
): LocatedProblem[] =>
  flows.flatMap((flow, index) =>
    asksSomebody(topology, flow)
      ? []
      : [
          {
            path: [...above, String(index)],
            rule: 'must ask somebody: those that it names have no address in common',
            ...wordsOfAsking(flow, ['family', 'over']),
          },
        ],
  )

function asksSomebody(topology: Topology, {from, to, family, over}: FlowDefinition): boolean {
  const families = ([4, 6] as const).filter(each => family === undefined || family === `v${each}`)
  const targets = namedEndpoints(topology, to).names
  return namedEndpoints(topology, from).names.some(source =>
    targets.some(target => {
      if (target === source) return false
      const [own, others] = [plannedAddresses(topology, source), plannedAddresses(topology, target)]
      return families.some(each => addressPair(own, others, {family: each, over}) !== undefined)
    }),
  )
}
