import {NotObservable} from '../../lab/check-failed.ts'
import type {Machine} from '../../lab/machine.ts'
import {noteFolder} from './noted-network.ts'

/** Rules that iptables has made name its extensions, which nft cannot read again. */
const open = `
set -e
command -v nft >/dev/null || { echo "no nft"; exit 0; }
mkdir -p "$1"
nft --stateless list ruleset >"$1/ruleset"
grep -Eq '(drop|reject|queue)' "$1/ruleset" || { rm "$1/ruleset"; echo "nothing dropped"; exit 0; }
if grep -q 'xt ' "$1/ruleset"; then rm "$1/ruleset"; echo "iptables"; exit 0; fi
sed -i '1i flush ruleset' "$1/ruleset"
nft flush ruleset
`
const restore = `
[ -f "$1/ruleset" ] || exit 0
nft --file "$1/ruleset" && rm "$1/ruleset"
`

/** Removes all rules of nftables. Throws a NotObservable where none of them drops anything, or they cannot be made anew. */
export async function openFirewall(machine: Machine): Promise<void> {
  const said = (await machine.succeed(['sh', '-c', open, 'open', noteFolder])).trim()
  if (said === '') return
  throw new NotObservable(
    said === 'iptables'
      ? `${machine.name} has rules of iptables, which nft cannot make anew`
      : `${machine.name} has no rule of nftables that drops anything`,
  )
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
