import {underlayInterface} from '../checks/claims/machines.ts'
import type {Machine} from '../lab/machine.ts'
import {chooseFanEngine} from '../steps/choose-fan-engine.ts'
import {connectNginx, createFanNetwork, runNginx, startDocker, waitForNginx} from '../steps/docker.ts'
import {bootstrapCluster, joinCluster} from '../steps/form-cluster.ts'
import {installFanEngine, persistFan as installHook} from '../steps/install-fan.ts'
import {joinHost, joinLoadBalancer} from '../steps/join-fan.ts'
import {importContainerImage, launchContainers} from '../steps/launch-containers.ts'
import {cutAllPower, rebootMachine} from '../steps/reboot.ts'
import type {StoryContext} from './story.ts'

/** The machine of the cluster that is rebooted: neither the first, which bootstrapped, nor the last. */
const rebootedMember = ({lab}: StoryContext): Machine => lab.cluster[1] as Machine

async function bootMachines(context: StoryContext): Promise<void> {
  await context.timed('boot', 'machines boot', async () => {
    await context.makeMachines()
    await Promise.all(context.lab.machines.map(machine => machine.waitForBoot()))
  })
}

async function persistFan(context: StoryContext): Promise<void> {
  const {loadBalancer} = context.lab
  await installHook(context, await underlayInterface(loadBalancer, context.lab.underlayAddress(loadBalancer)))
}

async function joinNginx(context: StoryContext): Promise<void> {
  await connectNginx(context)
  await waitForNginx(context)
}

/** Everything that a scenario can do to a lab. */
export const steps = {
  bootMachines,
  chooseFanEngine,
  installFanEngine,
  bootstrapCluster,
  joinCluster,
  importContainerImage,
  launchContainers,
  joinLoadBalancer,
  joinHost,
  persistFan,
  startDocker,
  runNginx,
  createFanNetwork,
  connectNginx: joinNginx,
  rebootLoadBalancer: (context: StoryContext) => rebootMachine(context, context.lab.loadBalancer),
  rebootMember: (context: StoryContext) => rebootMachine(context, rebootedMember(context)),
  cutAllPower,
}
