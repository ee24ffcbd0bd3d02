import type {Machine} from './machine.ts'

/** Name of the Docker network on the fan, as in the article. */
export const fanNetwork = 'fanbr0'

/** What `docker inspect` tells of a container, cut to what is read here. */
export interface DockerContainer {
  State: {Running: boolean; Pid: number}
  NetworkSettings: {Networks: Record<string, {IPAddress: string; IPPrefixLen: number}>}
}

export async function inspectNginx(machine: Machine, name: string): Promise<DockerContainer> {
  const [container] = await machine.json<DockerContainer[]>(['docker', 'inspect', name], {timeoutMs: 10_000})
  return container as DockerContainer
}
