import * as z from 'zod'
import {CheckFailed} from '../../../src/lab/check-failed.ts'
import type {Machine} from '../../../src/lab/machine.ts'
import {reason} from '../../../src/lab/machine.ts'
import type {RunResult} from '../../../src/process/run.ts'

/** P8, P9: the attempt to join failed, for the reason that is claimed, and the machine is in no cluster. */
export async function joinWasRefused(machine: Machine, attempt: RunResult, because: RegExp): Promise<void> {
  const said = `${attempt.stdout}${attempt.stderr}`.trim()
  if (attempt.status === 0) throw new CheckFailed({expected: `${machine.name} is refused`, got: 'it joined'})
  if (!because.test(said))
    throw new CheckFailed({expected: `refused because of ${because.source}`, got: reason(attempt)})
  const server = await machine.json(
    ['lxc', 'query', '/1.0'],
    z.object({environment: z.object({server_clustered: z.boolean()})}),
  )
  if (!server.environment.server_clustered) return
  throw new CheckFailed({expected: `${machine.name} is in no cluster`, got: 'it is in one'})
}
