import {type Cell, protocols} from '../lab/cell.ts'
import {type PlannedEndpoint, plannedEndpoints} from '../lab/planned-endpoints.ts'
import type {Rule, Topology} from '../lab/topology.ts'
import {isAbout} from './claims-of.ts'

/** Everybody who is asked, and what the lab file expects of them. */
export interface Mesh {
  endpoints: readonly PlannedEndpoint[]
  expect: readonly Rule[]
  topology: Topology
}

/** The mesh of a lab, and of what was launched beside what it has of its own. */
export const meshOf = (topology: Topology, launched: readonly PlannedEndpoint[] = []): Mesh => ({
  endpoints: [...plannedEndpoints(topology), ...launched],
  expect: topology.expect,
  topology,
})

/**
 * Every cell that the lab file expects an answer in, and every one of an endpoint that was launched beside: by protocol,
 * then by source and target in the order of the endpoints. A target that does not serve a protocol is not asked.
 */
export function cellsOf({endpoints, expect}: Pick<Mesh, 'endpoints' | 'expect'>): Cell[] {
  return protocols.flatMap(protocol =>
    endpoints.flatMap(source =>
      endpoints
        .filter(target => target.name !== source.name && (protocol !== 'http' || target.http))
        .map(target => ({
          cell: {source: source.name, target: target.name, protocol, expected: 'answer'} satisfies Cell,
          launched: source.launched || target.launched,
        }))
        .filter(({cell, launched}) => launched || expect.some(rule => isAbout(rule, cell)))
        .map(({cell}) => cell),
    ),
  )
}
