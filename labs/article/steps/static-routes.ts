import {allTold, formatAddress, overlayOf, type StepContext} from '../../../src/api/index.ts'
import {loadBalancer, members} from '../the-lab.ts'
import {undoneAfter} from './undone-after.ts'

/** Gives the load balancer plain routes to the members' slices for as long as the body runs. */
export function withStaticRoutes(context: StepContext, body: () => Promise<void>): Promise<void> {
  return undoneAfter(
    async () => {
      for (const route of routes(context)) await setRoute(context, 'add', route)
      await body()
    },
    async () => {
      // All of them: one that is not there must not keep the others.
      await allTold(routes(context).map(route => setRoute(context, 'del', route)))
    },
  )
}

/** The words of `ip route` for each. */
const routes = ({lab}: StepContext): string[][] =>
  members(lab).map(member => {
    const {address, length} = overlayOf(lab).sliceOf(member)
    return [`${formatAddress(address)}/${length}`, 'via', lab.underlayAddress(member)]
  })

const setRoute = ({lab}: StepContext, verb: 'add' | 'del', route: readonly string[]): Promise<string> =>
  loadBalancer(lab).succeed(['ip', 'route', verb, ...route])
