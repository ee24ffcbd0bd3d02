import type {CheckContext} from '../../lab/check-context.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import {type IpLink, ipLinks} from '../../process/ip-answer.ts'
import {formatPrefix} from '../../process/prefix.ts'
import {overlayOf} from '../index.ts'

/** A member of the fan as it is, beside what it has to be. */
interface Member {
  place: PlaceHandle
  bridgeName: string
  tunnelName: string
  /** Dotted decimal, by the mapping. */
  address: string
  bridge: IpLink | undefined
  tunnel: IpLink | undefined
}

/** F1: every bridge has exactly the address of the mapping, with the overlay's prefix length. */
export const bridgesHaveAddresses = ({lab}: CheckContext): Promise<void> =>
  everyMember({lab}, ({bridge, bridgeName, address}) => {
    const own = bridge?.addr_info
      .filter(({family}) => family === 'inet')
      .map(({local, prefixlen}) => `${local}/${prefixlen}`)
    return difference(
      `address of ${bridgeName}`,
      `${address}/${overlayOf(lab).prefix.length}`,
      own?.join(' and ') || 'none',
    )
  })

/** F2: bridge and tunnel have the underlay's MTU less what VXLAN puts around a frame. */
export const linksHaveMtu = ({lab}: CheckContext): Promise<void> =>
  everyMember({lab}, ({bridge, tunnel, bridgeName, tunnelName}) => [
    ...difference(`mtu of ${bridgeName}`, overlayOf(lab).mtu, bridge?.mtu),
    ...difference(`mtu of ${tunnelName}`, overlayOf(lab).mtu, tunnel?.mtu),
  ])

/** F3: bridge and tunnel are up, and the tunnel is a port of the bridge. */
export const tunnelsArePorts = (context: CheckContext): Promise<void> =>
  everyMember(context, ({bridge, tunnel, bridgeName, tunnelName}) => [
    ...difference(`master of ${tunnelName}`, bridgeName, tunnel?.master ?? 'none'),
    ...difference(`${bridgeName} up`, true, bridge?.flags.includes('UP') ?? false),
    ...difference(`${tunnelName} up`, true, tunnel?.flags.includes('UP') ?? false),
  ])

/** F4: no two members have bridges with the same MAC address; such two cannot reach each other. */
export async function bridgesHaveOwnMacs(context: CheckContext): Promise<void> {
  const macs = (await findMembers(context)).map(({place, bridge}) => ({
    name: place.name,
    mac: bridge?.address,
  }))
  const shared = macs.filter(
    ({mac}, index) => mac !== undefined && macs.findIndex(other => other.mac === mac) !== index,
  )
  judge(shared.map(({name, mac}) => `${mac} of ${name}'s bridge is another member's, too`))
}

/** F5: every member forwards. */
export const membersForward = (context: CheckContext): Promise<void> =>
  everyMember(context, async ({place}) => {
    const {stdout} = await place.run(['cat', '/proc/sys/net/ipv4/ip_forward'])
    return difference('net.ipv4.ip_forward', '1', stdout.trim())
  })

/** F6: no rule and no policy of the FORWARD chain drops what comes from or goes to the overlay. */
export const nothingDropsForwarded = ({lab}: CheckContext): Promise<void> =>
  everyMember({lab}, async ({place, bridgeName}) => {
    const {stdout} = await place.run(['iptables', '-S', 'FORWARD'])
    return stdout
      .split('\n')
      .filter(rule => dropsOverlay(rule, bridgeName, formatPrefix(overlayOf(lab).prefix)))
  })

/** The chain's policy, or a rule for all or for the overlay's bridge or addresses. */
function dropsOverlay(rule: string, bridge: string, overlay: string): boolean {
  if (rule === '-P FORWARD DROP') return true
  if (!/-j (DROP|REJECT)/.test(rule)) return false
  const selective = / -[sdio] /.test(rule)
  return !selective || rule.includes(` ${bridge} `) || rule.includes(overlay)
}

async function everyMember(
  context: CheckContext,
  problemsOf: (member: Member) => string[] | Promise<string[]>,
): Promise<void> {
  const members = await findMembers(context)
  const problems = await Promise.all(
    members.map(async member =>
      (await problemsOf(member)).map(problem => `${problem} on ${member.place.name}`),
    ),
  )
  judge(problems.flat())
}

function judge(problems: readonly string[]): void {
  if (problems.length > 0)
    throw new CheckFailed({expected: 'it holds on every member of the fan', got: problems.join('; ')})
}

const difference = (what: string, expected: unknown, got: unknown): string[] =>
  expected === got ? [] : [`${what} is ${got} instead of ${expected}`]

function findMembers({lab}: Pick<CheckContext, 'lab'>): Promise<Member[]> {
  const member = async (
    place: PlaceHandle,
    bridgeName: string,
    tunnelName: string,
    address: string,
  ): Promise<Member> => {
    const links = await place.json(['ip', '-json', 'addr', 'show'], ipLinks)
    const find = (name: string): IpLink | undefined => links.find(({ifname}) => ifname === name)
    return {place, bridgeName, tunnelName, address, bridge: find(bridgeName), tunnel: find(tunnelName)}
  }
  return Promise.all([
    ...lab.cluster.map(machine =>
      member(machine, 'lxdfan0', 'lxdfan0-fan', overlayOf(lab).addressOf(machine)),
    ),
    member(lab.loadBalancer, overlayOf(lab).bridge, 'ftun0', overlayOf(lab).addressOf(lab.loadBalancer)),
    ...(lab.topology.hostAbsent === undefined
      ? [member(lab.host, overlayOf(lab).bridge, 'ftun0', overlayOf(lab).addressOf(lab.host))]
      : []),
  ])
}
