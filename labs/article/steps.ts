import {
  bootLaterMachineWith,
  bootMachines,
  bootstrapCluster,
  connectContainers,
  cutAllPower,
  equipMachinesWith,
  findOutVersions,
  importContainerImage,
  installOverlay,
  joinMember,
  joinMembers,
  launchContainers,
  lxdNeed,
  type Machine,
  NotObservable,
  overlayOf,
  rebootAll,
  rebootMachine,
  rebootRolling,
  restartMachine,
  runContainers,
  type StoryContext,
  startAfterOverlay,
  startDocker,
  waitForCluster,
} from '../../src/api/index.ts'
import {joinWithoutRoot, joinWithToken} from './steps/join-cluster-badly.ts'
import {persistByIfupdown} from './steps/newcomer.ts'
import {tryStandaloneLxd} from './steps/standalone-lxd.ts'
import {withStaticRoutes} from './steps/static-routes.ts'
import {loadBalancer, member, members} from './the-lab.ts'

/** Installs the hook, which brings the fan up where it is not; Docker waits for it at the next boot. */
async function persistFan({lab}: StoryContext): Promise<void> {
  await startAfterOverlay(loadBalancer(lab), overlayOf(lab))
  await overlayOf(lab).persist(loadBalancer(lab))
}

/** Everything that the article's scenarios do to the lab. */
export const steps = {
  bootMachines,
  // The load balancer has an LXD of its own for a moment.
  prepareMachines: equipMachinesWith((machine, system, lab) =>
    machine === loadBalancer(lab) ? [lxdNeed(system)] : [],
  ),
  findOutVersions,
  installFanEngine: installOverlay,
  bootstrapCluster,
  joinWithoutRoot,
  joinWithToken,
  joinMember,
  joinMembers,
  waitForMembers: (context: StoryContext) =>
    context.timed('lxd', 'all members are online', () => waitForCluster(members(context.lab))),
  importContainerImage,
  tryStandaloneLxd,
  launchContainers,
  withStaticRoutes,
  joinLoadBalancer: ({lab}: StoryContext) => overlayOf(lab).join(loadBalancer(lab)),
  joinHost({lab}: StoryContext) {
    const {hostAbsent} = lab.topology
    if (hostAbsent !== undefined) throw new NotObservable(hostAbsent)
    return overlayOf(lab).join(lab.host)
  },
  persistFan,
  startDocker,
  runNginx: runContainers,
  connectNginx: connectContainers,
  bootNewcomer: bootLaterMachineWith(() => [{command: 'ifup', package: 'ifupdown'}]),
  joinNewcomer({lab}: StoryContext, machine: Machine | undefined) {
    if (!machine) throw new NotObservable('there is no fifth machine')
    return overlayOf(lab).join(machine)
  },
  async persistByIfupdown(context: StoryContext, machine: Machine, address: string) {
    if (context.features.adopts === 'everything')
      throw new NotObservable('the machine was there before, and keeps its own network configuration')
    await persistByIfupdown(context, machine, address)
  },
  rebootMachine,
  restartMachine,
  rebootLoadBalancer: (context: StoryContext) => rebootMachine(context, loadBalancer(context.lab)),
  restartLoadBalancer: (context: StoryContext) => restartMachine(context, loadBalancer(context.lab)),
  // Neither the first member, which bootstrapped, nor the last.
  restartMember: (context: StoryContext) => restartMachine(context, member(context.lab, 2)),
  rebootRolling,
  rebootAll,
  cutAllPower(context: StoryContext) {
    if (!context.features.powerCut) throw new NotObservable('the power of these machines cannot be cut')
    return cutAllPower(context, {ownDisks: context.features.ownKernel})
  },
}
