import type {Prefix} from '../../process/prefix.ts'

/** Packets of an overlay that a firewall judges alike, on the place where they are forwarded. */
export interface Flow {
  /** Every address that they may come from, and go to. */
  source: Prefix
  target: Prefix
  /** ARP passes hooks below IP only. */
  protocol: 'icmp' | 'tcp' | 'udp' | 'arp'
  /** Of the connection that they belong to. */
  state: 'new' | 'established'
  /** The bridge that they pass, and those of its ports by which they come or go. */
  bridge: string
  ports: readonly string[]
}
