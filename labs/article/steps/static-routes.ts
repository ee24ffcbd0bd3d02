import type {StepContext} from '../../../src/lab/step-context.ts'
import {overlayOf} from '../../../src/overlays/index.ts'
import {formatAddress} from '../../../src/process/prefix.ts'

/** Gives the load balancer plain routes to the members' slices for as long as the body runs. */
export async function withStaticRoutes(context: StepContext, body: () => Promise<void>): Promise<void> {
  await setRoutes(context, 'add')
  try {
    await body()
  } finally {
    await setRoutes(context, 'del')
  }
}

async function setRoutes({lab}: StepContext, verb: 'add' | 'del'): Promise<void> {
  for (const member of lab.cluster) {
    const {address, length} = overlayOf(lab).sliceOf(member)
    const slice = `${formatAddress(address)}/${length}`
    await lab.loadBalancer.succeed(['ip', 'route', verb, slice, 'via', lab.underlayAddress(member)])
  }
}
