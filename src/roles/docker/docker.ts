import type {Lab} from '../../lab/lab.ts'
import type {StepContext} from '../../lab/step-context.ts'
import {overlayOf} from '../../overlays/index.ts'
import {formatAddress, formatPrefix} from '../../process/prefix.ts'
import type {Sight} from '../../process/wait-until.ts'
import {type DockerContainer, fanNetwork, inspectNginx} from './docker-api.ts'

const image = 'fanlab/nginx'
const imageArchive = '/usr/share/fanlab/images/nginx.tar'
/** Milliseconds that Docker may take to start; 1.5 s were measured. */
const dockerDeadline = 90_000

/** Starts Docker on the load balancer, now and at each boot. */
export async function startDocker({lab, timed}: StepContext): Promise<void> {
  await timed('docker', 'docker starts', async () => {
    const units = ['containerd.service', 'docker.socket', 'docker.service']
    await lab.loadBalancer.succeed(['systemctl', 'enable', '--now', '--quiet', ...units], {
      timeoutMs: dockerDeadline,
    })
  })
}

/** Runs nginx on Docker's default bridge; it comes back after a reboot. */
export async function runNginx({lab, timed}: StepContext): Promise<void> {
  await timed('docker', 'nginx starts', async () => {
    const command = 'CMD ["nginx","-g","daemon off;"]'
    await lab.loadBalancer.succeed(['docker', 'import', '--change', command, imageArchive, image])
    await lab.loadBalancer.succeed([
      ...['docker', 'run', '--detach', '--name', lab.containersOf('docker')[0] ?? ''],
      // nginx takes it as "end orderly"; a signal that it ignored would cost each reboot ten seconds.
      ...['--restart', 'always', '--stop-signal', 'SIGQUIT'],
      image,
    ])
  })
}

/** The article's `docker network create` on the fan's bridge, with the slice's first /24 for its containers. */
export function createNetworkCommand(lab: Lab, gateway: string): string[] {
  const {address} = overlayOf(lab).sliceOf(lab.loadBalancer)
  const slice = formatAddress(address)
  return [
    ...['docker', 'network', 'create', '--driver', 'bridge'],
    ...['--subnet', formatPrefix(overlayOf(lab).prefix)],
    ...['--gateway', gateway],
    ...['--ip-range', `${slice}/24`],
    // The overlay is larger than the range, so that its first address would count as a host's.
    ...['--aux-address', `net=${slice}`],
    ...['--opt', `com.docker.network.bridge.name=${overlayOf(lab).bridge}`],
    ...['--opt', `com.docker.network.driver.mtu=${overlayOf(lab).mtu}`],
    fanNetwork,
  ]
}

export async function createFanNetwork({lab, timed}: StepContext): Promise<void> {
  await timed('docker', 'network on the fan', () =>
    lab.loadBalancer.succeed(createNetworkCommand(lab, overlayOf(lab).addressOf(lab.loadBalancer))),
  )
}

export async function connectNginx({lab, timed}: StepContext): Promise<void> {
  await timed('docker', 'nginx joins the fan', () =>
    lab.loadBalancer.succeed([
      'docker',
      'network',
      'connect',
      fanNetwork,
      lab.containersOf('docker')[0] ?? '',
    ]),
  )
}

/** Resolves when the container runs and has an address on the fan. */
export function waitForNginx({lab}: Pick<StepContext, 'lab'>): Promise<DockerContainer> {
  const name = lab.containersOf('docker')[0] ?? ''
  return lab.loadBalancer.waitUntil(
    `${name} runs with an overlay address`,
    async (): Promise<Sight<DockerContainer>> => {
      const container = await inspectNginx(lab.loadBalancer, name)
      if (!container.State.Running) return {notYet: `${name} does not run`}
      const address = container.NetworkSettings.Networks[fanNetwork]?.IPAddress
      return address ? {value: container} : {notYet: `${name} has no address on ${fanNetwork}`}
    },
    {within: dockerDeadline, hint: `docker ps --all, on ${lab.loadBalancer.name}`},
  )
}
