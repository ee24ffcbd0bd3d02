import {beforeFolder} from '../../lab/adopt.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import {formatPrefix} from '../../process/prefix.ts'
import type {ContainerOverlay} from '../overlay.ts'

/** The article's command: `fanctl up -u 10.79.89.225/24 -o 240.0.0.0/8`. The address is the place's on the underlay. */
export async function joinFan(overlay: ContainerOverlay, place: PlaceHandle, address: string): Promise<void> {
  const [underlay, prefix] = pair(overlay, address)
  await noteFan(place, underlay, prefix)
  await place.succeed(['fanctl', 'up', '-u', underlay, '-o', prefix])
}

/** Takes the fan's bridge and tunnel from a place; refused where something else hangs on the bridge. */
export async function leaveFan(
  overlay: ContainerOverlay,
  place: PlaceHandle,
  address: string,
): Promise<void> {
  const [underlay, prefix] = pair(overlay, address)
  await place.succeed(['fanctl', 'down', '-u', underlay, '-o', prefix])
}

const pair = ({underlay, prefix}: ContainerOverlay, address: string): [underlay: string, prefix: string] => [
  `${address}/${underlay.length}`,
  formatPrefix(prefix),
]

/** For `undo`, which leaves what the host joined. Does nothing where nobody wrote down how the place was. */
async function noteFan(place: PlaceHandle, underlay: string, prefix: string): Promise<void> {
  const script = '[ ! -d "$1" ] || echo "$2 $3" >"$1/fan"'
  await place.succeed(['sh', '-euc', script, 'note', beforeFolder, underlay, prefix])
}
