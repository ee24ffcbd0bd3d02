import {overlayIn} from '../overlays/index.ts'
import {roleOf, rolesOf} from '../roles/index.ts'
import type {StoryContext} from './story.ts'

/**
 * Makes the lab what its file says, from machines that have booted and have what they need: the overlay on every place,
 * and each role's software with its containers, now and after each boot.
 */
export async function formLab(context: StoryContext): Promise<void> {
  const {lab} = context
  const overlay = overlayIn(lab.topology)
  await overlay?.install(context, lab.places)
  await Promise.all(
    lab.machines.map(async machine => {
      if (!roleOf(lab.plan(machine).role).formsOverlay) await overlay?.persist(machine)
    }),
  )
  if (lab.topology.hostAbsent === undefined) await overlay?.join(lab.host)
  await Promise.all(rolesOf(lab).map(role => role.form(context)))
}
