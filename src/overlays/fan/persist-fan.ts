import {installFiles} from '../../lab/install-files.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import {ipLinks} from '../../process/ip-answer.ts'
import {LabError} from '../../process/lab-error.ts'
import {formatPrefix} from '../../process/prefix.ts'
import type {ContainerOverlay} from '../overlay.ts'
import {fanSettingsPath, hookSettings, persistenceFiles} from './engine.ts'
import {guestFileOfFan} from './guest-file.ts'

/**
 * Installs the article's hook, which brings the fan up where it is not, now and after each boot; and `wait-for-fan`, for
 * units that have to start after it.
 */
export async function persistFan(
  overlay: ContainerOverlay,
  place: PlaceHandle,
  address: string,
): Promise<void> {
  const settings = hookSettings({
    interface: await deviceWith(place, address),
    overlay: formatPrefix(overlay.prefix),
    underlayLength: overlay.underlay.length,
  })
  const files = await Promise.all(persistenceFiles().map(guestFileOfFan))
  await installFiles(place, [...files, {target: fanSettingsPath, mode: '0644', content: settings}])
  await place.succeed(['systemctl', 'daemon-reload'])
  // It is skipped at boot as long as no hook is there, and does not look for new ones later.
  await place.succeed(['systemctl', 'restart', 'networkd-dispatcher.service'])
}

/** Name of the interface that has the address. */
async function deviceWith(place: PlaceHandle, address: string): Promise<string> {
  const links = await place.json(['ip', '-json', '-4', 'addr', 'show'], ipLinks)
  const link = links.find(({addr_info}) => addr_info.some(({local}) => local === address))
  if (link) return link.ifname
  throw new LabError(`cannot make the fan persistent on ${place.name}: no interface has ${address}`, {
    hint: `ip -br addr, on ${place.name}`,
  })
}
