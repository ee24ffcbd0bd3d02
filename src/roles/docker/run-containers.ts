import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import type {StepContext} from '../../lab/step-context.ts'
import type {Sight} from '../../process/wait-until.ts'
import {fanNetwork, inspectContainer} from './docker-api.ts'
import {createNetworkCommand} from './network-command.ts'
import {type PlacedContainer, placedContainers} from './placed-containers.ts'

const image = 'fanlab/nginx'
const imageArchive = '/usr/share/fanlab/images/nginx.tar'
/** Milliseconds that Docker may take to start; 1.5 s were measured. */
const dockerDeadline = 90_000

/** Starts Docker on its machines, now and at each boot. */
export async function startDocker({lab, timed}: StepContext): Promise<void> {
  const units = ['containerd.service', 'docker.socket', 'docker.service']
  await timed('docker', 'docker starts', () =>
    onEach(lab, machine =>
      machine.succeed(['systemctl', 'enable', '--now', '--quiet', ...units], {timeoutMs: dockerDeadline}),
    ),
  )
}

/** Runs the lab's containers on Docker's default bridge; they come back after a reboot. */
export async function runContainers({lab, timed}: StepContext): Promise<void> {
  const containers = placedContainers(lab)
  await timed('docker', 'containers start', () =>
    onEach(lab, async machine => {
      const own = containers.filter(placed => placed.machine === machine)
      if (own.length === 0) return
      const command = 'CMD ["nginx","-g","daemon off;"]'
      await machine.succeed(['docker', 'import', '--change', command, imageArchive, image])
      for (const {name} of own) await machine.succeed(runCommand(name))
    }),
  )
}

const runCommand = (name: string): string[] => [
  ...['docker', 'run', '--detach', '--name', name],
  // nginx takes it as "end orderly"; a signal that it ignored would cost each reboot ten seconds.
  ...['--restart', 'always', '--stop-signal', 'SIGQUIT'],
  image,
]

/** A network on the overlay's bridge, on each machine. */
export async function createFanNetwork({lab, timed}: StepContext): Promise<void> {
  await timed('docker', 'network on the fan', () =>
    onEach(lab, machine => machine.succeed(createNetworkCommand(lab, machine))),
  )
}

/** Connects the lab's containers to that network, one after the other: they take its addresses in their order. */
export async function connectContainers(context: StepContext): Promise<void> {
  const {lab, timed} = context
  await timed('docker', 'containers join the fan', async () => {
    for (const {name, machine} of placedContainers(lab))
      await machine.succeed(['docker', 'network', 'connect', fanNetwork, name])
  })
  await waitForDocker(context)
}

/** Resolves when the lab's containers run and have addresses on the overlay. */
export async function waitForDocker({lab}: Pick<StepContext, 'lab'>): Promise<void> {
  await Promise.all(placedContainers(lab).map(waitForContainer))
}

const waitForContainer = ({name, machine}: PlacedContainer): Promise<true> =>
  machine.waitUntil(
    `${name} runs with an overlay address`,
    async (): Promise<Sight<true>> => {
      const container = await inspectContainer(machine, name)
      if (!container.State.Running) return {notYet: `${name} does not run`}
      const address = container.NetworkSettings.Networks[fanNetwork]?.IPAddress
      return address ? {value: true} : {notYet: `${name} has no address on ${fanNetwork}`}
    },
    {within: dockerDeadline, hint: `docker ps --all, on ${machine.name}`},
  )

const onEach = (lab: Lab, act: (machine: Machine) => Promise<unknown>): Promise<unknown> =>
  Promise.all(lab.machinesOf('docker').map(act))
