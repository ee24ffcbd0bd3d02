import {
  askEndpoints,
  type CheckContext,
  CheckFailed,
  type Endpoint,
  inspectContainer,
} from '../../../src/api/index.ts'
import {loadBalancer, nginxOf} from '../the-lab.ts'

/** P41: the load balancer gets nginx's page from its address on Docker's default bridge. */
export async function loadBalancerReachesDefaultBridge({lab}: CheckContext, self: Endpoint): Promise<void> {
  const address = await defaultAddress({lab})
  const [status] = await pageStatuses([self], address, lab.pace)
  if (status !== '200')
    throw new CheckFailed({
      expected: `status 200 from ${address}`,
      got: status ?? '',
      hint: `docker logs ${nginxOf(lab)}`,
    })
}

/** P42: nobody else does: the default bridge ends at its machine. */
export async function nobodyElseReachesDefaultBridge(
  {lab}: CheckContext,
  others: readonly Endpoint[],
): Promise<void> {
  const address = await defaultAddress({lab})
  const statuses = await pageStatuses(others, address, lab.pace)
  const reached = others.filter((_, index) => statuses[index] === '200')
  if (reached.length === 0) return
  throw new CheckFailed({
    expected: `nobody but ${loadBalancer(lab).name} reaches ${address}`,
    got: `reached from ${reached.map(({name}) => name).join(', ')}`,
  })
}

async function defaultAddress({lab}: Pick<CheckContext, 'lab'>): Promise<string> {
  const container = await inspectContainer(loadBalancer(lab), nginxOf(lab))
  const address = container.NetworkSettings.Networks.bridge?.IPAddress
  if (address) return address
  throw new CheckFailed({
    expected: `${nginxOf(lab)} on Docker's default bridge`,
    got: 'not connected',
  })
}

/** HTTP status for each source; 000 when nobody answers within the deadline of a cell that is expected to be silent. */
async function pageStatuses(sources: readonly Endpoint[], address: string, pace: number): Promise<string[]> {
  const argv = [
    ...['curl', '--silent', '--noproxy', '*', '--max-time', String(0.7 * pace)],
    ...['--output', '/dev/null', '--write-out', '%{http_code}', `http://${address}/`],
  ]
  const said = await askEndpoints(sources.map(source => ({source, argv})))
  return said.map(({stdout}) => stdout.trim())
}
