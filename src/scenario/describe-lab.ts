import {findEndpoints} from '../checks/endpoints.ts'
import {describeTopology, type TopologyDescription} from '../lab/describe-topology.ts'
import type {Lab} from '../lab/lab.ts'
import type {Topology} from '../lab/topology.ts'
import {LabError} from '../process/lab-error.ts'

/** The layout of a lab; of one that is up with the addresses that its endpoints have now. */
export async function describeLab(topology: Topology, lab: Lab | undefined): Promise<TopologyDescription> {
  const {endpoints} = lab ? await findEndpoints(lab).catch(noneOfABrokenLab) : {endpoints: []}
  return describeTopology(
    topology,
    endpoints.map(({name, address, place}) => ({name, address, machine: place.name})),
  )
}

function noneOfABrokenLab(error: unknown): {endpoints: []} {
  if (error instanceof LabError) return {endpoints: []}
  throw error
}
