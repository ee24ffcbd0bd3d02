import type {Lab} from '../lab/lab.ts'
import {overlayOf} from '../overlays/index.ts'
import {formatPrefix} from '../process/prefix.ts'

/**
 * Why an address cannot be a container's; undefined when it can. What a machine says of its containers is not taken on
 * trust: probes go to the overlay and nowhere else.
 */
export function outsideOverlay(lab: Lab, address: string): string | undefined {
  const {owns, prefix} = overlayOf(lab)
  return owns(address) ? undefined : `its address ${address} is not in the overlay ${formatPrefix(prefix)}`
}
