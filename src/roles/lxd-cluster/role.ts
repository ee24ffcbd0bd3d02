import type {StepContext} from '../../lab/step-context.ts'
import type {Role} from '../role.ts'
import {clusterMembers, firstMember, namesInCluster} from './cluster-members.ts'
import {waitForCluster} from './form-cluster.ts'
import {findInstance, instanceEndpoints, launchedInstances} from './instance-endpoints.ts'
import {waitForContainers} from './launch-containers.ts'

/** Machines that form one LXD cluster, which spreads the lab's containers over them. */
export const lxdCluster: Role = {
  name: 'lxd-cluster',
  plainDirectories: ['/var/lib/lxd'],
  endpoints: instanceEndpoints,
  launched: launchedInstances,
  findPlace: findInstance,
  ready,
  state: {
    // Only its own: how another member's are seen is the cluster's matter, and changes with its heartbeat.
    script: `
lxc query '/1.0/instances?recursion=1' 2>/dev/null |
  jq -r --arg here "$1" '.[] | select(.location == $here) | .name + " " + .status'
`,
    fact: line => `container ${line}`,
  },
}

async function ready({lab, timed}: StepContext): Promise<void> {
  const members = clusterMembers(lab)
  const first = firstMember(lab)
  await timed('lxd', 'cluster and containers are back', async () => {
    await waitForCluster(members)
    await waitForContainers(first, namesInCluster(lab))
  })
}
