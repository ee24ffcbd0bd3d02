import type {Topology} from './topology.ts'

/** What of an endpoint is known before the lab exists; enough to plan the matrix. */
export interface PlannedEndpoint {
  name: string
  kind: 'host' | 'machine' | 'container' | 'docker'
  /** Answers HTTP on port 80. */
  http: boolean
  /** Somebody launched it beside what the lab has of its own: it proves no claim. */
  launched?: true
}

/** Those that the lab makes; of what is found it is not known how many there will be. */
export function plannedEndpoints(topology: Pick<Topology, 'machines' | 'containers'>): PlannedEndpoint[] {
  return [
    {name: 'host', kind: 'host', http: false},
    ...topology.machines.map(({name}) => ({name, kind: 'machine' as const, http: false})),
    ...topology.containers.map(({name, role, image}) => ({
      name,
      kind: role === 'docker' ? ('docker' as const) : ('container' as const),
      http: image === undefined && role !== 'netns',
    })),
  ]
}
