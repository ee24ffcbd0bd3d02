import {
  addressesLieInSlices,
  clusterIsOperational,
  containersAreSpread,
  containersRun,
  membersAgree,
  membersHaveFanAddresses,
} from '../checks/claims/cluster.ts'
import {everyoneGetsWelcomePage, nginxHasFirstAddress} from '../checks/claims/docker.ts'
import {
  bridgeHasFanAddress,
  fanMadeTwoInterfaces,
  interfacesOf,
  tunnelIsPort,
} from '../checks/claims/fan-bridge.ts'
import {machinesRun, networkdManages, underlayIsShared} from '../checks/claims/machines.ts'
import {mtuIsExact} from '../checks/claims/mtu.ts'
import {expectReach, expectSilence} from '../checks/claims/reach.ts'
import {containerEndpoints, dockerEndpoint, type Endpoint, placeEndpoints} from '../checks/endpoints.ts'
import {askEveryone} from '../checks/matrix/ask-everyone.ts'
import {LabError} from '../process/lab-error.ts'
import {CheckFailed} from '../report/check-failed.ts'
import {waitForLab} from '../steps/wait-for-lab.ts'
import type {StoryContext} from './story.ts'

const placeOf = ({lab}: StoryContext, name: string): Endpoint =>
  placeEndpoints(lab).find(endpoint => endpoint.name === name) as Endpoint
const loadBalancerOf = (context: StoryContext): Endpoint => placeOf(context, context.lab.loadBalancer.name)
const hostOf = (context: StoryContext): Endpoint => placeOf(context, 'host')
const membersOf = (context: StoryContext): Endpoint[] =>
  context.lab.cluster.map(({name}) => placeOf(context, name))

async function hostReachesContainers(context: StoryContext): Promise<void> {
  const containers = await containerEndpoints(context.lab)
  await Promise.all([
    expectReach(context, [hostOf(context)], containers),
    expectReach(context, containers, [hostOf(context)]),
  ])
}

const loadBalancerHasFanAddress = (context: StoryContext): Promise<void> =>
  bridgeHasFanAddress(context, context.lab.loadBalancer, context.lab.fanAddress(context.lab.loadBalancer))

const loadBalancerReachesContainers = async (context: StoryContext): Promise<void> =>
  expectReach(context, [loadBalancerOf(context)], await containerEndpoints(context.lab))

const containersReachLoadBalancer = async (context: StoryContext): Promise<void> =>
  expectReach(context, await containerEndpoints(context.lab), [loadBalancerOf(context)])

/** P44: Docker took nothing of the fan, and it still carries packets. */
async function dockerLeftFanAlone(context: StoryContext): Promise<void> {
  await loadBalancerHasFanAddress(context)
  await tunnelIsPort(context, context.lab.loadBalancer)
  await loadBalancerReachesContainers(context)
}

/** P39: bridge and tunnel are there again and carry packets in both directions, and nobody brought them up. */
async function fanCameBack(context: StoryContext): Promise<void> {
  await comeBack(context)
  await loadBalancerHasFanAddress(context)
  await loadBalancerReachesContainers(context)
  await containersReachLoadBalancer(context)
}

async function clusterCameBack(context: StoryContext): Promise<void> {
  await comeBack(context)
  await membersAgree(context)
  await membersHaveFanAddresses(context)
  await containersRun(context)
}

/** What does not come back after a reboot is the lab's failure, and none of the harness. */
async function comeBack(context: StoryContext): Promise<void> {
  try {
    await waitForLab(context)
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    throw new CheckFailed({expected: 'everything runs again by itself', got: error.message, hint: error.hint})
  }
}

/** Everything that a scenario can find out about a lab. */
export const checks = {
  machinesRun: (context: StoryContext) => machinesRun(context, context.provided),
  underlayIsShared,
  networkdManages,
  clusterIsOperational,
  membersAgree,
  membersHaveFanAddresses,
  containersRun,
  containersAreSpread,
  addressesLieInSlices,
  interfacesOf,
  fanMadeTwoInterfaces,
  loadBalancerHasFanAddress,
  loadBalancerReachesContainers,
  containersReachLoadBalancer,
  loadBalancerIsOutside: async (context: StoryContext) =>
    expectSilence(context, [loadBalancerOf(context)], await containerEndpoints(context.lab)),
  hostIsOutside: async (context: StoryContext) =>
    expectSilence(context, [hostOf(context)], await containerEndpoints(context.lab)),
  loadBalancerReachesMembers: (context: StoryContext) =>
    expectReach(context, [loadBalancerOf(context)], membersOf(context)),
  hostReachesContainers,
  dockerLeftFanAlone,
  nginxHasFirstAddress,
  everyoneGetsWelcomePage: async (context: StoryContext) => {
    const nginx = await dockerEndpoint(context.lab)
    await everyoneGetsWelcomePage(context, await everyoneOf(context), nginx)
  },
  mtuIsExact: async (context: StoryContext) =>
    mtuIsExact(context, await everyoneOf(context), await dockerEndpoint(context.lab)),
  fanCameBack,
  clusterCameBack,
  tunnelSurvivedDocker: (context: StoryContext) => tunnelIsPort(context, context.lab.loadBalancer),
  askEveryone,
}

/** Every endpoint but the Docker container. */
const everyoneOf = async (context: StoryContext): Promise<Endpoint[]> => [
  ...placeEndpoints(context.lab),
  ...(await containerEndpoints(context.lab)),
]
