import type {Topology} from '../lab/topology.ts'
import {LabError} from '../process/lab-error.ts'
import {shownValue} from '../process/shown-value.ts'
import {fanOver} from './fan/fan.ts'
import type {ContainerOverlay, Overlay} from './overlay.ts'
import {vxlanOver} from './vxlan/vxlan.ts'

/** All overlays of a topology, in the order of the lab file. Throws a LabError when one does not fit over its network. */
export const overlaysIn = (topology: Topology): Overlay[] =>
  topology.overlays.map(plan => (plan.type === 'fan' ? fanOver(topology, plan) : vxlanOver(topology, plan)))

/** The overlay that containers are on; undefined when there is none. Throws a LabError when it does not fit. */
export function overlayIn(topology: Topology): ContainerOverlay | undefined {
  const fan = topology.overlays.find(each => each.type === 'fan')
  return fan && fanOver(topology, fan)
}

/** That of a lab; throws a LabError when it has none, or one that does not fit over the machines' network. */
export function overlayOf({name, topology}: {name: string; topology: Topology}): ContainerOverlay {
  const overlay = overlayIn(topology)
  if (overlay) return overlay
  throw new LabError(`cannot ask for the overlay of lab ${shownValue(name)}: it has none`, {
    hint: 'its lab file has to have one under overlays',
  })
}
