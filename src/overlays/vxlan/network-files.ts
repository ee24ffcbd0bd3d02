import type {InstalledFile} from '../../lab/install-files.ts'
import {anyHardwareAddress, hardwareAddressOf, type VxlanMember} from './vxlan-member.ts'

const folder = '/etc/systemd/network'

/** What systemd-networkd makes a member of at each boot. */
export function networkFilesOf(member: VxlanMember): InstalledFile[] {
  const path = `${folder}/20-${member.plan.interface}`
  return [
    {target: `${path}.netdev`, mode: '0644', content: deviceFile(member)},
    {target: `${path}.network`, mode: '0644', content: networkFile(member)},
  ]
}

/** `Independent`: it needs no interface below, and the network's own file need not name it. */
function deviceFile(member: VxlanMember): string {
  const {plan, underlay} = member
  return [
    section('NetDev', [
      ...[`Name=${plan.interface}`, 'Kind=vxlan'],
      ...[`MTUBytes=${plan.mtu}`, `MACAddress=${hardwareAddressOf(member)}`],
    ]),
    section('VXLAN', [
      ...[`VNI=${plan.vni}`, `Local=${underlay}`],
      ...[`DestinationPort=${plan.port}`, 'Independent=yes'],
    ]),
  ].join('\n')
}

function networkFile({plan, addresses, peers}: VxlanMember): string {
  const hasV6 = addresses.some(isV6)
  return [
    section('Match', [`Name=${plan.interface}`]),
    section('Link', [`MTUBytes=${plan.mtu}`]),
    section('Network', [
      `LinkLocalAddressing=${hasV6 ? 'ipv6' : 'no'}`,
      ...(hasV6 ? ['IPv6DuplicateAddressDetection=0'] : []),
      ...['IPv6AcceptRA=no', 'LLMNR=no', 'MulticastDNS=no'],
    ]),
    ...addresses.map(address =>
      section('Address', [
        `Address=${address}`,
        ...(isV6(address) ? ['DuplicateAddressDetection=none'] : []),
      ]),
    ),
    ...peers.map(peer => section('BridgeFDB', [`MACAddress=${anyHardwareAddress}`, `Destination=${peer}`])),
  ].join('\n')
}

const isV6 = (text: string): boolean => text.includes(':')
const section = (name: string, lines: readonly string[]): string => `[${name}]\n${lines.join('\n')}\n`
