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
  /** LXD when the machine has it; base is the snap's (core22 …), null when it is no snap. */
  lxd?: {version: string; base: string | null}
}

export interface FanChoice {
  engine: 'ubuntu' | 'ebpf'
  /** Why: for `ebpf` every reason against Ubuntu's own fan. */
  reasons: string[]
}

/**
 * Chooses the fan engine. Ubuntu's own wins where it is known to work; where it is broken, missing or known only
 * to hang the kernel, the program on a plain VXLAN device does. Both speak to each other.
 */
export function chooseFanEngine(facts: FanFacts): FanChoice {
  const against = ubuntuProblems(facts)
  if (against.length > 0) return {engine: 'ebpf', reasons: against}
  return {
    engine: 'ubuntu',
    reasons: [`kernel ${facts.kernel} has fan-map, and its tools know how to ask for it`],
  }
}

/** Every reason why Ubuntu's own fan does not work here. */
export function ubuntuProblems(facts: FanFacts): string[] {
  const {kernel, fanVxlan, os, lxd} = facts
  const problems: string[] = []
  if (os.id !== 'ubuntu') problems.push(`${os.id}'s kernel and iproute2 have no fan-map: only Ubuntu's do`)
  if (fanVxlan === null) {
    problems.push(`kernel ${kernel} shows no /proc/sys/net/fan/vxlan: no fan in it, or this is a container`)
  }
  // lxd#12161, incus#47: an unbalanced RCU section, near-lockup.
  if (atLeast(kernel, 6, 2) && !atLeast(kernel, 6, 3)) {
    problems.push(`kernel ${kernel} locks up with a fan (lxd#12161)`)
  }
  if (atLeast(kernel, 6, 14)) {
    // 6.14 gave fan-map's netlink number to another attribute; tools have to read the new one from /proc.
    // That they do so is known of 26.04 only. 25.10 is known broken for good.
    if (os.id === 'ubuntu' && !atLeast(os.version, 26, 4)) {
      problems.push(
        `kernel ${kernel} moved fan-map, which the iproute2 of Ubuntu ${os.version} does not know (LP#2141703)`,
      )
    }
    // A snap brings its own ip, of its base.
    if (lxd?.base === 'core20' || lxd?.base === 'core22') {
      problems.push(
        `LXD ${lxd.version} brings the ip of ${lxd.base}, too old for kernel ${kernel} (lxd#16714)`,
      )
    }
  }
  return problems
}

/** Every reason why the ebpf engine does not work here. */
export function ebpfProblems({kernel, iproute2, lxd}: FanFacts): string[] {
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
  if (lxd && lxd.base !== null) {
    problems.push(
      `LXD ${lxd.version} is a snap and brings its own ip, which cannot be replaced: install it from a package`,
    )
  }
  return problems
}

/** Whether a second overlay fits beside the first (a VXLAN device that filters by VNI), with ebpf. */
export function manyOverlays({kernel, iproute2}: FanFacts): boolean {
  return atLeast(kernel, 5, 18) && atLeast(/iproute2-(\S+?),?(?:\s|$)/.exec(iproute2)?.[1] ?? '0.0', 5, 18)
}

/** Whether the first two numbers of a version are at least these. */
function atLeast(version: string, major: number, minor: number): boolean {
  const [a = 0, b = 0] = version.split(/[.-]/).map(part => Number.parseInt(part, 10))
  return a > major || (a === major && b >= minor)
}
