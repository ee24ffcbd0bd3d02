/** Only where LXD runs: `lxc` would start it by its socket. */
const lxc = (words: string): string => `systemctl is-active --quiet lxd.service && lxc ${words}`

export const lxdEvidence = [
  lxc('cluster list'),
  lxc('list'),
  lxc('query /1.0/networks?recursion=1'),
  lxc(
    'list --format csv --columns n | while read -r name; do lxc config show --expanded "$name" </dev/null; done',
  ),
  'journalctl -b -n 400 --no-pager -o short-iso -u lxd.service',
  'tail -n 100 /var/log/lxd/lxd.log',
]
