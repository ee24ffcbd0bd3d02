import {guestFile, guestLibrary, installFiles} from '../../lab/install-files.ts'
import type {PlaceHandle} from '../../lab/machine.ts'

/**
 * LXD finds the `ip` that understands a fan before the real one, where the overlay has brought one: it makes its bridge in
 * fan mode itself. Whoever starts LXD sees to it that systemd reads it.
 */
export async function useFanTools(place: PlaceHandle): Promise<void> {
  if ((await place.run(['test', '-x', `${guestLibrary}/bin/ip`])).status !== 0) return
  await installFiles(
    place,
    await Promise.all([
      guestFile('roles/lxd-cluster/guest/lxd.env', `${guestLibrary}/lxd.env`, '0644'),
      guestFile(
        'roles/lxd-cluster/guest/lxd-with-fan.conf',
        '/etc/systemd/system/lxd.service.d/10-fan.conf',
        '0644',
      ),
    ]),
  )
}
