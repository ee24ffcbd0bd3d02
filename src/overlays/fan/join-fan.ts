import {noteFan} from '../../lab/adopt.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import type {StepContext} from '../../lab/step-context.ts'
import {formatPrefix} from '../../process/prefix.ts'
import {overlayOf} from '../index.ts'

/** The article's command: `fanctl up -u 10.79.89.225/24 -o 240.0.0.0/8`. */
export async function joinFan(
  {lab}: StepContext,
  place: PlaceHandle,
  underlayAddress: string,
): Promise<void> {
  const underlay = `${underlayAddress}/${overlayOf(lab).underlay.length}`
  await noteFan(place, underlay, formatPrefix(overlayOf(lab).prefix))
  await place.succeed(['fanctl', 'up', '-u', underlay, '-o', formatPrefix(overlayOf(lab).prefix)])
}

export const joinLoadBalancer = (context: StepContext): Promise<void> =>
  joinFan(context, context.lab.loadBalancer, context.lab.underlayAddress(context.lab.loadBalancer))

export const joinHost = (context: StepContext): Promise<void> =>
  joinFan(context, context.lab.host, context.lab.hostAddress)
