import type {Prefix} from '../process/prefix.ts'

interface AnyPlan {
  /** As the lab file calls it. */
  name: string
  /** Name of the network that carries it. */
  over: string
  /** Members that a step of the order joins: they are none until then. */
  joinLater: readonly string[]
}

/** A fan: the addresses of its members follow from those on the network below. */
export interface FanPlan extends AnyPlan {
  type: 'fan'
  /** The network of its addresses. */
  prefix: Prefix
  /** Names of places that are on it, also of those that may come later. */
  members: readonly string[]
}

/** A VXLAN whose members know each other by a static list. */
export interface VxlanPlan extends AnyPlan {
  type: 'vxlan'
  /** In CIDR notation without host bits: one of IPv4, one of IPv6, or both. */
  prefixes: readonly string[]
  /** Addresses on it with their lengths, by the names of machines. */
  members: Readonly<Record<string, readonly string[]>>
  /** Number on the wire. */
  vni: number
  /** UDP port. */
  port: number
  /** Bytes of the largest packet. */
  mtu: number
  /** Name of its interface on members. */
  interface: string
}

export type OverlayPlan = FanPlan | VxlanPlan
