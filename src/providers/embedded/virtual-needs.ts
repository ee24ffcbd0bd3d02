/** What every provider of virtual machines uses on the host, by tool and Debian package. */
export const virtualTools: Readonly<Record<string, string>> = {
  socat: 'socat',
  mke2fs: 'e2fsprogs',
  dnsmasq: 'dnsmasq-base',
  ip: 'iproute2',
  nsenter: 'util-linux',
  python3: 'python3-minimal',
  unshare: 'util-linux',
}

/** For the underlay and for the host's own place on the fan; the machines have kernels of their own. */
export const virtualModules = [
  'tun',
  'bridge',
  'veth',
  'overlay',
  'vxlan',
  'sch_ingress',
  'cls_bpf',
  'act_bpf',
] as const
