import type {Machine} from '../lab/machine.ts'
import type {StepContext} from '../lab/step-context.ts'
import {waitForNginx} from '../roles/docker/docker.ts'
import {waitForCluster} from '../roles/lxd-cluster/form-cluster.ts'
import {waitForContainers} from '../roles/lxd-cluster/launch-containers.ts'

/** Resolves when all that runs on the machines by itself after a boot does run. Changes nothing: it has to come by itself. */
export async function waitForLab(context: StepContext): Promise<void> {
  const {lab, timed} = context
  await timed('boot', 'the machines start everything', () =>
    Promise.all(lab.machines.map(machine => machine.waitForBoot())),
  )
  await Promise.all([
    timed('lxd', 'cluster and containers are back', async () => {
      await waitForCluster(lab.cluster)
      await waitForContainers(lab.cluster[0] as Machine, lab.containersOf('lxd-cluster'))
    }),
    timed('docker', 'nginx is back', () => waitForNginx(context)),
  ])
}
