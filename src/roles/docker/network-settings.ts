import * as z from 'zod'
import {askEndpoints} from '../../lab/ask-endpoints.ts'
import type {CheckContext} from '../../lab/check-context.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import {expectEqual} from '../../lab/expect.ts'
import {overlayIn, overlayOf} from '../../overlays/index.ts'
import {ipLinks, ipRoutes} from '../../process/ip-answer.ts'
import {formatPrefix} from '../../process/prefix.ts'
import {readJson} from '../../process/read-json.ts'
import {askDocker, fanNetwork} from './docker-api.ts'
import {dockerEndpoints} from './docker-endpoints.ts'
import {onFan} from './on-fan.ts'
import {isOnFan, placedContainers} from './placed-containers.ts'

const network = z.object({
  IPAM: z.object({
    Config: z.array(z.object({Subnet: z.string().optional(), Gateway: z.string().optional()})),
  }),
  Options: z.record(z.string(), z.string()),
})

/** Docker's network has the overlay's prefix, MTU and bridge, and its machine as gateway. */
export async function networkHasSettings({lab}: CheckContext): Promise<void> {
  const overlay = overlayIn(lab.topology)
  if (!overlay) return
  const {prefix, mtu, bridge, addressOf} = overlay
  for (const machine of onFan(lab)) {
    const {IPAM, Options} = await askDocker(machine, `networks/${fanNetwork}`, network)
    const [config] = IPAM.Config
    const told = (subnet: unknown, gateway: unknown, own: unknown, bytes: unknown): string =>
      `subnet ${subnet}, gateway ${gateway}, bridge ${own}, MTU ${bytes}`
    expectEqual(
      `${fanNetwork} on ${machine.name}`,
      told(formatPrefix(prefix), addressOf(machine), bridge, mtu),
      told(
        config?.Subnet ?? 'none',
        config?.Gateway ?? 'none',
        Options['com.docker.network.bridge.name'] ?? 'of Docker’s own',
        Options['com.docker.network.driver.mtu'] ?? 'none',
      ),
      `docker network inspect ${fanNetwork}`,
    )
  }
}

/** A container's interface on the overlay has its MTU and prefix length, and there is one default route. */
export async function containersHaveSettings({lab}: CheckContext): Promise<void> {
  const onFan = placedContainers(lab)
    .filter(isOnFan)
    .map(({name}) => name)
  if (onFan.length === 0) return
  const {mtu, prefix, owns} = overlayOf(lab)
  const found = (await dockerEndpoints(lab)).filter(({name}) => onFan.includes(name))
  const containers = found.map(each => {
    if ('reason' in each) throw new CheckFailed({expected: `${each.name} on ${fanNetwork}`, got: each.reason})
    return each
  })
  const asked = containers.flatMap(source => [
    {source, argv: ['ip', '-json', '-4', 'addr', 'show']},
    {source, argv: ['ip', '-json', '-4', 'route', 'show']},
  ])
  const said = await askEndpoints(asked)
  const textOf = (index: number): string => said[index]?.stdout.trim() || '[]'
  const got = containers.map(({name}, index) => {
    const links = readJson(textOf(2 * index), ipLinks, `the interfaces of ${name}`)
    const routes = readJson(textOf(2 * index + 1), ipRoutes, `the routes of ${name}`)
    const own = links.find(({addr_info}) => addr_info.some(({local}) => owns(local)))
    const length = own?.addr_info.map(({prefixlen}) => prefixlen).join(' and ')
    const defaults = routes.filter(({dst}) => dst === 'default').length
    return `${name} mtu ${own?.mtu} length ${length}, default routes: ${defaults}`
  })
  expectEqual(
    `containers on ${fanNetwork}`,
    containers.map(({name}) => `${name} mtu ${mtu} length ${prefix.length}, default routes: 1`),
    got,
  )
}
