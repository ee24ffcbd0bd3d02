import {NotObservable} from '../../lab/check-failed.ts'
import type {Machine} from '../../lab/machine.ts'
import {noteFolder} from './noted-network.ts'

/** Each tool makes anew what it has saved itself: what iptables has in nf_tables, nft cannot read again. */
const open = `
mkdir -p "$1"
found=
for tool in iptables iptables-legacy ip6tables ip6tables-legacy; do
  command -v "$tool" >/dev/null || continue
  # Asked for a table that is not there, the legacy tool would make it.
  case $("$tool" --version) in *legacy*) cat /proc/net/ip*_tables_names 2>/dev/null | grep -qx filter || continue ;; esac
  "$tool-save" --table filter 2>/dev/null | sed '/^:[A-Z]* ACCEPT/d' >"$1/$tool"
  grep -Eq '(DROP|REJECT|QUEUE)' "$1/$tool" || { rm "$1/$tool"; continue; }
  found=1
  for chain in $(sed -n 's/^:\\([A-Z]*\\) DROP.*/\\1/p' "$1/$tool"); do "$tool" --policy "$chain" ACCEPT || exit; done
  "$tool" --flush || exit
done
if command -v nft >/dev/null; then
  nft --stateless list ruleset >"$1/ruleset" 2>/dev/null
  if grep -Eq '(drop|reject|queue)' "$1/ruleset" && ! grep -q 'xt ' "$1/ruleset"; then
    found=1
    sed -i '1i flush ruleset' "$1/ruleset"
    nft flush ruleset || exit
  else
    rm "$1/ruleset"
  fi
fi
[ -n "$found" ] || echo nothing
`
const restore = `
[ ! -f "$1/ruleset" ] || { nft --file "$1/ruleset" && rm "$1/ruleset"; } || exit
for tool in iptables iptables-legacy ip6tables ip6tables-legacy; do
  [ ! -f "$1/$tool" ] || { "$tool-restore" --noflush <"$1/$tool" && rm "$1/$tool"; } || exit
done
`

/** Removes all rules that drop anything, of nftables and of iptables. Throws a NotObservable where there are none. */
export async function openFirewall(machine: Machine): Promise<void> {
  const said = (await machine.succeed(['sh', '-c', open, 'open', noteFolder])).trim()
  if (said !== '') throw new NotObservable(`${machine.name} has no firewall rule that drops anything`)
}

export const restoreFirewall = async (machine: Machine): Promise<void> =>
  void (await machine.succeed(['sh', '-c', restore, 'restore', noteFolder]))

/** Names of the machines that drop anything, by rules of nftables or of iptables. */
export async function machinesThatDrop(machines: readonly Machine[]): Promise<string[]> {
  const look = 'nft --stateless list ruleset 2>/dev/null; iptables-legacy-save 2>/dev/null; exit 0'
  const said = await Promise.all(machines.map(machine => machine.succeed(['sh', '-c', look])))
  return machines
    .filter((_, index) => /\b(drop|reject|queue)\b/i.test(said[index] ?? ''))
    .map(({name}) => name)
}
