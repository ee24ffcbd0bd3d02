import type {PlaceHandle} from '../lab/machine.ts'
import type {Overlay} from '../overlays/overlay.ts'
import {roleOf} from '../roles/index.ts'
import type {StoryContext} from './story.ts'

/** Makes places members of an overlay, machines now and at each boot; what a role's software forms by itself it leaves to that. */
export async function putOnOverlay(
  context: StoryContext,
  overlay: Overlay,
  places: readonly PlaceHandle[],
): Promise<void> {
  const {lab} = context
  await overlay.install(context, places)
  // What a role's software forms is the one that containers are on.
  const formsItself = ({name}: PlaceHandle): boolean =>
    overlay.type === 'fan' && roleOf(lab.plan({name}).role).formsOverlay
  const machines = places.filter(place => place !== lab.host)
  await Promise.all(machines.filter(place => !formsItself(place)).map(place => overlay.persist(place)))
  if (places.includes(lab.host)) await overlay.join(lab.host)
}
