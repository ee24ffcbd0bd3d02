/** A file that goes into an image, owned by root. */
export interface ImageFile {
  text: string
  /** Default: 0o644. */
  mode?: number
}

/** The files of ours in the machine image, by absolute path. */
export const filesInImage: Readonly<Record<string, ImageFile>> = {
  // The underlay interface is eth0 in a system container, vec0 in User-mode Linux, en… in a virtual machine.
  // Without IPv6 and without link-local addresses nothing delays "configured", which claim P35 asks for.
  '/etc/systemd/network/10-underlay.network': {
    text: `[Match]
Name=eth0 en* vec0
Type=ether

[Network]
DHCP=ipv4
LinkLocalAddressing=no
IPv6AcceptRA=no
LLMNR=no
MulticastDNS=no

[DHCPv4]
ClientIdentifier=mac
UseDNS=no
UseNTP=no
UseHostname=no
`,
  },
  // LXD and Docker ask for network-online.target; a machine whose underlay never comes should say so soon.
  '/etc/systemd/system/systemd-networkd-wait-online.service.d/fanlab.conf': {
    text: `[Service]
ExecStart=
ExecStart=/usr/lib/systemd/systemd-networkd-wait-online --any --timeout=20
`,
  },
  '/etc/systemd/journald.conf.d/fanlab.conf': {
    text: '[Journal]\nStorage=volatile\nRuntimeMaxUse=16M\nRateLimitIntervalSec=0\n',
  },
  '/etc/hosts': {text: '127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n'},
  // mmdebstrap leaves the resolv.conf of the computer it runs on.
  '/etc/resolv.conf': {text: '# A machine of the lab has no name server.\n'},
}

/** Off until the step that needs them: a machine with idle daemons boots slower and proves less. */
export const disabledUnits = [
  'lxd.service',
  'lxd.socket',
  'lxd-containers.service',
  'lxcfs.service',
  'docker.service',
  'docker.socket',
  'containerd.service',
  'ssh.service',
  'ssh.socket',
  'getty@tty1.service',
  'remote-fs.target',
  'systemd-resolved.service',
  'systemd-timesyncd.service',
  'systemd-pstore.service',
  'dnsmasq.service',
  'nftables.service',
  'networking.service',
  'e2scrub_reap.service',
] as const

/** Chores of a computer that lives for years; in a lab they are noise at random moments. */
export const maskedUnits = [
  'apt-daily.timer',
  'apt-daily-upgrade.timer',
  'dpkg-db-backup.timer',
  'e2scrub_all.timer',
  'fstrim.timer',
  'man-db.timer',
  'motd-news.timer',
  'update-notifier-download.timer',
  'update-notifier-motd.timer',
  'console-getty.service',
  // Registers interpreters with the kernel, which a container may not; LXD shows it the host's list, and it fails.
  'systemd-binfmt.service',
  'rsync.service',
] as const

export const enabledUnits = [
  'systemd-networkd.service',
  'systemd-networkd-wait-online.service',
  'networkd-dispatcher.service',
] as const

/** Packages' files that no lab reads: a third of the unpacked size, and of the time to unpack it. */
export const excludedPaths = [
  '/usr/share/man/*',
  '/usr/share/doc/*',
  '/usr/share/info/*',
  '/usr/share/locale/*',
  '/usr/share/lintian/*',
  '/usr/share/bash-completion/*',
  '/usr/lib/udev/hwdb.d/*',
  '/lib/udev/hwdb.d/*',
  '/etc/ssh/moduli',
  // Docker's and containerd's test tools and alternative shims.
  '/usr/bin/containerd-stress',
  '/usr/bin/containerd-shim',
  '/usr/bin/containerd-shim-runc-v1',
  '/usr/sbin/dnet',
  '/usr/sbin/ovrouter',
  '/usr/bin/lxd-benchmark',
  '/usr/bin/lxc-to-lxd',
] as const
