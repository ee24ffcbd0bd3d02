import type {Topology} from '../lab/topology.ts'
import {LabError} from '../process/lab-error.ts'
import {shownValue} from '../process/shown-value.ts'
import {fanOver} from './fan/fan.ts'
import type {Overlay} from './overlay.ts'

/** The overlay of a topology; undefined when it has none. Throws a LabError when it does not fit over its network. */
export const overlayIn = (topology: Topology): Overlay | undefined =>
  topology.overlay && fanOver({...topology, overlay: topology.overlay})

/** The overlay of a lab; throws a LabError when it has none, or one that does not fit over the machines' network. */
export function overlayOf({name, topology}: {name: string; topology: Topology}): Overlay {
  const overlay = overlayIn(topology)
  if (overlay) return overlay
  throw new LabError(`cannot ask for the overlay of lab ${shownValue(name)}: it has none`, {
    hint: 'its lab file has to have one under overlays',
  })
}
