import {
  containersIn,
  type Endpoint,
  formatAddress,
  formatPrefix,
  type Lab,
  type Machine,
  overlayOf,
} from '../../src/api/index.ts'

// The article's words for what its lab file says by roles.

/** The machines of the LXD cluster, in the order in which they join. */
export const members = (lab: Lab): Machine[] => lab.machinesOf('lxd-cluster')

/** The member of that number, from 1. */
export const member = (lab: Lab, number: number): Machine => members(lab)[number - 1] as Machine

/** Docker's machine, outside of the cluster. */
export const loadBalancer = (lab: Lab): Machine => lab.machinesOf('docker')[0] as Machine

/** Name of nginx's container. */
export const nginxOf = (lab: Lab): string => lab.containersOf('docker')[0] ?? ''

export const lxdContainersOf = (lab: Lab): string[] => lab.containersOf('lxd-cluster')

/** The containers of the cluster; throws a LabError when one of them cannot be probed. */
export const containerEndpoints = (lab: Lab): Promise<Endpoint[]> => containersIn(lab, 'lxd-cluster')

/** nginx's container; throws a LabError when it cannot be probed. */
export const nginxEndpoint = async (lab: Lab): Promise<Endpoint> =>
  (await containersIn(lab, 'docker'))[0] as Endpoint

/** Others and nginx's container: LXD and Docker are asked at the same time. */
export const withNginx = (lab: Lab, others: Promise<Endpoint[]>): Promise<[Endpoint[], Endpoint]> =>
  Promise.all([others, nginxEndpoint(lab)])

/** The fan as a machine that has joined it with fanctl sees it, in the words of commands. */
export function fanAt(lab: Lab, machine: Machine) {
  const {prefix, bridge, mtu, addressOf, sliceOf} = overlayOf(lab)
  return {
    overlay: formatPrefix(prefix),
    bridge,
    mtu,
    /** The machine's own address on the fan. */
    address: addressOf(machine),
    /** The first address of the machine's slice. */
    slice: formatAddress(sliceOf(machine).address),
  }
}
