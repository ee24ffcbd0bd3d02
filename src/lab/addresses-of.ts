import {ipLinks} from '../process/ip-answer.ts'
import {readJson} from '../process/read-json.ts'
import type {PlaceHandle} from './machine.ts'

/** IPv4 addresses of an interface with their prefix lengths; empty when there is no such interface. */
export async function addressesOf(
  place: Pick<PlaceHandle, 'run' | 'name'>,
  device: string,
): Promise<string[]> {
  const result = await place.run(['ip', '-json', '-4', 'addr', 'show', 'dev', device])
  if (result.status !== 0) return []
  const links = readJson(result.stdout || '[]', ipLinks, `the addresses of ${device} on ${place.name}`)
  return links.flatMap(({addr_info}) => addr_info.map(({local, prefixlen}) => `${local}/${prefixlen}`))
}
