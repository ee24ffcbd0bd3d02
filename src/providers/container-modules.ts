/**
 * Kernel modules that a machine uses which is a container: it cannot load one, so they are loaded for it. One that is
 * built in or that the kernel does not know is passed over here.
 */
export const containerModules = [
  'overlay',
  'fuse',
  'tun',
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
