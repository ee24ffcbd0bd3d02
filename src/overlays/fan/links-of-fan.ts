import type {Link} from '../../lab/links.ts'
import {contains, type Prefix, parseAddress} from '../../process/prefix.ts'
import type {OverlayLinks} from '../overlay.ts'

/**
 * The bridge and the tunnel of a fan, by what they are and never by their names: fanctl, LXD and a person name them
 * differently. Both may be broken: a bridge without its address is still the one that a tunnel is a port of, and a tunnel
 * that is no port is still there.
 */
export function linksOfFan(prefix: Prefix, links: readonly Link[]): OverlayLinks {
  const bridges = links.filter(({kind}) => kind === 'bridge')
  const tunnels = links.filter(({kind}) => kind === 'vxlan')
  const addressed = bridges.filter(link => addressesOn(link).some(address => contains(prefix, address)))
  const bare = bridges.filter(link => addressesOn(link).length === 0)
  const withTunnel = (some: readonly Link[]): Link | undefined =>
    some.find(({ifname}) => tunnels.some(({master}) => master === ifname))
  const bridge = withTunnel(addressed) ?? addressed[0] ?? withTunnel(bare)
  const tunnel =
    (bridge && tunnels.find(({master}) => master === bridge.ifname)) ??
    tunnels.find(({master}) => master === undefined)
  return {bridge, tunnel}
}

const addressesOn = ({addr_info}: Link): number[] =>
  addr_info.filter(({family}) => family === 'inet').map(({local}) => parseAddress(local))
