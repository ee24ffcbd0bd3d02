import {everyRole} from '../roles/index.ts'

/** Such as lxd* for lxd.service and lxd.socket. */
const wildcards = [
  ...new Set(everyRole.flatMap(({units}) => units.map(unit => unit.replace(/\..*/, '*')))),
].join(' ')

/**
 * What is asked of a machine when something failed, by topic, beside what its lab's overlay adds: shell commands that only observe. Every
 * role's, for its software may run on any machine.
 */
export const topics: Readonly<Record<string, readonly string[]>> = {
  network: [
    'ip -json addr show',
    'ip -json route show table all',
    'ip -json rule show',
    // Learnt MTUs and redirects outlive what they came from.
    'ip route show cache',
    'ip -json neigh show',
    'ip -s link show',
    'bridge link show',
    'bridge fdb show',
    'bridge vni show',
    'ss -tunlp',
    // Last: with some of Ubuntu's kernels `ip -d` ends with a segmentation fault at a VXLAN device.
    'ip -d link show',
  ],
  firewall: ['nft list ruleset', 'iptables-save -c', 'iptables -S -v'],
  system: [
    'systemctl is-system-running; systemctl --failed --no-pager --plain',
    `systemctl --no-pager --plain list-units ${wildcards} networkd-dispatcher* systemd-networkd*`,
    'networkctl --no-pager list; networkctl --no-pager status',
    'uname -a; uptime; free -m; df -h',
    'tail -n +1 /etc/sysctl.conf /etc/sysctl.d/*.conf /run/sysctl.d/*.conf',
    'ps -eo pid,ppid,stat,etimes,args',
  ],
  journal: [
    'journalctl -b -n 200 --no-pager -o short-iso -u networkd-dispatcher.service -u systemd-networkd.service',
    'journalctl -b -n 100 --no-pager -o short-iso -p warning',
  ],
  ...Object.fromEntries(everyRole.flatMap(({evidence}) => Object.entries(evidence))),
}
