/** What the provider runs on the host, and the Debian package that brings it. */
export const hostTools: Readonly<Record<string, string>> = {
  'lxc-start': 'lxc',
  'lxc-attach': 'lxc',
  'lxc-stop': 'lxc',
  'lxc-wait': 'lxc',
  dnsmasq: 'dnsmasq-base',
  ip: 'iproute2',
  nsenter: 'util-linux',
  python3: 'python3-minimal',
  unshare: 'util-linux',
}

/** Debian's lxc package enables them: a bridge lxcbr0 with a DHCP server on the host's own network. */
export const unwantedUnits = ['lxc-net.service', 'lxc.service', 'lxc-monitord.service'] as const
