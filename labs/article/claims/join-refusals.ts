import {CheckFailed, type Machine, type RunResult, z} from '../../../src/api/index.ts'

/** P8, P9: the attempt to join failed, for the reason that is claimed, and the machine is in no cluster. */
export async function joinWasRefused(machine: Machine, attempt: RunResult, because: RegExp): Promise<void> {
  const said = `${attempt.stdout}${attempt.stderr}`.trim()
  if (attempt.status === 0) throw new CheckFailed({expected: `${machine.name} is refused`, got: 'it joined'})
  if (!because.test(said))
    throw new CheckFailed({
      expected: `refused because of ${because.source}`,
      got: said || `status ${attempt.status}`,
    })
  const server = await machine.json(
    ['lxc', 'query', '/1.0'],
    z.object({environment: z.object({server_clustered: z.boolean()})}),
  )
  if (!server.environment.server_clustered) return
  throw new CheckFailed({expected: `${machine.name} is in no cluster`, got: 'it is in one'})
}
