/** Packets of one machine on a network: what it gets and sends, or only one of the two. */
export interface Way {
  which: 'at' | 'from' | 'to'
  machine: string
}

/** What is done to the links of a network; without `way` to those of everybody there. */
export type NetworkDeed = {network: string; way?: Way} & (
  | {kind: 'link' | 'blackhole'}
  /** A share from 0 to 1. */
  | {kind: 'loss' | 'duplicate' | 'reorder'; share: number}
  /** Bits in a second. */
  | {kind: 'rate'; rate: number}
  /** Bytes, without the header of Ethernet. */
  | {kind: 'mtu'; mtu: number}
  /** Milliseconds. */
  | {kind: 'delay'; delay: number; jitter: number}
)

/** What is done to machines. */
interface MachineDeed {
  kind: 'power-cut' | 'reboot' | 'freeze' | 'fill-disk'
  /** Names, patterns, groups. */
  on: readonly string[]
}

/** What is done to a unit of systemd, or to processes of a name, on machines. */
export interface ServiceDeed {
  kind: 'pause' | 'kill' | 'restart'
  what: string
  on: readonly string[]
}

/** What a fault does, as its one line says it. */
export type Deed =
  | NetworkDeed
  /** Nobody of one side reaches anybody of another one. */
  | {kind: 'partition'; sides: readonly (readonly string[])[]}
  | MachineDeed
  | ServiceDeed
