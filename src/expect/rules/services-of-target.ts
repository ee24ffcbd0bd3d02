import {parseService} from '../../lab/file/service.ts'
import {plannedEndpoints} from '../../lab/planned-endpoints.ts'
import type {Topology} from '../../lab/topology.ts'

type FileService = NonNullable<ReturnType<typeof parseService>>

/** What the lab file says that an endpoint serves: `tcp/443` by its name. */
const namedServices = (
  {machines, containers, found}: Topology,
  name: string,
): Readonly<Record<string, string>> =>
  [...machines, ...containers, ...found].find(each => each.name === name)?.services ?? {}

/** Words for all that an endpoint serves, and icmp. */
export const servedBy = (topology: Topology, name: string): string[] => [
  'icmp',
  ...Object.keys(namedServices(topology, name)),
  ...(servesPages(topology, name) && !Object.hasOwn(namedServices(topology, name), 'http') ? ['http'] : []),
]

/**
 * What a word of a rule asks of a target; undefined where it does not serve that: a service of somebody else's, or pages where
 * others of the same targets are web servers.
 */
export function serviceNamed(
  topology: Topology,
  target: string,
  word: string,
  targets: readonly string[],
): FileService | undefined {
  const own = namedServices(topology, target)
  if (Object.hasOwn(own, word)) return parseService(own[word] ?? '')
  const service = parseService(word)
  const isForWebServers = word === 'http' && targets.some(name => servesPages(topology, name))
  return isForWebServers && !servesPages(topology, target) ? undefined : service
}

const servesPages = (topology: Topology, name: string): boolean =>
  plannedEndpoints(topology).some(each => each.name === name && each.http) ||
  Object.entries(namedServices(topology, name)).some(([word, port]) => word === 'http' || port === 'tcp/80')
