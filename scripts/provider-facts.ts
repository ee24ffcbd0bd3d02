import type {ProviderName} from '../src/providers/provider-names.ts'

interface ProviderFacts {
  machines: string
  needs: string
}

/** What docs/providers.md says of each provider. */
export const providerFacts: Readonly<Record<ProviderName, ProviderFacts>> = {
  lxc: {
    machines: "LXC system containers in the lab's own namespaces, on the host's kernel",
    needs: 'Debian or Ubuntu; its packages are installed',
  },
  uml: {
    machines: "User-mode Linux: ordinary processes with a kernel of their own (6.1, Debian's)",
    needs: "x86-64, ptrace, tap devices; Debian's `user-mode-linux` and `socat` are installed; no KVM",
  },
  qemu: {
    machines:
      "QEMU machines with a kernel of their own (the host distribution's kernel for virtual machines); with KVM where it works",
    needs: 'x86-64; `qemu-system-x86`, `qemu-utils`, `socat` and `kmod` are installed',
  },
  lxd: {
    machines:
      'containers, or with `--vm` virtual machines, on an LXD server or cluster, in a project of their own',
    needs: "LXD's client, and a server that trusts it",
  },
  incus: {
    machines: 'the same on Incus',
    needs: "Incus' client, and a server that trusts it",
  },
  multipass: {
    machines: 'Multipass instances, as in the article',
    needs: 'Multipass 1.14 or newer',
  },
  vagrant: {
    machines: 'virtual machines of VirtualBox, libvirt or VMware, from any box',
    needs: 'Vagrant and the hypervisor',
  },
  ssh: {
    machines: 'machines that exist already, from an inventory',
    needs: 'ssh; on the machines Python 3.8, and root or sudo without a password',
  },
}
