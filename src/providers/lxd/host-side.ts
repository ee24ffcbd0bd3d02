import {LabError} from '../../process/lab-error.ts'
import {isV6} from '../embedded/address-family.ts'
import {hostPlace} from '../host-place.ts'
import type {LabSpec} from '../provider.ts'
import {type Kept, networkInToken, portsInToken} from './settings.ts'

/** Where the rules stand among the host's own: before its tables, and before what VPNs ask for. */
const priority = 77

/**
 * The host's side of the bridges of a lab's networks, beside what LXD gives them: its IPv6 addresses, and rules by which
 * the host, whether it forwards or not, is no way from one of them to anywhere.
 */
export const ensureHostSide = (
  at: readonly string[],
  token: string,
  {networks}: Pick<LabSpec, 'networks'>,
): Promise<void> =>
  onHost(at, 'make the host’s side of the networks', make, [
    networks.map(({name, host}) => [networkInToken(token, name), ...host.filter(isV6)].join(' ')).join('\n'),
  ])

/**
 * Removes the rules, and what faults of packets have left that nobody has undone: tables about the ports of these
 * machines. The rest goes with the bridges and the ports.
 */
export async function removeHostSide(
  at: readonly string[],
  {token, networks = []}: Pick<Kept, 'token' | 'networks'>,
  machines: readonly string[],
): Promise<void> {
  const what = 'remove the host’s side of the networks'
  if (networks.length > 0) await onHost(at, what, removeRules, networks)
  const ports = machines.map(name => portsInToken(token, name))
  if (ports.length > 0) await onHost(at, what, removeTables, ports)
}

async function onHost(
  at: readonly string[],
  what: string,
  script: string,
  words: readonly string[],
): Promise<void> {
  const place = hostPlace(at)
  const {status, stderr} = await place.run(['sh', '-euc', script, 'host-side', ...words])
  if (status !== 0) throw new LabError(`cannot ${what}: ${stderr.trim() || `status ${status}`}`)
}

const make = `
echo "$1" | while read -r bridge addresses; do
  # LXD turns IPv6 off on a bridge to which it gives no address of it.
  if [ -n "$addresses" ]; then echo 0 >"/proc/sys/net/ipv6/conf/$bridge/disable_ipv6"; fi
  for address in $addresses; do ip addr replace "$address" dev "$bridge" nodad; done
  for family in -4 -6; do
    case $(ip "$family" rule show pref ${priority}) in
      *"iif $bridge "*) ;;
      *) ip "$family" rule add pref ${priority} iif "$bridge" blackhole ;;
    esac
  done
done
`

const removeRules = `
for bridge; do
  for family in -4 -6; do
    while :; do
      case $(ip "$family" rule show pref ${priority}) in
        *"iif $bridge "*) ip "$family" rule del pref ${priority} iif "$bridge" ;;
        *) break ;;
      esac
    done
  done
done
`

/** A host without nft, or with a kernel that knows no tables of bridges, has none. */
const removeTables = `
command -v nft >/dev/null || exit 0
tables=$(nft list tables bridge 2>/dev/null) || exit 0
for table in $(echo "$tables" | sed -n 's/^table bridge \\(fanlab_[A-Za-z0-9_]*\\)$/\\1/p'); do
  rules=$(nft list table bridge "$table")
  for port; do
    case $rules in *"\\"$port"*) nft delete table bridge "$table"; break ;; esac
  done
done
`
