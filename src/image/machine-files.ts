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
  // A machine has one processor, which LXD takes for as many as the host has: its threads then wake each other in vain, for
  // a tenth of its processor time. Its own waiting for itself looks twice a second only, at each start.
  '/etc/systemd/system/lxd.service.d/05-fanlab.conf': {
    text: `[Service]
Environment=GOMAXPROCS=1
ExecStartPost=
ExecStartPost=/usr/share/fanlab/wait-for-lxd
`,
  },
  // The question is that of `lxd waitready`, and so is the deadline.
  '/usr/share/fanlab/wait-for-lxd': {
    mode: 0o755,
    text: `#!/usr/bin/python3 -IS
import socket, sys, time
end = time.monotonic() + 600
while time.monotonic() < end:
    try:
        with socket.socket(socket.AF_UNIX) as lxd:
            lxd.settimeout(10)
            lxd.connect("/var/lib/lxd/unix.socket")
            lxd.sendall(b"GET /internal/ready HTTP/1.0\\r\\nHost: lxd\\r\\n\\r\\n")
            if b" 200 " in lxd.recv(64):
                sys.exit()
    except OSError:
        pass
    time.sleep(0.02)
sys.exit("LXD is not ready after 600 s")
`,
  },
  // LXD forcibly ends whatever has the number that its dnsmasq or forkdns had before the machine went down, be it a thread of
  // its own (canonical/lxd#18888): numbers repeat from boot to boot here, and one boot of some twenty was without LXD.
  '/etc/tmpfiles.d/lxd.conf': {text: 'r! /var/lib/lxd/networks/*/*.pid\n'},
  '/etc/systemd/journald.conf.d/fanlab.conf': {
    text: '[Journal]\nStorage=volatile\nRuntimeMaxUse=16M\nRateLimitIntervalSec=0\n',
  },
  // They make device nodes, which the provider has made in a container, or load modules, which a container may not.
  ...Object.fromEntries(
    ['systemd-tmpfiles-setup-dev.service', 'modprobe@.service', 'sys-fs-fuse-connections.mount'].map(unit => [
      `/etc/systemd/system/${unit}.d/fanlab.conf`,
      {text: '[Unit]\nConditionVirtualization=!container\n'},
    ]),
  ),
  // systemd's own forbids users to log in until systemd-user-sessions.service allows it, which is masked.
  '/etc/tmpfiles.d/systemd-nologin.conf': {text: '\n'},
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

/**
 * Chores of a computer that lives for years, that people log in to, or that has hardware: in a lab they are noise at random
 * moments, and half of the processor time of a boot and of each reload of systemd.
 */
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
  'systemd-tmpfiles-clean.timer',
  'console-getty.service',
  // Registers interpreters with the kernel, which a container may not; LXD shows it the host's list, and it fails.
  'systemd-binfmt.service',
  'proc-sys-fs-binfmt_misc.automount',
  'rsync.service',
  // The journal is in memory, and so is the list of who is logged in.
  ...['systemd-journal-flush.service', 'systemd-update-utmp.service', 'systemd-update-utmp-runlevel.service'],
  ...['systemd-user-sessions.service', 'systemd-initctl.socket', 'systemd-journald-audit.socket'],
  ...['systemd-ask-password-console.path', 'systemd-ask-password-wall.path'],
  // Users and network files are in the image, and there are no file systems but those that the provider mounts.
  ...['systemd-sysusers.service', 'systemd-firstboot.service', 'systemd-network-generator.service'],
  ...['systemd-remount-fs.service', 'systemd-repart.service', 'systemd-sysext.service'],
  ...['cryptsetup.target', 'integritysetup.target', 'veritysetup.target'],
  ...['remote-cryptsetup.target', 'remote-veritysetup.target'],
  ...['systemd-pcrphase.service', 'systemd-pcrphase-sysinit.service', 'systemd-pcrphase-initrd.service'],
  'systemd-random-seed.service',
  // A container may not load modules, and a virtual machine loads what it is asked for.
  'systemd-modules-load.service',
  ...['modprobe@configfs.service', 'modprobe@dm_mod.service', 'modprobe@drm.service'],
  ...['modprobe@efi_pstore.service', 'modprobe@loop.service'],
  ...['dev-hugepages.mount', 'dev-mqueue.mount', 'sys-kernel-config.mount'],
  ...['sys-kernel-debug.mount', 'sys-kernel-tracing.mount'],
  // systemd reads them wherever somebody names them, and no initrd of ours has it.
  ...['initrd.target', 'initrd-fs.target', 'initrd-root-device.target', 'initrd-root-fs.target'],
  ...['initrd-switch-root.target', 'initrd-usr-fs.target', 'initrd-cleanup.service'],
  ...['initrd-parse-etc.service', 'initrd-switch-root.service', 'initrd-udevadm-cleanup-db.service'],
] as const

/**
 * Programs that look for hardware, or for words on the kernel's command line, at each boot and each reload. What is left
 * is for what packages and users bring: init scripts, rc.local and fstab. In a container getty's makes login prompts
 * nobody can use: root has no password.
 */
export const maskedGenerators = [
  ...['cryptsetup', 'debug', 'getty', 'gpt-auto', 'hibernate-resume', 'integritysetup'],
  ...['run', 'system-update', 'veritysetup'],
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
