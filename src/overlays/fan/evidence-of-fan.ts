/** What is asked of a machine when something of a fan failed: shell commands that only observe. */
export const evidenceOfFan: readonly string[] = [
  'fanctl show',
  'for port in /sys/class/net/*/brport; do echo "$port -> $(readlink "$port/bridge")"; done',
  // The packets that each direction of each tunnel let pass, or dropped.
  'ip -o link show type vxlan | cut -d : -f 2 | while read -r tunnel; do for way in egress ingress; do echo "$tunnel $way"; tc -s filter show dev "$tunnel" "$way"; done; done',
  'sysctl net.ipv4.ip_forward net.ipv4.conf.all.rp_filter net.ipv4.conf.default.rp_filter net.bridge.bridge-nf-call-iptables',
  'ls -l /etc/networkd-dispatcher/*.d /etc/default/fanlab-fan; cat /etc/default/fanlab-fan',
  // What brings the fan up at a boot, with its arguments and drop-ins.
  'systemctl --no-pager cat networkd-dispatcher.service; cat /etc/default/networkd-dispatcher',
]
