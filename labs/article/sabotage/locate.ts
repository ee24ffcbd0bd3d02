import {findEndpoints, inEndpoint, type Lab, LabError, type Machine} from '../../../src/api/index.ts'

interface LocatedContainer {
  machine: Machine
  /** Overlay address, dotted decimal. */
  address: string
  /** Runs argv of the machine in the container's network namespace. */
  succeed(argv: readonly string[]): Promise<string>
}

/** Where a container is now. Throws a LabError when it cannot be found. */
export async function locate(lab: Lab, name: string): Promise<LocatedContainer> {
  const {endpoints, missing} = await findEndpoints(lab)
  const endpoint = endpoints.find(each => each.name === name)
  if (!endpoint) {
    const reason = missing.find(each => each.name === name)?.reason ?? 'nobody knows it'
    throw new LabError(`cannot find ${name}: ${reason}`)
  }
  const machine = lab.machine(endpoint.place.name)
  return {machine, address: endpoint.address, succeed: argv => machine.succeed(inEndpoint(endpoint, argv))}
}
