import {guestFile, installFiles} from '../../lab/install-files.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import type {ContainerOverlay} from '../../overlays/overlay.ts'

const dropIn = '/etc/systemd/system/docker.service.d/10-fan.conf'

/**
 * Docker waits for the overlay's tunnel at each boot: it would make the bridge that its network names, without one. Only
 * where the overlay is persistent: without it, Docker never starts. systemd knows of it when it is reloaded the next time,
 * and what enables Docker or the overlay's own units reloads it anyway.
 */
export async function startAfterOverlay(place: PlaceHandle, overlay: ContainerOverlay): Promise<void> {
  await installFiles(place, [await dropInAfterOverlay(overlay)])
}

/** The file that makes it wait. */
export async function dropInAfterOverlay({bridge}: ContainerOverlay) {
  const file = await guestFile('roles/docker/guest/docker-after-fan.conf', dropIn, '0644')
  return {...file, content: withBridge(file.content.toString(), bridge)}
}

/** The file names the bridge of the article; another overlay has another one. */
function withBridge(content: string, bridge: string): string {
  const [before, after, ...more] = content.split('wait-for-fan fan-240 ')
  if (after === undefined || more.length > 0)
    throw new Error(`${dropIn} does not name the bridge where it should`)
  return `${before}wait-for-fan ${bridge} ${after}`
}
