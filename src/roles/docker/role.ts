import type {Role} from '../role.ts'
import {dockerEndpoints, findDocker, launchedDocker} from './docker-endpoints.ts'
import {waitForDocker} from './run-containers.ts'

/** Machines each of which runs containers of the lab with Docker, on a network on the overlay's bridge. */
export const docker: Role = {
  name: 'docker',
  plainDirectories: ['/var/lib/docker'],
  endpoints: dockerEndpoints,
  launched: launchedDocker,
  findPlace: findDocker,
  ready: context => context.timed('docker', 'containers of Docker are back', () => waitForDocker(context)),
  state: {
    // Asked without the daemon, its socket would start it.
    script: `
if systemctl is-active --quiet docker.service; then
  docker ps --all --format '{{.Names}} {{.State}} on {{.Networks}}'
fi
`,
    fact: line => `Docker container ${line}`,
  },
}
