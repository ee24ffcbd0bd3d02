import * as z from 'zod'
import {address, oneOrTwo, subnet, whole, yesOrNo} from './values.ts'

export const networkDefinition = z.strictObject(
  {
    subnet: oneOrTwo('an IPv4 or IPv6 network, such as 10.0.0.0/24 or 2001:db8::/64', subnet).meta({
      description: 'Its prefix: one of IPv4, one of IPv6, or a list of both',
    }),
    host: oneOrTwo('an IPv4 or IPv6 address, such as 10.0.0.1 or 2001:db8::1', address).optional().meta({
      description: 'The host’s own address there; without it the host has no place on this network',
    }),
    // 1280 is what IPv6 and a fan over it can do with.
    mtu: whole(1280, 9000).default(1500).meta({description: 'Bytes of the largest packet'}),
    dhcp: yesOrNo.optional().meta({
      description:
        'Whether machines get their IPv4 addresses by DHCP from the host; otherwise they have them from files of their own. Default: true where the host has an IPv4 address',
    }),
    link: yesOrNo.optional().meta({
      description: 'A cable between two machines: exactly two have an address there, and the host has none',
    }),
    outside: yesOrNo.optional().meta({
      description:
        'A way out of the lab by the host, for setup (apt, docker pull): off where nothing is said, and a property of the report',
    }),
  },
  {
    error: 'must be a network: subnet, and what differs of host, mtu, dhcp, link and outside',
  },
)
