import {installedVersions} from '../../lab/installed-versions.ts'
import type {Machine} from '../../lab/machine.ts'
import type {StepContext} from '../../lab/step-context.ts'
import {overlayIn, overlayOf} from '../../overlays/index.ts'
import type {Role} from '../role.ts'
import {startAfterOverlay} from './after-overlay.ts'
import {fanNetwork} from './docker-api.ts'
import {dockerEndpoints, findDocker, launchedDocker} from './docker-endpoints.ts'
import {dockerEvidence} from './docker-evidence.ts'
import {containersAreOnNetwork} from './invariants.ts'
import {containersHaveSettings, networkHasSettings} from './network-settings.ts'
import {onFan} from './on-fan.ts'
import {
  connectContainers,
  createFanNetwork,
  runContainersOn,
  startDockerOn,
  waitForDocker,
} from './run-containers.ts'
import {dockerStartsAtBoot} from './starts-at-boot.ts'

/** Machines each of which runs containers with Docker; where there is an overlay, with a network on its bridge. */
export const docker: Role = {
  name: 'docker',
  formsOverlay: false,
  needs: () => [
    {command: 'dockerd', package: 'docker.io'},
    // A package of its own from Debian 13 on.
    {command: 'docker', package: 'docker-cli'},
  ],
  images: ['nginx.tar'],
  inotifyInstances: 2,
  units: ['docker.service', 'docker.socket', 'containerd.service'],
  plainDirectories: ['/var/lib/docker'],
  versions: machine => installedVersions(machine, ['docker.io', 'nginx']),
  ...{form, add, joined},
  endpoints: dockerEndpoints,
  find: async (lab, wanted) => (await import('./find-containers.ts')).findContainers(lab, wanted),
  launched: launchedDocker,
  findPlace: findDocker,
  ready: context => context.timed('docker', 'containers of Docker are back', () => waitForDocker(context)),
  state: {
    // Asked without the daemon, its socket would start it.
    script: `
if systemctl is-active --quiet docker.service; then
  docker ps --all --format '{{.Names}} {{.State}} on {{.Networks}}'
  docker ps --all --quiet | xargs -r docker inspect --format '{{$name := .Name}}{{range $network, $own := .NetworkSettings.Networks}}address of {{$name}} on {{$network}} is {{$own.IPAddress}}/{{$own.IPPrefixLen}} {{with $own.IPAMConfig}}{{.IPv4Address}}{{end}}{{"\\n"}}{{end}}restart policy of {{$name}} is {{.HostConfig.RestartPolicy.Name}}'
fi
`,
    // Docker keeps a container's networks in a map, and lists them in another order each time.
    fact: line => {
      if (line.startsWith('address of ')) return addressFact(line)
      if (line.startsWith('restart policy of ')) return `Docker ${line}`
      const [, container = line, networks = ''] = /^(.*) on ?(\S*)$/.exec(line) ?? []
      return `Docker container ${container} on ${networks.split(',').sort().join(',') || 'nothing'}`
    },
  },
  evidence: {docker: dockerEvidence},
  invariants: [containersAreOnNetwork, networkHasSettings, containersHaveSettings, dockerStartsAtBoot],
}

/**
 * At each boot Docker gives addresses to its containers in the order in which they start: which one it is stays only where
 * somebody has asked for it, and on the overlay, where the lab connects one after the other.
 */
function addressFact(line: string): string {
  const [, whose = line, network = '', address = '', length = '', asked = ''] =
    /^(address of \S+ on (\S+)) is (\S*)\/(\d+) ?(\S*)$/.exec(line) ?? []
  const isKept = network === fanNetwork || asked !== '' || address === ''
  return `Docker ${whose} is ${isKept ? address : 'one'}/${length}`
}

async function form(context: StepContext): Promise<void> {
  await begin(context, context.lab.machinesOf('docker'))
  await connectContainers(context)
}

async function add(context: StepContext, machines: readonly Machine[]): Promise<void> {
  await begin(context, machines)
}

async function begin(context: StepContext, machines: readonly Machine[]): Promise<void> {
  const members = onFan(context.lab, machines)
  await startAfterFan(context, members)
  await startDockerOn(context, machines)
  await createFanNetwork(context, members)
  await runContainersOn(context, machines)
}

async function joined(context: StepContext, overlay: string, machines: readonly Machine[]): Promise<void> {
  if (overlayIn(context.lab.topology)?.name !== overlay) return
  await startAfterFan(context, machines)
  await Promise.all(machines.map(machine => machine.succeed(['systemctl', 'daemon-reload'])))
  await createFanNetwork(context, machines)
}

async function startAfterFan({lab}: StepContext, machines: readonly Machine[]): Promise<void> {
  await Promise.all(machines.map(machine => startAfterOverlay(machine, overlayOf(lab))))
}
