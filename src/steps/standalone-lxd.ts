import type {StepContext} from './context.ts'
import {startLxdForNow, stopAndWipeLxd} from './lxd-service.ts'

/** A network as `lxc network list --format json` of LXD 5.0 shows it, cut to what is read. */
export interface LxdNetwork {
  name: string
  managed: boolean
  config: Record<string, string>
}

/**
 * Runs LXD for a moment on the load balancer, in no cluster, as `lxd init --auto` sets it up; gives the networks that
 * it made and removes all of it again.
 */
export async function tryStandaloneLxd({lab, timed}: StepContext): Promise<LxdNetwork[]> {
  const machine = lab.loadBalancer
  return timed('lxd', 'LXD on its own', async () => {
    await startLxdForNow(machine)
    try {
      await machine.succeed(['lxd', 'init', '--auto'])
      return await machine.json<LxdNetwork[]>(['lxc', 'network', 'list', '--format', 'json'])
    } finally {
      await stopAndWipeLxd(machine)
    }
  })
}
