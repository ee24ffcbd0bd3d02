import {type StepContext, startLxdForNow, stopAndWipeLxd, z} from '../../../src/api/index.ts'
import {loadBalancer} from '../the-lab.ts'
import {undoneAfter} from './undone-after.ts'

/** A network as `lxc network list --format json` of LXD 5.0 shows it, cut to what is read. */
const lxdNetwork = z.object({
  name: z.string(),
  managed: z.boolean(),
  config: z.record(z.string(), z.string()),
})

type LxdNetwork = z.infer<typeof lxdNetwork>

/**
 * Runs LXD for a moment on the load balancer, in no cluster, as `lxd init --auto` sets it up; gives the networks that
 * it made and removes all of it again.
 */
export async function tryStandaloneLxd({lab, timed}: StepContext): Promise<LxdNetwork[]> {
  const machine = loadBalancer(lab)
  return timed('lxd', 'LXD on its own', () =>
    undoneAfter(
      async () => {
        await startLxdForNow(machine)
        await machine.succeed(['lxd', 'init', '--auto'])
        return machine.json(['lxc', 'network', 'list', '--format', 'json'], z.array(lxdNetwork))
      },
      () => stopAndWipeLxd(machine),
    ),
  )
}
