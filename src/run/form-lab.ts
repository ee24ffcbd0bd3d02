import {overlaysIn} from '../overlays/index.ts'
import {placesOn} from '../overlays/overlay.ts'
import {rolesOf} from '../roles/index.ts'
import {putOnOverlay} from './put-on-overlay.ts'
import type {StoryContext} from './story.ts'

/**
 * Makes the lab what its file says, from machines that have booted and have what they need: each overlay on its members,
 * and each role's software with its containers, now and after each boot.
 */
export async function formLab(context: StoryContext): Promise<void> {
  const {lab} = context
  for (const overlay of overlaysIn(lab.topology)) await putOnOverlay(context, overlay, placesOn(overlay, lab))
  await Promise.all(rolesOf(lab).map(role => role.form(context)))
}
