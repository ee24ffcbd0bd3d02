import type {HostNeeds} from '../provider.ts'

export const hostNeeds: HostNeeds = {
  tools: {
    'linux.uml': 'user-mode-linux',
    socat: 'socat',
    mke2fs: 'e2fsprogs',
    dnsmasq: 'dnsmasq-base',
    ip: 'iproute2',
    nsenter: 'util-linux',
    unshare: 'util-linux',
  },
  // For the underlay and for the host's own place on the fan; the machines have their own kernels.
  modules: ['tun', 'bridge', 'veth', 'overlay', 'vxlan', 'sch_ingress', 'cls_bpf', 'act_bpf'],
  unwantedUnits: [],
}
