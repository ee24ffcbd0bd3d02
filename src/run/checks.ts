import {
  loadBalancerReachesDefaultBridge,
  nobodyElseReachesDefaultBridge,
} from '../../labs/article/claims/default-bridge.ts'
import {everyoneGetsWelcomePage, nginxHasFirstAddress} from '../../labs/article/claims/docker.ts'
import {
  dispatcherFoldersExist,
  hookIgnoresOthers,
  hookIsAccepted,
  hookKnowsFan,
} from '../../labs/article/claims/hook.ts'
import {joinWasRefused} from '../../labs/article/claims/join-refusals.ts'
import {machinesRun, networkdManages, underlayIsShared} from '../../labs/article/claims/machines.ts'
import {loadBalancerHasNoFan, standaloneHasNoFan} from '../../labs/article/claims/outside-the-fan.ts'
import {
  machinesHaveDisks,
  machinesHaveOneAddress,
  machinesHaveResources,
  machinesRunDistribution,
} from '../../labs/article/claims/resources.ts'
import {askEveryone} from '../expect/ask-everyone.ts'
import {containerEndpoints, dockerEndpoint, findEndpoints, placeEndpoints} from '../expect/endpoints.ts'
import {mtuIsExact} from '../expect/mtu.ts'
import {expectReach, expectSilence} from '../expect/reach.ts'
import {nothingChanged, nothingLost, type RecordedStates, recordStates} from '../expect/unchanged.ts'
import {CheckFailed, NotObservable} from '../lab/check-failed.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import type {Machine} from '../lab/machine.ts'
import {
  addressesAreUnique,
  containersHaveFanMtu,
  peersSeeOwnAddresses,
} from '../overlays/fan/containers-on-fan.ts'
import {
  bridgeHasFanAddress,
  fanctlIsThere,
  fanMadeTwoInterfaces,
  interfacesOf,
  tunnelIsPort,
} from '../overlays/fan/fan-bridge.ts'
import {
  bridgesHaveAddresses,
  bridgesHaveOwnMacs,
  linksHaveMtu,
  membersForward,
  nothingDropsForwarded,
  tunnelsArePorts,
} from '../overlays/fan/invariants.ts'
import {overlayOf} from '../overlays/index.ts'
import {LabError} from '../process/lab-error.ts'
import {optionName} from '../process/option-name.ts'
import {containersSitOnFanBridge} from '../roles/lxd-cluster/containers-sit-on-fan-bridge.ts'
import {
  addressesLieInSlices,
  clusterIsOperational,
  containersAreSpread,
  containersRun,
  membersAgree,
  membersHaveFanAddresses,
} from '../roles/lxd-cluster/invariants.ts'
import {unknownDistribution} from './for-provider.ts'
import type {StoryContext} from './story.ts'
import {waitForLab} from './wait-for-lab.ts'

/** Milliseconds that services may take after a boot until everything is as it was; 3 s were measured. */
const recovery = 45_000

const placeOf = ({lab}: StoryContext, name: string): Endpoint =>
  placeEndpoints(lab).find(endpoint => endpoint.name === name) as Endpoint
const loadBalancerOf = (context: StoryContext): Endpoint => placeOf(context, context.lab.loadBalancer.name)
const hostOf = (context: StoryContext): Endpoint => placeOf(context, 'host')
const membersOf = (context: StoryContext): Endpoint[] =>
  context.lab.cluster.map(({name}) => placeOf(context, name))

/** Every endpoint but the Docker container. */
const everyoneOf = async (context: StoryContext): Promise<Endpoint[]> => [
  ...placeEndpoints(context.lab),
  ...(await containerEndpoints(context.lab)),
]

/** Both ways, at the same time. */
async function reachEachOther(
  context: StoryContext,
  some: readonly Endpoint[],
  others: readonly Endpoint[],
): Promise<void> {
  await Promise.all([expectReach(context, some, others), expectReach(context, others, some)])
}

const loadBalancerHasFanAddress = (context: StoryContext): Promise<void> =>
  bridgeHasFanAddress(
    context,
    context.lab.loadBalancer,
    overlayOf(context.lab).addressOf(context.lab.loadBalancer),
  )

const loadBalancerReachesContainers = async (context: StoryContext): Promise<void> =>
  expectReach(context, [loadBalancerOf(context)], await containerEndpoints(context.lab))

const loadBalancerIsOutside = async (context: StoryContext): Promise<void> =>
  expectSilence(context, [loadBalancerOf(context)], await containerEndpoints(context.lab))

/** P34: nothing of the fan is left, and so nobody is reached. */
async function fanIsGone(context: StoryContext): Promise<void> {
  await loadBalancerHasNoFan(context)
  await loadBalancerIsOutside(context)
}

/** P44: Docker took nothing of the fan, and it still carries packets. */
async function dockerLeftFanAlone(context: StoryContext): Promise<void> {
  await loadBalancerHasFanAddress(context)
  await tunnelIsPort(context, context.lab.loadBalancer)
  await loadBalancerReachesContainers(context)
}

/** P39, P40: what ran before runs again by itself, with the state that was recorded. */
async function cameBack(
  context: StoryContext,
  machines: readonly Machine[],
  before: RecordedStates,
): Promise<void> {
  try {
    await waitForLab(context)
  } catch (error) {
    // What does not come back after a reboot is the lab's failure, and none of the harness.
    if (!(error instanceof LabError)) throw error
    throw new CheckFailed({expected: 'everything runs again by itself', got: error.message, hint: error.hint})
  }
  await nothingLost(machines, before, recovery)
}

/** P52: the newcomer and all containers reach each other. */
async function newcomerIsOnFan(context: StoryContext, machine: Machine): Promise<void> {
  const endpoint: Endpoint = {
    name: machine.name,
    kind: 'machine',
    address: overlayOf(context.lab).addressOf(machine),
    place: machine,
    http: false,
  }
  await bridgeHasFanAddress(context, machine, endpoint.address)
  await tunnelIsPort(context, machine)
  await reachEachOther(context, [endpoint], await everyoneOf(context))
}

/** Everything that a scenario can find out about a lab. */
export const checks = {
  machinesRun: (context: StoryContext) => machinesRun(context, context.provided),
  machinesHaveResources,
  machinesHaveDisks,
  machinesRunDistribution: (context: StoryContext) => {
    const {distribution} = context.options
    if (distribution === unknownDistribution)
      throw new NotObservable(
        `the machines were there before, and no ${optionName('distribution')} was asked for`,
      )
    return machinesRunDistribution(context, distribution)
  },
  machinesHaveOneAddress: (context: StoryContext) => {
    if (!context.features.onlyUnderlay)
      throw new NotObservable('machines of this provider have other networks beside the underlay')
    return machinesHaveOneAddress(context)
  },
  underlayIsShared,
  networkdManages,
  joinWasRefused,
  clusterIsOperational,
  membersAgree,
  membersHaveFanAddresses,
  loadBalancerHasNoFan,
  standaloneHasNoFan,
  containersRun,
  containersAreSpread,
  addressesLieInSlices,
  containersSitOnFanBridge,
  peersSeeOwnAddresses: async (context: StoryContext) =>
    peersSeeOwnAddresses(await containerEndpoints(context.lab)),
  loadBalancerIsOutside,
  hostIsOutside: async (context: StoryContext) => {
    const {hostAbsent} = context.lab.topology
    if (hostAbsent !== undefined) throw new NotObservable(hostAbsent)
    await expectSilence(context, [hostOf(context)], await containerEndpoints(context.lab))
  },
  loadBalancerHasNoIdentity: async (context: StoryContext) =>
    expectSilence(context, await containerEndpoints(context.lab), [loadBalancerOf(context)]),
  fanctlIsThere: (context: StoryContext) => fanctlIsThere(context.lab.loadBalancer),
  interfacesOf,
  fanMadeTwoInterfaces,
  loadBalancerHasFanAddress,
  loadBalancerReachesContainers,
  containersReachLoadBalancer: async (context: StoryContext) =>
    expectReach(context, await containerEndpoints(context.lab), [loadBalancerOf(context)]),
  loadBalancerReachesMembers: (context: StoryContext) =>
    expectReach(context, [loadBalancerOf(context)], membersOf(context)),
  recordStates,
  nothingChanged,
  fanIsGone,
  dispatcherFoldersExist,
  hookIsAccepted,
  hookIgnoresOthers,
  hookKnowsFan,
  hostReachesContainers: async (context: StoryContext) =>
    reachEachOther(context, [hostOf(context)], await containerEndpoints(context.lab)),
  loadBalancerReachesDefaultBridge: (context: StoryContext) =>
    loadBalancerReachesDefaultBridge(context, loadBalancerOf(context)),
  nobodyElseReachesDefaultBridge: async (context: StoryContext) => {
    const others = (await everyoneOf(context)).filter(({name}) => name !== context.lab.loadBalancer.name)
    await nobodyElseReachesDefaultBridge(context, others)
  },
  dockerLeftFanAlone,
  nginxHasFirstAddress,
  everyoneGetsWelcomePage: async (context: StoryContext) =>
    everyoneGetsWelcomePage(context, await everyoneOf(context), await dockerEndpoint(context.lab)),
  nginxReachesContainers: async (context: StoryContext) =>
    expectReach(context, [await dockerEndpoint(context.lab)], await containerEndpoints(context.lab)),
  mtuIsExact: async (context: StoryContext) =>
    mtuIsExact(context, await everyoneOf(context), await dockerEndpoint(context.lab)),
  dockerDropsNothing: async (context: StoryContext) =>
    reachEachOther(context, [loadBalancerOf(context)], await containerEndpoints(context.lab)),
  tunnelSurvivedDocker: (context: StoryContext) => tunnelIsPort(context, context.lab.loadBalancer),
  bridgesHaveAddresses,
  linksHaveMtu,
  tunnelsArePorts,
  bridgesHaveOwnMacs,
  membersForward,
  nothingDropsForwarded,
  addressesAreUnique: async (context: StoryContext) => {
    const {endpoints} = await findEndpoints(context.lab)
    await addressesAreUnique(endpoints)
  },
  containersHaveFanMtu: async (context: StoryContext) =>
    containersHaveFanMtu(context, await containerEndpoints(context.lab)),
  newcomerIsOnFan,
  cameBack,
  askEveryone,
}
