import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import {overlayOf} from '../../overlays/index.ts'
import {formatAddress, formatPrefix} from '../../process/prefix.ts'
import {fanNetwork} from './docker-api.ts'

/** Docker takes containers' addresses from so long a prefix of the machine's slice, unless the slice is smaller. */
const rangeLength = 24

/**
 * The article's `docker network create` on the overlay's bridge, with the beginning of the machine's slice for its
 * containers. The gateway is the machine's own address there.
 */
export function createNetworkCommand(
  lab: Lab,
  machine: Machine,
  gateway = overlayOf(lab).addressOf(machine),
): string[] {
  const {prefix, bridge, mtu, sliceOf} = overlayOf(lab)
  const slice = sliceOf(machine)
  const first = formatAddress(slice.address)
  return [
    ...['docker', 'network', 'create', '--driver', 'bridge'],
    ...['--subnet', formatPrefix(prefix)],
    ...['--gateway', gateway],
    ...['--ip-range', `${first}/${Math.max(rangeLength, slice.length)}`],
    // The overlay is larger than the range, so that its first address would count as a host's.
    ...['--aux-address', `net=${first}`],
    ...['--opt', `com.docker.network.bridge.name=${bridge}`],
    ...['--opt', `com.docker.network.driver.mtu=${mtu}`],
    fanNetwork,
  ]
}
