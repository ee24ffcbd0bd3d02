import type * as z from 'zod'
import {type IpLink, type IpRoute, ipLinks, ipRoutes} from '../process/ip-answer.ts'
import {LabError} from '../process/lab-error.ts'
import {readJson} from '../process/read-json.ts'
import {type Sight, waitUntil} from '../process/wait-until.ts'
import type {Place} from './provider.ts'

/** Milliseconds that a machine may take to get its address after it answers. */
const addressDeadline = 60_000

/** All global IPv4 addresses of a place with their lengths, such as 10.97.0.1/24. */
export async function addressesAt(place: Place): Promise<string[]> {
  const links = await json(place, ['ip', '-json', '-4', 'addr', 'show'], ipLinks)
  return links.flatMap(globalAddresses)
}

/**
 * The place's address on the underlay: that of the given interface or, without one, of the interface of the default
 * route. Waits until it is there.
 */
export function underlayAddressOf(place: Place, device?: string): Promise<string> {
  return waitUntil(
    `${place.name} has an address on ${device ?? 'the interface of its default route'}`,
    async (): Promise<Sight<string>> => {
      const links = await json(place, ['ip', '-json', '-4', 'addr', 'show'], ipLinks)
      const wanted =
        device ??
        defaultDevice(await json(place, ['ip', '-json', '-4', 'route', 'show', 'default'], ipRoutes))
      const link = links.find(({ifname}) => ifname === wanted)
      const [address] = link ? globalAddresses(link) : []
      if (address !== undefined) return {value: address}
      return {notYet: `${wanted ?? 'no default route'} among ${links.map(({ifname}) => ifname).join(', ')}`}
    },
    {within: addressDeadline, hint: `ip -4 addr; ip -4 route, on ${place.name}`},
  )
}

/** The best default route's interface. */
function defaultDevice(routes: readonly Pick<IpRoute, 'dev' | 'metric'>[]): string | undefined {
  const [best] = [...routes].sort((one, other) => (one.metric ?? 0) - (other.metric ?? 0))
  return best?.dev
}

const globalAddresses = ({addr_info}: IpLink): string[] =>
  addr_info
    .filter(({family, scope}) => family === 'inet' && scope === 'global')
    .map(({local, prefixlen}) => `${local}/${prefixlen}`)

async function json<T>(place: Place, argv: readonly string[], schema: z.ZodType<T>): Promise<T> {
  const {status, stdout, stderr} = await place.run(argv, {timeoutMs: 10_000})
  // Without any route ip prints nothing, or an empty list.
  if (status === 0)
    return readJson(stdout.trim() || '[]', schema, `the answer of "${argv.join(' ')}" on ${place.name}`)
  throw new LabError(`cannot read the addresses of ${place.name}: ${stderr.trim()}`)
}
