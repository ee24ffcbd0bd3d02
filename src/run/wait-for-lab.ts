import type {StepContext} from '../lab/step-context.ts'
import {rolesOf} from '../roles/index.ts'

/** Resolves when all that runs on the machines by itself after a boot does run. Changes nothing: it has to come by itself. */
export async function waitForLab(context: StepContext): Promise<void> {
  const {lab, timed} = context
  await timed('boot', 'the machines start everything', () =>
    Promise.all(lab.machines.map(machine => machine.waitForBoot())),
  )
  await Promise.all(rolesOf(lab).map(role => role.ready(context)))
}
