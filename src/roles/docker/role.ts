import {installedVersions} from '../../lab/installed-versions.ts'
import type {StepContext} from '../../lab/step-context.ts'
import {overlayIn} from '../../overlays/index.ts'
import type {Role} from '../role.ts'
import {startAfterOverlay} from './after-overlay.ts'
import {dockerEndpoints, findDocker, launchedDocker} from './docker-endpoints.ts'
import {dockerEvidence} from './docker-evidence.ts'
import {findContainers} from './find-containers.ts'
import {containersAreOnNetwork} from './invariants.ts'
import {containersHaveSettings, networkHasSettings} from './network-settings.ts'
import {
  connectContainers,
  createFanNetwork,
  runContainers,
  startDocker,
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
  units: ['docker.service', 'docker.socket', 'containerd.service'],
  plainDirectories: ['/var/lib/docker'],
  versions: machine => installedVersions(machine, ['docker.io', 'nginx']),
  form,
  endpoints: dockerEndpoints,
  find: findContainers,
  launched: launchedDocker,
  findPlace: findDocker,
  ready: context => context.timed('docker', 'containers of Docker are back', () => waitForDocker(context)),
  state: {
    // Asked without the daemon, its socket would start it.
    script: `
if systemctl is-active --quiet docker.service; then
  docker ps --all --format '{{.Names}} {{.State}} on {{.Networks}}'
  docker ps --all --quiet | xargs -r docker inspect --format '{{$name := .Name}}{{range $network, $own := .NetworkSettings.Networks}}address of {{$name}} on {{$network}} is {{$own.IPAddress}}/{{$own.IPPrefixLen}}{{"\\n"}}{{end}}restart policy of {{$name}} is {{.HostConfig.RestartPolicy.Name}}'
fi
`,
    // Docker keeps a container's networks in a map, and lists them in another order each time.
    fact: line => {
      if (/^(address|restart policy) of /.test(line)) return `Docker ${line}`
      const [, container = line, networks = ''] = /^(.*) on ?(\S*)$/.exec(line) ?? []
      return `Docker container ${container} on ${networks.split(',').sort().join(',') || 'nothing'}`
    },
  },
  evidence: {docker: dockerEvidence},
  invariants: [containersAreOnNetwork, networkHasSettings, containersHaveSettings, dockerStartsAtBoot],
}

async function form(context: StepContext): Promise<void> {
  const {lab} = context
  const overlay = overlayIn(lab.topology)
  if (overlay) await Promise.all(lab.machinesOf('docker').map(machine => startAfterOverlay(machine, overlay)))
  await startDocker(context)
  if (overlay) await createFanNetwork(context)
  await runContainers(context)
  await connectContainers(context)
}
