import {
  askEndpoints,
  type CheckContext,
  CheckFailed,
  type Endpoint,
  expectSilence,
  inspectContainer,
} from '../../../src/api/index.ts'
import {loadBalancer, nginxOf} from '../the-lab.ts'

/** Seconds that a page may take; 3 ms were measured. */
const pageSeconds = 2

/** P41: the load balancer gets nginx's page from its address on Docker's default bridge. */
export async function loadBalancerReachesDefaultBridge({lab}: CheckContext, self: Endpoint): Promise<void> {
  const address = addressOnDefault(await inspectContainer(loadBalancer(lab), nginxOf(lab)))
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
  context: CheckContext,
  others: readonly Endpoint[],
): Promise<void> {
  const {lab} = context
  const place = loadBalancer(lab)
  const container = await inspectContainer(place, nginxOf(lab))
  const there: Endpoint = {
    ...{name: `${nginxOf(lab)} on Docker's default bridge`, kind: 'docker', http: true},
    ...{address: addressOnDefault(container), place, pid: container.State.Pid},
  }
  await expectSilence(context, others, [there], 'http')
}

function addressOnDefault({NetworkSettings}: Awaited<ReturnType<typeof inspectContainer>>): string {
  const address = NetworkSettings.Networks.bridge?.IPAddress
  if (address) return address
  throw new CheckFailed({expected: "nginx on Docker's default bridge", got: 'not connected'})
}

/** HTTP status for each source; 000 when nobody answers within the deadline. */
async function pageStatuses(sources: readonly Endpoint[], address: string, pace: number): Promise<string[]> {
  const argv = [
    ...['curl', '--silent', '--noproxy', '*', '--max-time', String(pageSeconds * pace)],
    ...['--output', '/dev/null', '--write-out', '%{http_code}', `http://${address}/`],
  ]
  const said = await askEndpoints(sources.map(source => ({source, argv})))
  return said.map(({stdout}) => stdout.trim())
}
