import type {Machine} from '../../lab/machine.ts'
import type {StepContext} from '../../lab/step-context.ts'
import {overlayIn} from '../../overlays/index.ts'
import type {Role} from '../role.ts'
import {clusterMembers, firstMember, namesInCluster} from './cluster-members.ts'
import {containersSitOnFanBridge} from './containers-sit-on-fan-bridge.ts'
import {bootstrapCluster, joinMembers, waitForCluster} from './form-cluster.ts'
import {findInstance, instanceEndpoints, launchedInstances} from './instance-endpoints.ts'
import {
  addressesLieInSlices,
  clusterIsOperational,
  containersAreSpread,
  containersRun,
  membersAgree,
  membersHaveFanAddresses,
} from './invariants.ts'
import {importContainerImage, launchContainers, waitForContainers} from './launch-containers.ts'
import {lxdEvidence} from './lxd-evidence.ts'
import {lxdNeed, lxdVersions} from './lxd-package.ts'
import {startLxd} from './lxd-service.ts'
import {dhcpAndDnsAnswer, ownNamesResolve} from './names.ts'
import {lxdStartsAtBoot} from './starts-at-boot.ts'

/** Machines that form one LXD cluster, which spreads the lab's containers over them. */
export const lxdCluster: Role = {
  name: 'lxd-cluster',
  formsOverlay: true,
  needs: system => [lxdNeed(system)],
  images: ['container.tar.gz'],
  inotifyInstances: 2,
  units: ['lxd.service', 'lxd.socket'],
  plainDirectories: ['/var/lib/lxd'],
  versions: lxdVersions,
  ...{form, add, joined: async () => {}},
  endpoints: instanceEndpoints,
  find: async (lab, wanted) => (await import('./find-instances.ts')).findInstances(lab, wanted),
  launched: launchedInstances,
  findPlace: findInstance,
  ready,
  state: {
    // Only its own: how another member's are seen is the cluster's matter, and changes with its heartbeat.
    script: `
lxc query '/1.0/instances?recursion=2' 2>/dev/null |
  jq -r --arg here "$1" '.[] | select(.location == $here) | .name + " " + .status,
    .name + " has " + (.state.network.eth0.addresses[]? | select(.family == "inet") | .address)'
`,
    fact: line => `container ${line}`,
  },
  evidence: {lxd: lxdEvidence},
  invariants: [
    clusterIsOperational,
    membersAgree,
    onOverlay(membersHaveFanAddresses),
    onOverlay(containersSitOnFanBridge),
    containersRun,
    containersAreSpread,
    onOverlay(addressesLieInSlices),
    lxdStartsAtBoot,
    onOverlay(dhcpAndDnsAnswer),
    onOverlay(ownNamesResolve),
  ],
}

type Check = Role['invariants'][number]

/** What holds of a cluster that has a fan. */
function onOverlay(check: Check): Check {
  return async context => {
    if (overlayIn(context.lab.topology)) await check(context)
  }
}

async function form(context: StepContext): Promise<void> {
  const members = clusterMembers(context.lab)
  await bootstrapCluster(context)
  await importContainerImage(context)
  await joinMembers(context, members.slice(1))
  await waitForCluster(members)
  await launchContainers(context)
}

async function add(context: StepContext, machines: readonly Machine[]): Promise<void> {
  await Promise.all(machines.map(startLxd))
  await joinMembers(context, machines)
  await waitForCluster(clusterMembers(context.lab))
}

async function ready({lab, timed}: StepContext): Promise<void> {
  const members = clusterMembers(lab)
  const first = firstMember(lab)
  await timed('lxd', 'cluster and containers are back', async () => {
    await waitForCluster(members)
    await waitForContainers(first, namesInCluster(lab))
  })
}
