import * as z from 'zod'
import {ipv4Text} from '../process/ip-answer.ts'
import {LabError} from '../process/lab-error.ts'
import type {Machine} from './machine.ts'

/** Name of the Docker network on the fan, as in the article. */
export const fanNetwork = 'fanbr0'

/** What `docker inspect` tells of a container, cut to what is read here. */
const dockerContainer = z.object({
  State: z.object({Running: z.boolean(), Pid: z.int().nonnegative()}),
  NetworkSettings: z.object({
    Networks: z.record(
      z.string(),
      // Of a container that does not run the address is empty.
      z.object({IPAddress: z.union([z.literal(''), ipv4Text]), IPPrefixLen: z.int().min(0).max(32)}),
    ),
  }),
})

export type DockerContainer = z.infer<typeof dockerContainer>

export async function inspectNginx(machine: Machine, name: string): Promise<DockerContainer> {
  const [container] = await machine.json(['docker', 'inspect', name], z.array(dockerContainer), {
    timeoutMs: 10_000,
  })
  if (container) return container
  throw new LabError(`cannot inspect ${name} on ${machine.name}: Docker tells of no container`)
}
