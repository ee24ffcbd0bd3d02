import type {PlaceHandle} from '../../lab/machine.ts'
import {CheckFailed} from '../../report/check-failed.ts'
import type {CheckContext} from './context.ts'

/** A link as in `ip -json addr show`, cut to what is read here. */
interface Link {
  ifname: string
  mtu: number
  address: string
  operstate: string
  flags: string[]
  master?: string
  addr_info: {family: string; local: string; prefixlen: number}[]
}

/** What a place has to look like to be on the fan. */
interface Member {
  place: PlaceHandle
  bridge: string
  tunnel: string
  /** Dotted decimal. */
  address: string
}

/**
 * What holds of every member of the fan, whichever engine made it: address by the mapping, with the overlay's prefix
 * length; MTU; bridge and tunnel up, one a port of the other; MAC addresses of its own; forwarding on; nothing drops
 * forwarded packets. Everything that does not hold is told at once.
 */
export async function fanInvariantsHold(context: CheckContext): Promise<void> {
  const {lab} = context
  const members: Member[] = [
    ...lab.cluster.map(machine => ({
      place: machine,
      bridge: 'lxdfan0',
      tunnel: 'lxdfan0-fan',
      address: lab.fanAddress(machine),
    })),
    {
      place: lab.loadBalancer,
      bridge: lab.fan.bridge,
      tunnel: 'ftun0',
      address: lab.fanAddress(lab.loadBalancer),
    },
    {place: lab.host, bridge: lab.fan.bridge, tunnel: 'ftun0', address: lab.hostFanAddress},
  ]
  const found = await Promise.all(members.map(member => problemsOf(context, member)))
  const problems = [...found.flatMap(({problems}) => problems), ...sharedAddresses(found.map(({mac}) => mac))]
  if (problems.length > 0)
    throw new CheckFailed({expected: 'every invariant of the fan', got: problems.join('; ')})
}

async function problemsOf(
  {lab}: CheckContext,
  {place, bridge, tunnel, address}: Member,
): Promise<{problems: string[]; mac: {name: string; mac: string}}> {
  const [links, forwarding, filter] = await Promise.all([
    place.json<Link[]>(['ip', '-json', 'addr', 'show']),
    place.run(['cat', '/proc/sys/net/ipv4/ip_forward']),
    place.run(['iptables', '-S', 'FORWARD']),
  ])
  const [onBridge, onTunnel] = [bridge, tunnel].map(name => links.find(link => link.ifname === name))
  const own = onBridge?.addr_info
    .filter(({family}) => family === 'inet')
    .map(({local, prefixlen}) => `${local}/${prefixlen}`)
  const drops = filter.stdout.split('\n').filter(line => dropsOverlay(line, bridge, lab.fan.overlay))
  const rules: [string, unknown, unknown][] = [
    [`address of ${bridge}`, `${address}/${lab.fan.overlayLength}`, own?.join(', ') || 'none'],
    [`mtu of ${bridge}`, lab.fan.mtu, onBridge?.mtu],
    [`mtu of ${tunnel}`, lab.fan.mtu, onTunnel?.mtu],
    [`master of ${tunnel}`, bridge, onTunnel?.master],
    [`${bridge} up`, true, onBridge?.flags.includes('UP')],
    [`${tunnel} up`, true, onTunnel?.flags.includes('UP')],
    ['ip_forward', '1', forwarding.stdout.trim()],
    ['rules that drop forwarded packets', '', drops.join(', ')],
  ]
  const problems = rules
    .filter(([, expected, got]) => expected !== got)
    .map(([what, expected, got]) => `${what} on ${place.name}: expected ${expected || 'none'}, got ${got}`)
  return {problems, mac: {name: place.name, mac: onBridge?.address ?? `none on ${place.name}`}}
}

/** The chain's policy, or a rule for all or for the overlay's bridge or addresses: `-P FORWARD DROP`. */
function dropsOverlay(rule: string, bridge: string, overlay: string): boolean {
  if (rule === '-P FORWARD DROP') return true
  if (!/-j (DROP|REJECT)/.test(rule)) return false
  const selective = /-[sdio] /.test(rule)
  return !selective || rule.includes(bridge) || rule.includes(overlay)
}

/** Members with the same MAC address on their bridges cannot reach each other. */
function sharedAddresses(macs: readonly {name: string; mac: string}[]): string[] {
  return macs
    .filter(({mac}, index) => macs.findIndex(other => other.mac === mac) !== index)
    .map(({name, mac}) => `MAC ${mac} of ${name}'s bridge is another member's, too`)
}
