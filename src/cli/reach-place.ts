import type {Lab} from '../lab/lab.ts'
import {placesOf} from '../lab/places-of.ts'
import {LabError} from '../process/lab-error.ts'
import {shownValue} from '../process/shown-value.ts'
import {UsageError} from '../process/usage-error.ts'
import {findPlace} from '../roles/index.ts'
import type {FoundPlace} from '../roles/role.ts'
import {findLab} from '../run/find-lab.ts'
import type {Request} from '../run/request.ts'

/** The place of that name in the lab that was asked for, which answers; a UsageError where there is none. */
export async function reachPlace(
  request: Request,
  name: string | undefined,
): Promise<{lab: Lab; found: FoundPlace; name: string}> {
  const {lab} = await findLab(request)
  if (name === undefined) throw new UsageError(`name where to go: one of ${placesOf(lab).join(', ')}`)
  const found = await findPlace(lab, name)
  if (!found)
    throw new UsageError(
      `no place ${shownValue(name)} in lab ${lab.name}: it has ${placesOf(lab).join(', ')}, and what was launched on its machines`,
    )
  await expectAnswer(found, lab, name)
  return {lab, found, name}
}

/** Throws a LabError when no command can be run there. */
export async function expectAnswer({on, pid, list}: FoundPlace, lab: Lab, name: string): Promise<void> {
  const isRunning = on.name === name || (pid !== undefined && pid > 0)
  const asked = isRunning ? await on.run(['true'], {timeoutMs: 10_000}) : undefined
  if (asked?.status === 0) return
  const cause = asked ? asked.stderr.trim() || `status ${asked.status}` : 'it does not run'
  throw new LabError(`cannot run a command in ${name} of lab ${lab.name}: ${cause}`, {
    hint: `${list}, on ${on.name}`,
  })
}
