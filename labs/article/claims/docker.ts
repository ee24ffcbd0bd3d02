import {
  askEndpoints,
  type CheckContext,
  CheckFailed,
  type Endpoint,
  expectEqual,
  fanNetwork,
  formatAddress,
  inspectContainer,
  overlayOf,
  type Said,
} from '../../../src/api/index.ts'
import {loadBalancer, nginxOf} from '../the-lab.ts'
import {expectPings} from './pings.ts'

/** Seconds that nginx may take for its page; 3 ms were measured. */
const pageSeconds = 2

/** P45: the container got the slice's first address after the machine's own. */
export async function nginxHasFirstAddress({lab}: CheckContext): Promise<void> {
  const {address} = overlayOf(lab).sliceOf(loadBalancer(lab))
  const container = await inspectContainer(loadBalancer(lab), nginxOf(lab))
  const own = container.NetworkSettings.Networks[fanNetwork]
  expectEqual(
    `address of ${nginxOf(lab)} on ${fanNetwork}`,
    `${formatAddress(address + 2)}/${overlayOf(lab).prefix.length}`,
    own ? `${own.IPAddress}/${own.IPPrefixLen}` : 'not connected',
    `docker network inspect ${fanNetwork}, on ${loadBalancer(lab).name}`,
  )
}

/** P46: every endpoint pings nginx and gets its welcome page. */
export async function everyoneGetsWelcomePage(
  context: CheckContext,
  endpoints: readonly Endpoint[],
  nginx: Endpoint,
): Promise<void> {
  await expectPings(context, endpoints, [nginx])
  const argv = welcomeCommand(nginx, context.lab.pace)
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

const welcomeCommand = (nginx: Endpoint, pace: number): string[] => [
  ...['curl', '--silent', '--show-error', '--noproxy', '*', '--max-time', String(pageSeconds * pace)],
  ...['--write-out', '\n%{http_code}', `http://${nginx.address}/`],
]

function welcomeProblem({name}: Endpoint, {stdout, stderr}: Said): string | undefined {
  const status = stdout.split('\n').at(-1)
  if (status !== '200') return `${name} got status ${status} ${stderr.trim()}`
  return stdout.includes('Welcome to nginx!') ? undefined : `${name} got another page: ${stdout.slice(0, 80)}`
}
