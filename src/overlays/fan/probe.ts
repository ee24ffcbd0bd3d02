/** The fan is Ubuntu's own, or the ebpf program at a plain VXLAN device. Both speak to each other. */
export type FanEngineName = 'ubuntu' | 'ebpf'

/** What can be asked for: an engine, or whichever works on each machine. */
export const fanWishes = ['ebpf', 'ubuntu', 'auto'] as const
export type FanWish = (typeof fanWishes)[number]

/** Who makes the fan's interfaces on a machine. LXD of a snap brings an `ip` of its own, fanctl uses the system's. */
export type FanUser = 'lxd' | 'fanctl'

/** What tells which fan works on a machine. Read once, on the machine itself. */
export interface FanFacts {
  /** `uname -r` */
  kernel: string
  /** /proc/sys/net/fan/vxlan after `modprobe vxlan`; null when the file is not there. */
  fanVxlan: string | null
  /** ID and VERSION_ID of /etc/os-release. */
  os: {id: string; version: string}
  /** `ip -V` */
  iproute2: string
  /** Version of the package ubuntu-fan, which brings fanctl; null without. */
  ubuntuFan: string | null
  /** LXD when the machine has it; base is the snap's (core22 …), null when it is no snap. */
  lxd?: {version: string; base: string | null}
}

/** Every reason why Ubuntu's own fan does not work here, by what is known of kernels, releases and LXD. */
export function ubuntuProblems(facts: FanFacts, user: FanUser): string[] {
  return [
    ...systemProblems(facts),
    ...kernelProblems(facts),
    ...(user === 'lxd' ? lxdProblems(facts) : fanctlProblems(facts)),
  ]
}

function systemProblems({os, kernel, fanVxlan}: FanFacts): string[] {
  const problems: string[] = []
  if (os.id !== 'ubuntu') problems.push(`${os.id}'s kernel and iproute2 have no fan-map: only Ubuntu's do`)
  if (fanVxlan === null) {
    problems.push(`kernel ${kernel} shows no /proc/sys/net/fan/vxlan: no fan in it, or this is a container`)
  }
  return problems
}

function kernelProblems({os, kernel}: FanFacts): string[] {
  // lxd#12161, incus#47: an unbalanced RCU section, near-lockup.
  if (atLeast(kernel, 6, 2) && !atLeast(kernel, 6, 3)) {
    return [`kernel ${kernel} locks up with a fan (lxd#12161)`]
  }
  // The same mistake again in Ubuntu's first 6.8 that had a fan (lxd#14025, August 2024); its fix was committed in
  // October 2024, and 6.8.0-50 is the first number after that. Other flavours count from 1001 on and do not tell.
  const number = /^6\.8\.0-(\d+)-generic/.exec(kernel)?.[1]
  if (number !== undefined && Number(number) < 50) {
    return [`kernel ${kernel} locks up with a fan (lxd#14025): 6.8.0-50 or later does not`]
  }
  if (os.id === 'ubuntu' && os.version === '25.10') {
    return [`the fan of Ubuntu 25.10 is known to be broken, and the release has ended`]
  }
  return []
}

/** LXD's own `ip` counts where LXD is a snap; where it is a package, the system's. */
function lxdProblems(facts: FanFacts): string[] {
  const {lxd, kernel} = facts
  if (!lxd || lxd.base === null) return iprouteProblems(facts)
  if (!atLeast(kernel, 6, 14) || !/^core(18|20|22)$/.test(lxd.base)) return []
  return [
    `LXD ${lxd.version} brings the ip of ${lxd.base}, too old for the fan of kernel ${kernel} (lxd#16714)`,
  ]
}

function fanctlProblems(facts: FanFacts): string[] {
  const lacks = facts.os.id === 'ubuntu' && facts.ubuntuFan === null
  return [
    ...iprouteProblems(facts),
    ...(lacks ? ['fanctl is missing: the package ubuntu-fan brings it'] : []),
  ]
}

/**
 * 6.14 gave fan-map's netlink number to another attribute; tools have to read the new one from /proc. That they do so
 * is known of 26.04 only.
 */
function iprouteProblems({os, kernel}: FanFacts): string[] {
  if (os.id !== 'ubuntu' || !atLeast(kernel, 6, 14) || atLeast(os.version, 26, 4)) return []
  return [
    `kernel ${kernel} moved fan-map, which the iproute2 of Ubuntu ${os.version} does not know (LP#2141703)`,
  ]
}

/** Every reason why the ebpf engine does not work here. */
export function ebpfProblems({kernel, iproute2, lxd}: FanFacts, user: FanUser): string[] {
  const problems: string[] = []
  // The program's numbers are read-only data, which the kernel knows since 5.2; its helpers are older.
  if (!atLeast(kernel, 5, 2))
    problems.push(`kernel ${kernel} is too old for the fan's program: 5.2 is needed`)
  // "ip utility, iproute2-6.1.0, libbpf 1.1.2". The older loader inside iproute2 knows no read-only data.
  if (!/\blibbpf [\d.]+/.test(iproute2)) {
    problems.push(
      `iproute2 is built without libbpf ("${iproute2.trim()}"): its tc cannot load the fan's program`,
    )
  }
  if (user === 'lxd' && lxd && lxd.base !== null) {
    problems.push(
      `LXD ${lxd.version} is a snap and brings its own ip, which cannot be replaced: install it from a package`,
    )
  }
  return problems
}

/** Whether the first two numbers of a version are at least these. */
function atLeast(version: string, major: number, minor: number): boolean {
  const [a = 0, b = 0] = version.split(/[.-]/).map(part => Number.parseInt(part, 10))
  return a > major || (a === major && b >= minor)
}
