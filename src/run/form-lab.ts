import type {PlaceHandle} from '../lab/machine.ts'
import {overlaysIn} from '../overlays/index.ts'
import {placesOn} from '../overlays/overlay.ts'
import {roleOf, rolesOf} from '../roles/index.ts'
import type {StoryContext} from './story.ts'

/**
 * Makes the lab what its file says, from machines that have booted and have what they need: each overlay on its members,
 * and each role's software with its containers, now and after each boot.
 */
export async function formLab(context: StoryContext): Promise<void> {
  const {lab} = context
  for (const overlay of overlaysIn(lab.topology)) {
    const places = placesOn(overlay, lab)
    await overlay.install(context, places)
    // What a role's software forms is the one that containers are on.
    const formsItself = ({name}: PlaceHandle): boolean =>
      overlay.type === 'fan' && roleOf(lab.plan({name}).role).formsOverlay
    const machines = places.filter(place => place !== lab.host)
    await Promise.all(machines.filter(place => !formsItself(place)).map(place => overlay.persist(place)))
    if (places.includes(lab.host)) await overlay.join(lab.host)
  }
  await Promise.all(rolesOf(lab).map(role => role.form(context)))
}
