import * as z from 'zod'
import {parsePrefix} from '../../process/prefix.ts'
import {
  address,
  named,
  nameOf,
  oneOrTwo,
  patterned,
  ruledText,
  subnet,
  takes,
  whoever,
  whole,
} from './values.ts'

const over = nameOf('a network of this file').meta({description: 'The network that carries its packets'})

const fan = z.strictObject(
  {
    type: z.literal('fan').meta({description: 'fan: addresses follow from those of the network below'}),
    prefix: ruledText(
      'an IPv4 network, such as 240.0.0.0/8: a fan computes its addresses from IPv4 ones, and has no rule for IPv6',
      takes(parsePrefix),
      {pattern: '^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$'},
    ).meta({description: 'The network of its addresses'}),
    over,
    members: whoever.optional().meta({description: 'Who is on it. Default: all machines and the host'}),
  },
  {error: 'must be a fan: type, prefix and over'},
)

const vxlan = z.strictObject(
  {
    type: z.literal('vxlan').meta({description: 'vxlan: each member knows all others by a static list'}),
    prefix: oneOrTwo('an IPv4 or IPv6 network, such as 10.99.0.0/24', subnet).meta({
      description: 'The network of its addresses: one of IPv4, one of IPv6, or a list of both',
    }),
    over,
    members: named(
      'addresses of machines',
      oneOrTwo('an IPv4 or IPv6 address, such as 10.99.0.1', address),
    ).meta({
      description:
        'Addresses on it by machines, which are each other’s peers. With count it is that of the first machine, and the others have those that follow',
    }),
    vni: whole(1, 16_777_215)
      .optional()
      .meta({description: 'Its number on the wire. Default: 1 of the first vxlan, 2 of the second'}),
    port: whole(1, 65_535).optional().meta({description: 'UDP port. Default: 4789'}),
    interface: patterned(
      'the name of a network interface, such as storage0: 1 to 15 of letters, digits, _, . and -',
      /^[A-Za-z0-9][\w.-]{0,14}$/,
    )
      .optional()
      .meta({description: 'Name of its interface on members. Default: vxlan and its number, such as vxlan1'}),
    mtu: whole(1280, 9000)
      .optional()
      .meta({description: 'Default: that of the network below without 50 bytes, over IPv6 70'}),
  },
  {error: 'must be a vxlan: type, prefix, over and members'},
)

export const overlayDefinition = z.discriminatedUnion('type', [fan, vxlan], {
  error: ({code}) =>
    code === 'invalid_union' ? 'must be fan or vxlan' : 'must be an overlay: type, prefix and over',
})
