/**
 * What is asked of a machine when something failed, by topic, beside what its lab's overlay adds: shell commands that only observe. `lxc` and `docker` would
 * start their daemons by their sockets, so they are asked only where these run.
 */
export const topics: Readonly<Record<string, readonly string[]>> = {
  network: [
    'ip -json addr show',
    'ip -json route show table all',
    'ip -json rule show',
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
    'systemctl --no-pager --plain list-units lxd* docker* containerd* networkd-dispatcher* systemd-networkd*',
    'networkctl --no-pager list; networkctl --no-pager status',
    'uname -a; uptime; free -m; df -h',
    'ps -eo pid,ppid,stat,etimes,args',
  ],
  journal: [
    'journalctl -b -n 400 --no-pager -o short-iso -u lxd.service -u docker.service -u containerd.service',
    'journalctl -b -n 200 --no-pager -o short-iso -u networkd-dispatcher.service -u systemd-networkd.service',
    'journalctl -b -n 100 --no-pager -o short-iso -p warning',
    'tail -n 100 /var/log/lxd/lxd.log',
  ],
  lxd: [
    'systemctl is-active --quiet lxd.service && lxc cluster list',
    'systemctl is-active --quiet lxd.service && lxc list',
    'systemctl is-active --quiet lxd.service && lxc query /1.0/networks?recursion=1',
  ],
  docker: [
    'systemctl is-active --quiet docker.service && docker ps --all --no-trunc',
    'systemctl is-active --quiet docker.service && docker network inspect $(docker network ls --quiet)',
    'systemctl is-active --quiet docker.service && docker ps --all --quiet | xargs -r docker inspect',
    'systemctl is-active --quiet docker.service && docker ps --all --quiet | xargs -r -n 1 docker logs --tail 50',
  ],
}
