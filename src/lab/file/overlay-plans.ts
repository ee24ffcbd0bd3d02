import {formatIpPrefix, type IpAddress, networkOfIp, parseIp, parseIpPrefix} from '../../process/ip-prefix.ts'
import {parsePrefix} from '../../process/prefix.ts'
import type {FanPlan, OverlayPlan, VxlanPlan} from '../overlay-plan.ts'
import type {LabFile} from './lab-file.ts'
import {membersOf} from './members-of.ts'
import {plannedMachines, withLengths} from './planned-machines.ts'
import {joinedBy} from './progress-of.ts'
import {asList} from './values.ts'

type OverlayOfFile = LabFile['overlays'][string]
type FanOfFile = Extract<OverlayOfFile, {type: 'fan'}>
export type VxlanOfFile = Extract<OverlayOfFile, {type: 'vxlan'}>

/** The port that IANA has given to VXLAN. */
const usualPort = 4789
/** Bytes around each packet: Ethernet, VXLAN, UDP, and the IP of the network below. */
const overhead = {4: 50, 6: 70} as const

/** The overlays of a lab file, in its order. */
export const overlayPlans = (file: LabFile): OverlayPlan[] =>
  Object.entries(file.overlays).map(([name, overlay]) => ({
    ...(overlay.type === 'fan' ? fanPlan(file, name, overlay) : vxlanPlan(file, name, overlay)),
    joinLater: joinersOf(file, name),
  }))

/** Whoever a step of the order joins to an overlay. */
const joinersOf = (file: LabFile, overlay: string): string[] =>
  (file.order ?? []).flatMap(({join}) => (join?.overlay === overlay ? joinedBy(file, join.members) : []))

function fanPlan(
  file: LabFile,
  name: string,
  {prefix, over, members}: FanOfFile,
): Omit<FanPlan, 'joinLater'> {
  const host = file.networks[over]?.host === undefined ? [] : ['host']
  const everybody = [...host, ...plannedMachines(file).map(machine => machine.name)]
  return {
    ...{type: 'fan', name, over, prefix: parsePrefix(prefix)},
    members: members === undefined ? everybody : membersOf(file, members).names,
  }
}

function vxlanPlan(file: LabFile, name: string, vxlan: VxlanOfFile): Omit<VxlanPlan, 'joinLater'> {
  const {over, port = usualPort} = vxlan
  const prefixes = asList(vxlan.prefix).map(text => formatIpPrefix(networkOfIp(parseIpPrefix(text))))
  const vni = vniOf(file, name)
  return {
    ...{type: 'vxlan', name, over, prefixes, vni, port},
    mtu: vxlan.mtu ?? largestMtu(file, vxlan),
    interface: vxlan.interface ?? `vxlan${vni}`,
    members: Object.fromEntries(
      [...addressesOfMembers(file, vxlan)].map(([machine, addresses]) => [
        machine,
        withLengths(addresses, prefixes),
      ]),
    ),
  }
}

/** The first has 1, the second 2, where the file says nothing. */
function vniOf({overlays}: LabFile, name: string): number {
  const all = Object.entries(overlays).filter(([, {type}]) => type === 'vxlan')
  const own = overlays[name]
  return (own?.type === 'vxlan' ? own.vni : undefined) ?? all.findIndex(([each]) => each === name) + 1
}

/** The family of the addresses between which packets travel: IPv4 where the network below has it. */
export const carryingFamily = ({networks}: LabFile, {over}: Pick<VxlanOfFile, 'over'>): 4 | 6 =>
  asList(networks[over]?.subnet ?? []).some(subnet => !subnet.includes(':')) ? 4 : 6

/** Bytes that the network below leaves. */
export const largestMtu = (file: LabFile, vxlan: Pick<VxlanOfFile, 'over'>): number =>
  (file.networks[vxlan.over]?.mtu ?? 1500) - overhead[carryingFamily(file, vxlan)]

/** Addresses of members by the names of machines: of several by one key the first has what the file gives. */
export function addressesOfMembers(file: LabFile, {members}: VxlanOfFile): Map<string, IpAddress[]> {
  const nth = (text: string, index: number): IpAddress => {
    const {family, value} = parseIp(text)
    return {family, value: value + BigInt(index)}
  }
  return new Map(
    plannedMachines(file).flatMap(({name, key, index}) => {
      const given = Object.hasOwn(members, key) ? members[key] : undefined
      return given === undefined ? [] : [[name, asList(given).map(text => nth(text, index))] as const]
    }),
  )
}
