export type DistributionName = 'debian-12' | 'debian-13' | 'ubuntu-22.04' | 'ubuntu-24.04' | 'ubuntu-26.04'

/** Where a distribution's packages come from and what they are called there. */
interface Distribution {
  suite: string
  mirror: string
  securityMirror: string
  securitySuite: string
  components: string
  /** The archive's public keys on the host. */
  keyring: string
  /** The host's package that has the keyring. */
  keyringPackage: string
  /** False where LXD is only to be had as a snap. */
  hasLxd: boolean
  /** Beside commonPackages. */
  packages: readonly string[]
}

/** By the names they have everywhere. LXD and Docker depend on what they need themselves. */
export const commonPackages: readonly string[] = [
  ...['systemd', 'systemd-sysv', 'dbus', 'udev', 'kmod', 'procps', 'netbase', 'busybox-static'],
  ...['lxd', 'docker.io', 'networkd-dispatcher', 'dnsmasq-base', 'iptables', 'nftables', 'openssh-server'],
  // For the legacy way to keep a fan, a stanza in /etc/network/interfaces; its service is disabled.
  'ifupdown',
  ...['iproute2', 'fping', 'iputils-ping', 'jq', 'curl', 'tcpdump', 'ca-certificates'],
]

const debian = (suite: string, packages: readonly string[] = []): Distribution => ({
  suite,
  mirror: 'http://deb.debian.org/debian',
  securityMirror: 'http://deb.debian.org/debian-security',
  securitySuite: `${suite}-security`,
  components: 'main',
  keyring: '/usr/share/keyrings/debian-archive-keyring.gpg',
  keyringPackage: 'debian-archive-keyring',
  hasLxd: true,
  packages,
})

const ubuntu = (suite: string): Distribution => {
  const isMainPort = process.arch === 'x64'
  const ports = 'http://ports.ubuntu.com/ubuntu-ports'
  return {
    suite,
    mirror: isMainPort ? 'http://archive.ubuntu.com/ubuntu' : ports,
    securityMirror: isMainPort ? 'http://security.ubuntu.com/ubuntu' : ports,
    securitySuite: `${suite}-security`,
    components: 'main universe',
    keyring: '/usr/share/keyrings/ubuntu-archive-keyring.gpg',
    keyringPackage: 'ubuntu-keyring',
    hasLxd: false,
    packages: [],
  }
}

export const distributions: Readonly<Record<DistributionName, Distribution>> = {
  'debian-12': debian('bookworm'),
  // From Debian 13 on, docker.io is the daemon only.
  'debian-13': debian('trixie', ['docker-cli']),
  'ubuntu-22.04': ubuntu('jammy'),
  'ubuntu-24.04': ubuntu('noble'),
  'ubuntu-26.04': ubuntu('resolute'),
}

/** One-line apt sources of the distribution: release, updates, security. */
export function archiveLines(distribution: Distribution): string[] {
  const {suite, mirror, securityMirror, securitySuite, components, keyring} = distribution
  const line = (url: string, name: string): string =>
    `deb [signed-by=${keyring}] ${url} ${name} ${components}`
  return [line(mirror, suite), line(mirror, `${suite}-updates`), line(securityMirror, securitySuite)]
}
