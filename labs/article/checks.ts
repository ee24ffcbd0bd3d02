import {
  addressesLieInSlices,
  askEveryone,
  CheckFailed,
  clusterIsOperational,
  containersAreSpread,
  containersHaveSettings,
  containersRun,
  containersSitOnFanBridge,
  dhcpAndDnsAnswer,
  dockerStartsAtBoot,
  type Endpoint,
  expectReach,
  expectSilence,
  findEndpoints,
  LabError,
  lxdStartsAtBoot,
  type Machine,
  membersAgree,
  membersHaveFanAddresses,
  mtuIsExact,
  NotObservable,
  networkHasSettings,
  nothingChanged,
  nothingLost,
  otherNamesResolve,
  overlayOf,
  ownNamesResolve,
  placeEndpoints,
  type RecordedStates,
  recordStates,
  type StoryContext,
  waitForLab,
} from '../../src/api/index.ts'
import {loadBalancerReachesDefaultBridge, nobodyElseReachesDefaultBridge} from './claims/default-bridge.ts'
import {everyoneGetsWelcomePage, nginxHasFirstAddress} from './claims/docker.ts'
import {
  bridgeHasFanAddress,
  fanctlIsThere,
  fanMadeTwoInterfaces,
  interfacesOf,
  tunnelIsPort,
} from './claims/fan-bridge.ts'
import {dispatcherFoldersExist, hookIgnoresOthers, hookIsAccepted, hookKnowsFan} from './claims/hook.ts'
import {joinWasRefused} from './claims/join-refusals.ts'
import {machinesRun, networkdManages, underlayIsShared} from './claims/machines.ts'
import {loadBalancerHasNoFan, standaloneHasNoFan} from './claims/outside-the-fan.ts'
import {expectPings} from './claims/pings.ts'
import {
  machinesHaveDisks,
  machinesHaveOneAddress,
  machinesHaveResources,
  machinesRunDistribution,
} from './claims/resources.ts'
import {withHookWord} from './claims/why-hook-failed.ts'
import {containerEndpoints, loadBalancer, members, withNginx} from './the-lab.ts'

/** Milliseconds that services may take after a boot until everything is as it was; 3 s were measured. */
const recovery = 45_000

const placeOf = ({lab}: StoryContext, name: string): Endpoint =>
  placeEndpoints(lab).find(endpoint => endpoint.name === name) as Endpoint
const loadBalancerOf = (context: StoryContext): Endpoint => placeOf(context, loadBalancer(context.lab).name)
const hostOf = (context: StoryContext): Endpoint => placeOf(context, 'host')
const membersOf = (context: StoryContext): Endpoint[] =>
  members(context.lab).map(({name}) => placeOf(context, name))

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
  await Promise.all([expectPings(context, some, others), expectPings(context, others, some)])
}

const loadBalancerHasFanAddress = (context: StoryContext): Promise<void> =>
  bridgeHasFanAddress(context, loadBalancer(context.lab))

const loadBalancerReachesContainers = async (context: StoryContext): Promise<void> =>
  expectPings(context, [loadBalancerOf(context)], await containerEndpoints(context.lab))

const loadBalancerIsOutside = async (context: StoryContext): Promise<void> =>
  expectSilence(context, [loadBalancerOf(context)], await containerEndpoints(context.lab))

/** P21: whoever is asked within the overlay sees the asker's own address, and answers to it: nothing is translated. */
async function peersSeeOwnAddresses(context: StoryContext): Promise<void> {
  const containers = await containerEndpoints(context.lab)
  await expectReach(context, containers, containers, ['icmp', 'udp', 'tcp'])
}

/** P34: nothing of the fan is left, and so nobody is reached. */
async function fanIsGone(context: StoryContext): Promise<void> {
  await loadBalancerHasNoFan(context)
  await loadBalancerIsOutside(context)
}

/** P44: Docker took nothing of the fan, and it still carries packets. */
async function dockerLeftFanAlone(context: StoryContext): Promise<void> {
  await loadBalancerHasFanAddress(context)
  await tunnelIsPort(context, loadBalancer(context.lab))
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
    const got = await withHookWord(loadBalancer(context.lab), machines, error.message)
    throw new CheckFailed({expected: 'everything runs again by itself', got, hint: error.hint})
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
  await bridgeHasFanAddress(context, machine)
  await tunnelIsPort(context, machine)
  await reachEachOther(context, [endpoint], await everyoneOf(context))
}

/** An invariant of the lab's overlay. */
const overlayHolds =
  (id: string) =>
  async (context: StoryContext): Promise<void> => {
    const invariant = overlayOf(context.lab).invariants.find(each => each.id === id)
    if (!invariant) throw new NotObservable(`the lab's overlay has no invariant ${id}`)
    await invariant.check(context, await findEndpoints(context.lab))
  }

/** Everything that a scenario can find out about a lab. */
export const checks = {
  machinesRun,
  machinesHaveResources,
  machinesHaveDisks,
  machinesRunDistribution(context: StoryContext) {
    if (context.distribution === undefined)
      throw new NotObservable('the machines were there before, and no distribution was asked for')
    return machinesRunDistribution(context, context.distribution)
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
  peersSeeOwnAddresses,
  loadBalancerIsOutside,
  hostIsOutside: async (context: StoryContext) => {
    const {hostAbsent} = context.lab.topology
    if (hostAbsent !== undefined) throw new NotObservable(hostAbsent)
    await expectSilence(context, [hostOf(context)], await containerEndpoints(context.lab))
  },
  loadBalancerHasNoIdentity: async (context: StoryContext) =>
    expectSilence(context, await containerEndpoints(context.lab), [loadBalancerOf(context)]),
  fanctlIsThere: (context: StoryContext) => fanctlIsThere(loadBalancer(context.lab)),
  interfacesOf,
  fanMadeTwoInterfaces,
  loadBalancerHasFanAddress,
  loadBalancerReachesContainers,
  containersReachLoadBalancer: async (context: StoryContext) =>
    expectPings(context, await containerEndpoints(context.lab), [loadBalancerOf(context)]),
  loadBalancerReachesMembers: (context: StoryContext) =>
    expectPings(context, [loadBalancerOf(context)], membersOf(context)),
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
    const others = (await everyoneOf(context)).filter(({name}) => name !== loadBalancer(context.lab).name)
    await nobodyElseReachesDefaultBridge(context, others)
  },
  dockerLeftFanAlone,
  nginxHasFirstAddress,
  everyoneGetsWelcomePage: async (context: StoryContext) =>
    everyoneGetsWelcomePage(context, ...(await withNginx(context.lab, everyoneOf(context)))),
  nginxReachesContainers: async (context: StoryContext) => {
    const [containers, nginx] = await withNginx(context.lab, containerEndpoints(context.lab))
    await expectPings(context, [nginx], containers)
  },
  mtuIsExact: async (context: StoryContext) =>
    mtuIsExact(context, ...(await withNginx(context.lab, everyoneOf(context)))),
  dockerDropsNothing: async (context: StoryContext) =>
    reachEachOther(context, [loadBalancerOf(context)], await containerEndpoints(context.lab)),
  tunnelSurvivedDocker: (context: StoryContext) => tunnelIsPort(context, loadBalancer(context.lab)),
  bridgesHaveAddresses: overlayHolds('F1'),
  linksHaveMtu: overlayHolds('F2'),
  tunnelsArePorts: overlayHolds('F3'),
  bridgesHaveOwnMacs: overlayHolds('F4'),
  membersForward: overlayHolds('F5'),
  nothingDropsForwarded: overlayHolds('F6'),
  containersHaveFanMtu: overlayHolds('F7'),
  addressesAreUnique: overlayHolds('F8'),
  containersHaveDefaultRoute: overlayHolds('F9'),
  containersLeaveTranslated: overlayHolds('F10'),
  tunnelsTakeOwnVni: overlayHolds('F11'),
  networkHasSettings: async (context: StoryContext) => {
    await networkHasSettings(context)
    await containersHaveSettings(context)
  },
  lxdStartsAtBoot,
  dockerStartsAtBoot,
  dhcpAndDnsAnswer,
  ownNamesResolve,
  otherNamesResolve: (context: StoryContext) =>
    otherNamesResolve(context, state => context.fact('canonical/lxd#4788', state)),
  newcomerIsOnFan,
  cameBack,
  askEveryone,
}
