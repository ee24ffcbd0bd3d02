import {joinWithoutRoot, joinWithToken} from '../../labs/article/steps/join-cluster-badly.ts'
import {persistByIfupdown} from '../../labs/article/steps/newcomer.ts'
import {tryStandaloneLxd} from '../../labs/article/steps/standalone-lxd.ts'
import {withStaticRoutes} from '../../labs/article/steps/static-routes.ts'
import {adoptPlaces} from '../lab/adopt.ts'
import {NotObservable} from '../lab/check-failed.ts'
import {labOf} from '../lab/lab.ts'
import {Machine} from '../lab/machine.ts'
import {prepareMachines} from '../lab/prepare-machines.ts'
import {cutAllPower, rebootAll, rebootMachine, rebootRolling, restartMachine} from '../lab/reboot.ts'
import {machineSpec} from '../lab/topology.ts'
import {overlayOf} from '../overlays/index.ts'
import {startAfterOverlay} from '../roles/docker/after-overlay.ts'
import {connectNginx, createFanNetwork, runNginx, startDocker, waitForNginx} from '../roles/docker/docker.ts'
import {bootstrapCluster, joinMember, waitForCluster} from '../roles/lxd-cluster/form-cluster.ts'
import {importContainerImage, launchContainers} from '../roles/lxd-cluster/launch-containers.ts'
import {reportVersions} from './report-versions.ts'
import type {StoryContext} from './story.ts'

/** The machine of the cluster that is rebooted: neither the first, which bootstrapped, nor the last. */
const rebootedMember = ({lab}: StoryContext): Machine => lab.cluster[1] as Machine

async function bootMachines(context: StoryContext): Promise<void> {
  await context.timed('boot', 'machines boot', async () => {
    await context.makeMachines()
    await Promise.all(context.lab.machines.map(machine => machine.waitForBoot()))
  })
}

/** Gives machines what they lack; those that were there before have to be empty, and are noted as they are. */
const prepare = (context: StoryContext): Promise<void> => prepareThese(context, context.lab.machines)

async function findOutVersions(context: StoryContext): Promise<void> {
  await Promise.all([overlayOf(context.lab).tell(context), reportVersions(context)])
}

/** Installs the hook, which brings the fan up where it is not. */
async function persistFan(context: StoryContext): Promise<void> {
  const {loadBalancer} = context.lab
  const overlay = overlayOf(context.lab)
  await startAfterOverlay(loadBalancer, overlay)
  await overlay.persist(loadBalancer)
}

async function joinNginx(context: StoryContext): Promise<void> {
  await connectNginx(context)
  await waitForNginx(context)
}

/** A machine that nobody planned for boots on the same underlay. It knows the fan's tools and is in no fan. */
async function bootNewcomer(context: StoryContext): Promise<Machine> {
  const {lab, provided} = context
  const {newcomer} = lab.topology
  const lacking = provided.lacks?.(newcomer.name)
  if (lacking !== undefined) throw new NotObservable(lacking)
  const spec = machineSpec(newcomer)
  return context.timed('boot', 'the newcomer boots', async () => {
    const machine = new Machine(await provided.create(spec))
    await machine.waitForBoot()
    // Where the provider gives the addresses, the newcomer's is known only now.
    context.lab = await labOf(provided, lab.topology, lab.machines)
    await prepareThese(context, [machine])
    await overlayOf(context.lab).install(context, [machine])
    return machine
  })
}

async function prepareThese(context: StoryContext, machines: readonly Machine[]): Promise<void> {
  const {features, options, provided} = context
  const adopts = {machines: features.adopts === 'everything', host: features.adopts !== 'nothing'}
  await adoptPlaces(context, machines, {...adopts, empty: options.empty})
  await prepareMachines(context, machines, provided.spec.image)
}

/** Everything that a scenario can do to a lab. */
export const steps = {
  bootMachines,
  prepareMachines: prepare,
  findOutVersions,
  installFanEngine: (context: StoryContext) => overlayOf(context.lab).install(context, context.lab.places),
  bootstrapCluster,
  joinWithoutRoot,
  joinWithToken,
  joinMember,
  waitForMembers: (context: StoryContext) =>
    context.timed('lxd', 'all members are online', () => waitForCluster(context.lab.cluster)),
  importContainerImage,
  tryStandaloneLxd,
  launchContainers,
  withStaticRoutes,
  joinLoadBalancer: ({lab}: StoryContext) => overlayOf(lab).join(lab.loadBalancer),
  joinHost: (context: StoryContext) => {
    const {hostAbsent} = context.lab.topology
    if (hostAbsent !== undefined) throw new NotObservable(hostAbsent)
    return overlayOf(context.lab).join(context.lab.host)
  },
  persistFan,
  startDocker,
  runNginx,
  createFanNetwork,
  connectNginx: joinNginx,
  bootNewcomer,
  joinNewcomer: ({lab}: StoryContext, machine: Machine) => overlayOf(lab).join(machine),
  persistByIfupdown: async (context: StoryContext, machine: Machine, address: string) => {
    if (context.features.adopts === 'everything')
      throw new NotObservable('the machine was there before, and keeps its own network configuration')
    await persistByIfupdown(context, machine, address)
  },
  rebootMachine,
  rebootLoadBalancer: (context: StoryContext) => rebootMachine(context, context.lab.loadBalancer),
  restartLoadBalancer: (context: StoryContext) => restartMachine(context, context.lab.loadBalancer),
  restartMember: (context: StoryContext) => restartMachine(context, rebootedMember(context)),
  rebootRolling,
  rebootAll,
  cutAllPower: (context: StoryContext) => {
    if (!context.features.powerCut) throw new NotObservable('the power of these machines cannot be cut')
    return cutAllPower(context, {ownDisks: context.features.ownKernel})
  },
}
