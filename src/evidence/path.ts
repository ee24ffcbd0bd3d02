import type {Endpoint} from '../lab/endpoint.ts'
import type {Lab} from '../lab/lab.ts'
import type {Link} from '../lab/links.ts'
import {overlayOf} from '../overlays/index.ts'
import type {Capture} from './capture.ts'

/** One place where a packet between two endpoints has to be seen. */
export interface Hop {
  /** Such as `lxd-1's tunnel ftun0`. */
  label: string
  kind: 'endpoint' | 'bridge' | 'tunnel' | 'underlay'
  /** Name of the namespace where it is seen, and of the machine that this is on. */
  namespace: string
  machine: string
  /** Undefined when there is no such interface. */
  ifindex: number | undefined
  /** Empty when there is no such interface. */
  ifname: string
  outgoing: boolean
  /** What is visibly wrong with the interface; undefined when nothing is. */
  trouble: string | undefined
}

type Captures = ReadonlyMap<string, Capture>

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
  const links = captures.get(machine)?.links ?? []
  const isContained = endpoint.pid !== undefined
  const inside = withAddress(captures.get(endpoint.name)?.links, endpoint.address)
  const overlay = overlayOf(lab)
  const underlayAddress = overlay.envelope(endpoint).target
  const underlay = withAddress(links, underlayAddress)
  const {bridge, tunnel} = overlay.linksAmong(links)
  const {mtu} = overlay
  const hop = (
    kind: Hop['kind'],
    outgoing: boolean,
    link: Link | undefined,
    {name, trouble, namespace = machine}: {name: string; trouble: string | undefined; namespace?: string},
  ): Hop => {
    const label = [kind === 'endpoint' ? '' : kind, name].filter(Boolean).join(' ')
    const what = `${namespace}'s ${label || 'interface'}`
    return {kind, outgoing, namespace, machine, label: what, ifindex: link?.ifindex, ifname: name, trouble}
  }
  const bridgeTrouble = !bridge
    ? 'the bridge is not there'
    : bridge.flags.includes('UP')
      ? undefined
      : `${bridge.ifname} is down`
  /** A bridge that is down carries nothing between its ports. */
  const portTrouble = (link: Link | undefined): string | undefined =>
    troubleOf(link, {mtu, bridge: bridge?.ifname}) ?? bridgeTrouble
  const noAddress = (address: string): string => `no interface has ${address}`
  return {
    own: (outgoing: boolean): Hop[] => {
      if (!isContained) return []
      const trouble = inside ? troubleOf(inside, {mtu}) : noAddress(endpoint.address)
      return [
        hop('endpoint', outgoing, inside, {
          name: inside?.ifname ?? '',
          trouble,
          namespace: endpoint.name,
        }),
      ]
    },
    port(outgoing: boolean): Hop {
      // The bridge itself hears a container's packets only when they are for the machine.
      const port = portOf(links, inside)
      if (isContained) {
        const own = hop('bridge', outgoing, port, {name: bridge?.ifname ?? '', trouble: portTrouble(port)})
        return {...own, label: `${machine}'s port to ${endpoint.name}`}
      }
      const trouble = troubleOf(bridge, {mtu})
      return hop('bridge', !outgoing, bridge, {name: bridge?.ifname ?? '', trouble})
    },
    tunnel: (outgoing: boolean): Hop =>
      hop('tunnel', outgoing, tunnel, {name: tunnel?.ifname ?? '', trouble: portTrouble(tunnel)}),
    underlay(outgoing: boolean): Hop {
      const trouble = underlay ? troubleOf(underlay, {mtu: lab.topology.mtu}) : noAddress(underlayAddress)
      return hop('underlay', outgoing, underlay, {name: underlay?.ifname ?? '', trouble})
    },
  }
}

function troubleOf(
  link: Link | undefined,
  expected: {mtu?: number; bridge?: string | undefined},
): string | undefined {
  if (!link) return 'it is not there'
  if (!link.flags.includes('UP')) return 'it is down'
  if (/DOWN/.test(link.operstate)) return 'it has no carrier'
  if (expected.bridge !== undefined && link.master !== expected.bridge)
    return `it is no port of ${expected.bridge}`
  if (expected.mtu !== undefined && link.mtu < expected.mtu)
    return `its MTU is ${link.mtu} instead of ${expected.mtu}`
  return undefined
}

const withAddress = (links: readonly Link[] | undefined, address: string): Link | undefined =>
  links?.find(({addr_info}) => addr_info.some(({local}) => local === address))

const portOf = (links: readonly Link[], inside: Link | undefined): Link | undefined =>
  inside?.link_index === undefined ? undefined : links.find(({ifindex}) => ifindex === inside.link_index)
