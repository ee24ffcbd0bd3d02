import type {InterfaceSpec, LabSpec, MachineSpec, NetworkSpec} from '../provider.ts'
import {isV6, withoutLength} from './address-family.ts'
import {hostsFile} from './hosts-file.ts'
import {networksOutside, wayOutOf} from './way-out.ts'

/** The MTU that every interface has from the beginning. */
const usualMtu = 1500

/** A machine's own files that make it part of the lab's networks, by absolute path; they are there before its first boot. */
export function networkFiles(lab: LabSpec, machine: MachineSpec): Record<string, {text: string}> {
  const outside = new Set(networksOutside(lab).map(({name}) => name))
  const files = machine.interfaces.map(each => {
    const network = lab.networks.find(({name}) => name === each.network)
    if (!network)
      throw new Error(`machine ${machine.name} is on ${each.network}, which the lab does not have`)
    // Before the image's own, which is for the first interface of a machine that brings no file.
    return [`/etc/systemd/network/05-${each.device}.network`, {text: networkFile(network, each)}] as const
  })
  return {
    ...Object.fromEntries(files),
    '/etc/sysctl.d/60-forward.conf': {text: forwarding(machine.forward)},
    ...(machine.interfaces.some(each => outside.has(each.network)) && {
      '/etc/resolv.conf': {text: `nameserver ${wayOutOf(lab).resolver}\n`},
    }),
    '/etc/hosts': {text: hostsFile(lab, machine.interfaces)},
  }
}

/** A container's start with what its host had forwarded; so both answers are written down. */
const forwarding = (forward: boolean): string => `# ${forward ? 'It is a router' : 'It is no router'}.
net.ipv4.ip_forward = ${forward ? 1 : 0}
net.ipv6.conf.all.forwarding = ${forward ? 1 : 0}
`

function networkFile(network: NetworkSpec, {device, addresses, gateways}: InterfaceSpec): string {
  // The server gives one address; a machine has its others by itself.
  const leased = network.addressing === 'dhcp' ? addresses.find(address => !isV6(address)) : undefined
  const byDhcp = leased !== undefined
  const written = addresses.filter(address => address !== leased)
  // The server offers the host as gateway.
  const offered = byDhcp ? network.host.map(withoutLength).filter(address => !isV6(address)) : []
  const usesOffer = gateways.some(gateway => offered.includes(gateway))
  const hasV6 = written.some(isV6)
  return [
    section('Match', [`Name=${device}`]),
    ...(network.mtu === usualMtu ? [] : [section('Link', [`MTUBytes=${network.mtu}`])]),
    // Without IPv6 and without link-local addresses nothing delays "configured", and nothing is probed for duplicates
    // where the lab's plan has none.
    section('Network', [
      `DHCP=${byDhcp ? 'ipv4' : 'no'}`,
      `LinkLocalAddressing=${hasV6 ? 'ipv6' : 'no'}`,
      ...(hasV6 ? ['IPv6DuplicateAddressDetection=0'] : []),
      ...['IPv6AcceptRA=no', 'LLMNR=no', 'MulticastDNS=no'],
    ]),
    ...written.map(address =>
      section('Address', [
        `Address=${address}`,
        ...(isV6(address) ? ['DuplicateAddressDetection=none'] : []),
      ]),
    ),
    ...gateways
      .filter(gateway => !offered.includes(gateway))
      .map(gateway => section('Route', [`Gateway=${gateway}`])),
    ...(byDhcp
      ? [
          section('DHCPv4', [
            ...['ClientIdentifier=mac', 'UseDNS=no', 'UseNTP=no', 'UseHostname=no'],
            ...(usesOffer ? [] : ['UseGateway=no']),
          ]),
        ]
      : []),
  ].join('\n')
}

const section = (name: string, lines: readonly string[]): string => `[${name}]\n${lines.join('\n')}\n`
