import type {Endpoint} from '../checks/endpoints.ts'
import {underlayOf} from '../fan/mapping.ts'
import {formatAddress, parseAddress} from '../fan/prefix.ts'
import type {Lab} from '../lab/lab.ts'
import type {Capture, Link} from './capture.ts'

/** One place where a packet between two endpoints has to be seen. */
export interface Hop {
  /** Such as `lxd-1's tunnel lxdfan0-fan`. */
  label: string
  kind: 'endpoint' | 'bridge' | 'tunnel' | 'underlay'
  /** Name of the namespace where it is seen, and of the machine that this is on. */
  namespace: string
  machine: string
  /** Undefined when there is no such interface. */
  ifindex: number | undefined
  ifname: string
  outgoing: boolean
  /** What is visibly wrong with the interface; undefined when nothing is. */
  trouble: string | undefined
}

type Captures = ReadonlyMap<string, Capture>

/** Names of a machine's fan bridge and tunnel: on cluster machines they are LXD's. */
export function fanLinks(lab: Lab, machine: string): {bridge: string; tunnel: string} {
  return lab.cluster.some(({name}) => name === machine)
    ? {bridge: 'lxdfan0', tunnel: 'lxdfan0-fan'}
    : {bridge: lab.fan.bridge, tunnel: 'ftun0'}
}

/** Underlay address of the machine that the endpoint's slice belongs to, dotted decimal. */
export const underlayAddressOf = (lab: Lab, {address}: Pick<Endpoint, 'address'>): string =>
  formatAddress(underlayOf(parseAddress(address), lab.topology.underlay, lab.topology.overlay))

/** Every hop on the way, in order. Where nothing could be captured there is no hop. */
export function pathOf(lab: Lab, from: Endpoint, to: Endpoint, captures: Captures): Hop[] {
  const [first, last] = [side(lab, from, captures), side(lab, to, captures)]
  const own = [...first.own(true), first.port(false)]
  const other = [last.port(true), ...last.own(false)]
  const between = [first.tunnel(true), first.underlay(true), last.underlay(false), last.tunnel(false)]
  const hops = from.place.name === to.place.name ? [...own, ...other] : [...own, ...between, ...other]
  return hops.filter(({namespace}) => captures.has(namespace))
}

/** The hops of one endpoint and its machine. */
function side(lab: Lab, endpoint: Endpoint, captures: Captures) {
  const machine = endpoint.place.name
  const {bridge, tunnel} = fanLinks(lab, machine)
  const links = captures.get(machine)?.links ?? []
  const named = (name: string): Link | undefined => links.find(({ifname}) => ifname === name)
  const on = {namespace: machine, machine}
  const isContained = endpoint.pid !== undefined
  const inside = withAddress(captures.get(endpoint.name)?.links, endpoint.address)
  const underlay = withAddress(links, underlayAddressOf(lab, endpoint))
  return {
    own: (outgoing: boolean): Hop[] =>
      isContained
        ? [hop(inside, 'eth0', {kind: 'endpoint', namespace: endpoint.name, machine, outgoing})]
        : [],
    // The bridge itself hears a container's packets only when they are for the machine.
    port: (outgoing: boolean): Hop =>
      isContained
        ? {
            ...hop(portOf(links, inside), bridge, {kind: 'bridge', ...on, outgoing}, bridge),
            label: `${machine}'s bridge ${bridge}`,
          }
        : hop(named(bridge), bridge, {kind: 'bridge', ...on, outgoing: !outgoing}),
    tunnel: (outgoing: boolean) => hop(named(tunnel), tunnel, {kind: 'tunnel', ...on, outgoing}, bridge),
    underlay: (outgoing: boolean) => hop(underlay, 'eth0', {kind: 'underlay', ...on, outgoing}),
  }
}

function hop(
  link: Link | undefined,
  name: string,
  where: Pick<Hop, 'kind' | 'namespace' | 'machine' | 'outgoing'>,
  bridge?: string,
): Hop {
  const ifname = link?.ifname ?? name
  const word = {endpoint: '', bridge: 'bridge ', tunnel: 'tunnel ', underlay: 'underlay '}[where.kind]
  return {
    ...where,
    label: `${where.namespace}'s ${word}${ifname}`,
    ifindex: link?.ifindex,
    ifname,
    trouble: troubleOf(link, bridge),
  }
}

function troubleOf(link: Link | undefined, bridge: string | undefined): string | undefined {
  if (!link) return 'it is not there'
  if (!link.flags.includes('UP')) return 'it is down'
  if (/DOWN/.test(link.operstate)) return 'it has no carrier'
  if (bridge !== undefined && link.master !== bridge) return `it is no port of ${bridge}`
  return undefined
}

const withAddress = (links: readonly Link[] | undefined, address: string): Link | undefined =>
  links?.find(({addr_info}) => addr_info.some(({local}) => local === address))

const portOf = (links: readonly Link[], inside: Link | undefined): Link | undefined =>
  inside?.link_index === undefined ? undefined : links.find(({ifindex}) => ifindex === inside.link_index)
