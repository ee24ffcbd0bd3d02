import {expectReach} from '../../../src/expect/reach.ts'
import {askEndpoints} from '../../../src/lab/ask-endpoints.ts'
import type {CheckContext} from '../../../src/lab/check-context.ts'
import {CheckFailed} from '../../../src/lab/check-failed.ts'
import type {Endpoint} from '../../../src/lab/endpoint.ts'
import {expectEqual} from '../../../src/lab/expect.ts'
import type {Said} from '../../../src/lab/run-together.ts'
import {overlayOf} from '../../../src/overlays/index.ts'
import {httpTimeoutMs} from '../../../src/probe/curl.ts'
import {formatAddress} from '../../../src/process/prefix.ts'
import {fanNetwork, inspectNginx} from '../../../src/roles/docker/docker-api.ts'

/** P45: the container got the slice's first address after the machine's own. */
export async function nginxHasFirstAddress({lab}: CheckContext): Promise<void> {
  const {address} = overlayOf(lab).sliceOf(lab.loadBalancer)
  const container = await inspectNginx(lab.loadBalancer, lab.containersOf('docker')[0] ?? '')
  const own = container.NetworkSettings.Networks[fanNetwork]
  expectEqual(
    `address of ${lab.containersOf('docker')[0] ?? ''} on ${fanNetwork}`,
    `${formatAddress(address + 2)}/${overlayOf(lab).prefix.length}`,
    own ? `${own.IPAddress}/${own.IPPrefixLen}` : 'not connected',
    `docker network inspect ${fanNetwork}, on ${lab.loadBalancer.name}`,
  )
}

/** P46: every endpoint pings nginx and gets its welcome page. */
export async function everyoneGetsWelcomePage(
  context: CheckContext,
  endpoints: readonly Endpoint[],
  nginx: Endpoint,
): Promise<void> {
  await expectReach(context, endpoints, [nginx])
  const argv = welcomeCommand(nginx)
  const pages = await askEndpoints(endpoints.map(source => ({source, argv})))
  const named = endpoints
    .map((source, index) => welcomeProblem(source, pages[index] as Said))
    .filter(problem => problem !== undefined)
  if (named.length === 0) return
  throw new CheckFailed({
    expected: `"Welcome to nginx!" with status 200 for every endpoint`,
    got: named.join('; '),
  })
}

const welcomeCommand = (nginx: Endpoint): string[] => [
  ...['curl', '--silent', '--show-error', '--noproxy', '*', '--max-time', String(httpTimeoutMs / 1000)],
  ...['--write-out', '\n%{http_code}', `http://${nginx.address}/`],
]

function welcomeProblem({name}: Endpoint, {stdout, stderr}: Said): string | undefined {
  const status = stdout.split('\n').at(-1)
  if (status !== '200') return `${name} got status ${status} ${stderr.trim()}`
  return stdout.includes('Welcome to nginx!') ? undefined : `${name} got another page: ${stdout.slice(0, 80)}`
}
