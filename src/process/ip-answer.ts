import * as z from 'zod'

// What `ip -json` of iproute2 5.15 to 6.15 prints, cut to what is read. The one reader of it: each fact of it may become
// a word of a command, on this machine or on another, so an address is one and a name is one.

/** An IPv4 address, dotted decimal; nothing else, and no option of a tool's. */
export const ipv4Text = z.ipv4('must be an IPv4 address')

/** The name of a network interface, as Linux takes it. */
export const deviceName = z
  .string()
  .regex(/^(?!-)[^\s/:\p{Cc}]{1,15}$/u, 'must be the name of a network interface')

/** An address of an interface; the other fields are not read. */
const linkAddress = z
  .object({
    family: z.string(),
    local: z.union([z.ipv4(), z.ipv6()], 'must be an IP address'),
    prefixlen: z.int().min(0).max(128),
    scope: z.string(),
  })
  .refine(
    ({family, local, prefixlen}) =>
      family !== 'inet' || (ipv4Text.safeParse(local).success && prefixlen <= 32),
    'must be an address of its family',
  )

const link = z.object({
  ifindex: z.int().positive(),
  ifname: deviceName,
  mtu: z.int().nonnegative(),
  flags: z.array(z.string()),
  operstate: z.string().default(''),
  /** Hardware address; interfaces of some kinds have none. */
  address: z.string().optional(),
  master: deviceName.optional(),
  /** Index of the other end of a veth pair, in that end's namespace. */
  link_index: z.int().nonnegative().optional(),
  addr_info: z.preprocess(withoutEmpty, z.array(linkAddress)).default([]),
})

export type IpLink = z.infer<typeof link>

/** Of `ip -json addr show` and `ip -json link show`. What a filter leaves out, some versions print as `{}`. */
export const ipLinks: z.ZodType<IpLink[]> = z.preprocess(withoutEmpty, z.array(link))

const route = z.object({
  dst: z.string().regex(/^(default|[\da-fA-F.:]+(\/\d+)?)$/, 'must be "default" or a prefix'),
  /** A route that refuses, such as `unreachable`, has none. */
  dev: deviceName.optional(),
  gateway: z.union([z.ipv4(), z.ipv6()]).optional(),
  prefsrc: z.union([z.ipv4(), z.ipv6()]).optional(),
  metric: z.number().optional(),
  /** Who put it there: kernel, boot, static, dhcp, ra, or a routing daemon's word such as bgp. */
  protocol: z.string().optional(),
  /** Such as local or broadcast; absent for unicast. */
  type: z.string().optional(),
})

export type IpRoute = z.infer<typeof route>

/** Of `ip -json route show`. */
export const ipRoutes: z.ZodType<IpRoute[]> = z.array(route)

function withoutEmpty(value: unknown): unknown {
  return Array.isArray(value)
    ? value.filter(each => typeof each !== 'object' || each === null || Object.keys(each).length > 0)
    : value
}
