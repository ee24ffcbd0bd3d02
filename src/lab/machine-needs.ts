import type {RoleName} from './topology.ts'

/** Something that a machine needs: it is there when its command is. */
export interface Need {
  /** Command, or absolute path of a file. */
  command: string
  /** Debian package that brings it; undefined where it comes as a snap. */
  package?: string
  snap?: {name: string; channel: string}
}

/** ID and VERSION_ID of /etc/os-release. */
export interface System {
  id: string
  version: string
}

/** Beside the ordinary tools of a server. What checks ask with, and what the article installs. */
const common: readonly Need[] = [
  {command: 'fping', package: 'fping'},
  {command: 'ping', package: 'iputils-ping'},
  {command: 'curl', package: 'curl'},
  {command: 'jq', package: 'jq'},
  {command: 'tcpdump', package: 'tcpdump'},
  {command: 'ip', package: 'iproute2'},
  {command: 'tc', package: 'iproute2'},
  {command: 'iptables', package: 'iptables'},
  {command: 'nft', package: 'nftables'},
  {command: 'dnsmasq', package: 'dnsmasq-base'},
  {command: 'networkd-dispatcher', package: 'networkd-dispatcher'},
]

const docker: readonly Need[] = [
  {command: 'dockerd', package: 'docker.io'},
  // A package of its own from Debian 13 on.
  {command: 'docker', package: 'docker-cli'},
]

/** LXD comes from the distribution: Debian's package, and Ubuntu's snap in the track of the release. */
function lxd({id, version}: System): Need {
  if (id !== 'ubuntu') return {command: 'lxd', package: 'lxd'}
  const year = Number.parseInt(version, 10)
  const track = year <= 22 ? '5.0' : year <= 24 ? '5.21' : '6'
  return {command: 'lxd', snap: {name: 'lxd', channel: `${track}/stable`}}
}

/** Everything that a machine of that role needs on that system. */
export function machineNeeds(role: RoleName | 'newcomer', system: System): Need[] {
  // Ubuntu's own fanctl; where the kernel has no fan, the engine brings another one.
  const fan = system.id === 'ubuntu' ? [{command: '/usr/sbin/fanctl', package: 'ubuntu-fan'}] : []
  if (role === 'newcomer') return [...common, ...fan, {command: 'ifup', package: 'ifupdown'}]
  if (role === 'lxd-cluster') return [...common, lxd(system)]
  return [...common, ...fan, ...docker, lxd(system)]
}
