import {formatAddress, overlayOf, type StepContext} from '../../../src/api/index.ts'
import {loadBalancer, members} from '../the-lab.ts'

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
  for (const member of members(lab)) {
    const {address, length} = overlayOf(lab).sliceOf(member)
    const slice = `${formatAddress(address)}/${length}`
    await loadBalancer(lab).succeed(['ip', 'route', verb, slice, 'via', lab.underlayAddress(member)])
  }
}
