/** What the provider runs on the host, and the Debian package that brings it. */
export const hostTools: Readonly<Record<string, string>> = {
  'lxc-start': 'lxc',
  'lxc-attach': 'lxc',
  'lxc-stop': 'lxc',
  'lxc-wait': 'lxc',
  dnsmasq: 'dnsmasq-base',
  ip: 'iproute2',
  nsenter: 'util-linux',
  unshare: 'util-linux',
}

/**
 * Kernel modules that the machines use: a container cannot load one, so they are loaded for it. One that is built in
 * or that the kernel does not know is passed over here; what is really missing shows in the trial of the kernel.
 */
export const kernelModules = [
  'overlay',
  'fuse',
  'veth',
  'bridge',
  'vxlan',
  'sch_ingress',
  'cls_bpf',
  'act_bpf',
  'nf_tables',
  'nft_compat',
  'nft_chain_nat',
  'nft_masq',
  'nft_ct',
  'nft_reject_inet',
  'ip_tables',
  'iptable_filter',
  'iptable_nat',
  'iptable_raw',
  'iptable_mangle',
  'xt_addrtype',
  'xt_comment',
  'xt_CHECKSUM',
  'xt_conntrack',
  'xt_MASQUERADE',
  'xt_tcpudp',
] as const

/** One lab was measured to use 57 inotify instances; the rest is room for the daemons of other releases. */
export const inotifyInstances = 64

/** Debian's lxc package enables them: a bridge lxcbr0 with a DHCP server on the host's own network. */
export const unwantedUnits = ['lxc-net.service', 'lxc.service', 'lxc-monitord.service'] as const
