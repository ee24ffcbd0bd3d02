import * as z from 'zod'
import {type Link, linksOf} from '../../lab/links.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import {readJson} from '../../process/read-json.ts'
import {anyHardwareAddress, hardwareAddressOf, type VxlanMember} from './vxlan-member.ts'

/** Of `bridge -json fdb show`, what is read: where frames for a hardware address go. */
const entries = z.array(z.object({mac: z.string(), dst: z.union([z.ipv4(), z.ipv6()]).optional()}))

/** The interface as it is on a machine. */
export interface SeenVxlan {
  /** Undefined where there is none of that name. */
  link: Link | undefined
  /** Whom it sends what it has to send to all. */
  peers: readonly string[]
}

export async function lookAtVxlan(place: PlaceHandle, name: string): Promise<SeenVxlan> {
  const link = (await linksOf(place)).find(({ifname, kind}) => ifname === name && kind === 'vxlan')
  if (!link) return {link, peers: []}
  const said = await place.succeed(['bridge', '-json', 'fdb', 'show', 'dev', name])
  const known = readJson(said.trim() || '[]', entries, `the peers of ${name} on ${place.name}`)
  return {link, peers: known.flatMap(({mac, dst}) => (mac === anyHardwareAddress && dst ? [dst] : []))}
}

/** What is not as it has to be, a sentence each. */
export const unlikeMember = (member: VxlanMember, seen: SeenVxlan): string[] => [
  ...unlikeAddresses(member, seen),
  ...unlikeLink(member, seen),
  ...unlikePeers(member, seen),
]

/** Link-local addresses the kernel gives by itself. */
export function unlikeAddresses({plan, addresses}: VxlanMember, {link}: SeenVxlan): string[] {
  if (!link) return [`there is no ${plan.interface}`]
  const own = link.addr_info
    .filter(({scope}) => scope === 'global')
    .map(({local, prefixlen}) => `${local}/${prefixlen}`)
  return difference(`address of ${plan.interface}`, sorted(addresses), sorted(own))
}

export function unlikeLink(member: VxlanMember, {link}: SeenVxlan): string[] {
  const {plan} = member
  if (!link) return [`there is no ${plan.interface}`]
  return [
    ...difference(`mtu of ${plan.interface}`, String(plan.mtu), String(link.mtu)),
    ...difference(`hardware address of ${plan.interface}`, hardwareAddressOf(member), link.address ?? 'none'),
    ...(link.flags.includes('UP') ? [] : [`${plan.interface} is down`]),
  ]
}

export const unlikePeers = ({plan, peers}: VxlanMember, {link, peers: known}: SeenVxlan): string[] =>
  link
    ? difference(`list of peers of ${plan.interface}`, sorted(peers), sorted(known))
    : [`there is no ${plan.interface}`]

const sorted = (list: readonly string[]): string => [...list].sort().join(' and ') || 'none'

const difference = (what: string, expected: string, got: string): string[] =>
  expected === got ? [] : [`${what} is ${got} instead of ${expected}`]
