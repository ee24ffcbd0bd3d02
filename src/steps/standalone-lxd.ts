import type {StepContext} from './context.ts'

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
    await machine.succeed(['systemctl', 'start', 'lxd.service'])
    try {
      await machine.succeed(['lxd', 'init', '--auto'])
      return await machine.json<LxdNetwork[]>(['lxc', 'network', 'list', '--format', 'json'])
    } finally {
      await machine.succeed(['sh', '-eu', '-c', removal], {timeoutMs: 60_000})
    }
  })
}

/** LXD's unit leaves its children running when it stops, so its bridge and DHCP server go by its own hand first. */
const removal = `
lxc profile device remove default eth0
lxc network delete lxdbr0
systemctl stop lxd.socket lxd.service
find /var/lib/lxd -mindepth 1 -delete
`
