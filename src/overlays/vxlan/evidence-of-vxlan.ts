/** What is asked of a machine when something of a VXLAN failed: shell commands that only observe. */
export const evidenceOfVxlan: readonly string[] = [
  'ip -s link show type vxlan',
  'ip -details link show type vxlan',
  'ip -o link show type vxlan | cut -d : -f 2 | while read -r name; do echo "$name"; bridge fdb show dev "$name"; done',
  'for file in /etc/systemd/network/*.netdev /etc/systemd/network/*.network; do echo "$file"; cat "$file"; done',
  'networkctl --no-pager list; journalctl -b -n 50 --no-pager -u systemd-networkd',
  'ss -u -a -n | head -n 50',
]
