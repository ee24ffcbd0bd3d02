import type {Machine} from '../../lab/machine.ts'
import type {StepContext} from '../../lab/step-context.ts'
import type {Sight} from '../../process/wait-until.ts'
import {fanNetwork, inspectContainer} from './docker-api.ts'
import {createNetworkCommand} from './network-command.ts'
import {isOnFan, type PlacedContainer, placedContainers} from './placed-containers.ts'

const ownImage = 'fanlab/nginx'
const imageArchive = '/usr/share/fanlab/images/nginx.tar'
/** Milliseconds that Docker may take to start; 1.5 s were measured. */
const dockerDeadline = 90_000

/** Starts Docker on its machines, now and at each boot. */
export const startDocker = (context: StepContext): Promise<void> =>
  startDockerOn(context, context.lab.machinesOf('docker'))

/** The same, on some of them. */
export async function startDockerOn({timed}: StepContext, machines: readonly Machine[]): Promise<void> {
  const units = ['containerd.service', 'docker.socket', 'docker.service']
  await timed('docker', 'docker starts', () =>
    onEach(machines, machine =>
      machine.succeed(['systemctl', 'enable', '--now', '--quiet', ...units], {timeoutMs: dockerDeadline}),
    ),
  )
}

/** Runs the lab's containers on Docker's default bridge; they come back after a reboot. */
export const runContainers = (context: StepContext): Promise<void> =>
  runContainersOn(context, context.lab.machinesOf('docker'))

/** The same, on some of the machines. */
export async function runContainersOn(context: StepContext, machines: readonly Machine[]): Promise<void> {
  const {lab, timed} = context
  const containers = placedContainers(lab)
  await timed('docker', 'containers start', () =>
    onEach(machines, async machine => {
      const own = containers.filter(placed => placed.machine === machine)
      const {loadImages} = await import('./load-images.ts')
      const images = await loadImages(context, machine)
      const command = 'CMD ["nginx","-g","daemon off;"]'
      if (own.some(placed => placed.image === undefined))
        await machine.succeed(['docker', 'import', '--change', command, imageArchive, ownImage])
      for (const {name, image} of own) {
        const given = image === undefined ? undefined : images.get(image)
        await machine.succeed(given === undefined ? runOwnCommand(name) : runCommand(name, [], given))
      }
    }),
  )
}

const runCommand = (name: string, options: readonly string[], image: string): string[] => [
  ...['docker', 'run', '--detach', '--name', name, '--restart', 'always'],
  ...options,
  image,
]

/** nginx takes the signal as "end orderly"; one that it ignored would cost each reboot ten seconds. */
const runOwnCommand = (name: string): string[] => runCommand(name, ['--stop-signal', 'SIGQUIT'], ownImage)

/** A network on the overlay's bridge, on each machine. */
export async function createFanNetwork(
  {lab, timed}: StepContext,
  machines: readonly Machine[] = lab.machinesOf('docker'),
): Promise<void> {
  if (machines.length === 0) return
  await timed('docker', 'network on the fan', () =>
    onEach(machines, machine => machine.succeed(createNetworkCommand(lab, machine))),
  )
}

/** Connects those of the overlay to that network, one after the other: they take its addresses in their order. */
export async function connectContainers(context: StepContext): Promise<void> {
  const {lab, timed} = context
  await timed('docker', 'containers join the fan', async () => {
    for (const {name, machine} of placedContainers(lab).filter(isOnFan))
      await machine.succeed(['docker', 'network', 'connect', fanNetwork, name])
  })
  await waitForDocker(context)
}

/** Resolves when the lab's containers run and have their addresses. */
export async function waitForDocker({lab}: Pick<StepContext, 'lab'>): Promise<void> {
  await Promise.all(placedContainers(lab).map(waitForContainer))
}

const waitForContainer = ({name, machine, network}: PlacedContainer): Promise<true> =>
  machine.waitUntil(
    `${name} runs with an address on ${network}`,
    async (): Promise<Sight<true>> => {
      const container = await inspectContainer(machine, name)
      if (!container.State.Running) return {notYet: `${name} does not run`}
      const address = container.NetworkSettings.Networks[network]?.IPAddress
      return address ? {value: true} : {notYet: `${name} has no address on ${network}`}
    },
    {within: dockerDeadline, hint: `docker ps --all, on ${machine.name}`},
  )

const onEach = (
  machines: readonly Machine[],
  act: (machine: Machine) => Promise<unknown>,
): Promise<unknown> => Promise.all(machines.map(act))
