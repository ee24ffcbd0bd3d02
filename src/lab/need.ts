import type {OsRelease} from '../process/os-release.ts'

/** Something that a machine needs: it is there when its command is. */
export interface Need {
  /** Command, or absolute path of a file. */
  command: string
  /** Debian package that brings it; undefined where it comes as a snap. */
  package?: string
  snap?: {name: string; channel: string}
}

export type System = Pick<OsRelease, 'id' | 'version'>

/** What a machine has to have before anything runs on it. */
export interface Preparation {
  needs(system: System): readonly Need[]
  /** Hooks of networkd-dispatcher run on it. */
  hooks: boolean
  /** Archives of container images, by their names in `imagesFolder`. */
  images: readonly string[]
  /** Packages that the lab file gives it, `NAME` or `NAME=VERSION`. */
  packages: readonly string[]
  /** Units that a package of these starts at once; the steps that need them start them. */
  units: readonly string[]
}

/** Beside the ordinary tools of a server: what checks ask with, and what faults are made with. */
export const commonNeeds: readonly Need[] = [
  {command: 'fping', package: 'fping'},
  {command: 'ping', package: 'iputils-ping'},
  {command: 'curl', package: 'curl'},
  {command: 'jq', package: 'jq'},
  {command: 'tcpdump', package: 'tcpdump'},
  {command: 'ip', package: 'iproute2'},
  {command: 'tc', package: 'iproute2'},
  {command: 'nft', package: 'nftables'},
]

/** What software of a role, and an overlay's addresses and hooks, need. */
export const needsOfOverlays: readonly Need[] = [
  {command: 'iptables', package: 'iptables'},
  {command: 'dnsmasq', package: 'dnsmasq-base'},
  {command: 'networkd-dispatcher', package: 'networkd-dispatcher'},
]
