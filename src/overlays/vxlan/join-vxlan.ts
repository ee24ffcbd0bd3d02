import type {PlaceHandle} from '../../lab/machine.ts'
import {anyHardwareAddress, hardwareAddressOf, type VxlanMember} from './vxlan-member.ts'

/** Its words are options' values and nothing else; what is made half is taken away again. */
const script = `
name=$1 mac=$2 mtu=$3 vni=$4 port=$5 own=$6 any=$7; shift 7
ip link add "$name" address "$mac" mtu "$mtu" type vxlan id "$vni" dstport "$port" local "$own"
trap '[ "$?" -eq 0 ] || ip link del "$name"' EXIT
while [ "$1" != -- ]; do
  case $1 in *:*) ip addr add "$1" dev "$name" nodad ;; *) ip addr add "$1" dev "$name" ;; esac
  shift
done
shift
for peer; do bridge fdb append "$any" dev "$name" dst "$peer"; done
ip link set "$name" up
`

/** Makes the interface with its addresses and peers, until the machine reboots. */
export async function joinVxlan(place: PlaceHandle, member: VxlanMember): Promise<void> {
  const {plan, addresses, underlay, peers} = member
  const words = [plan.interface, hardwareAddressOf(member), String(plan.mtu), String(plan.vni)]
  const more = [String(plan.port), underlay, anyHardwareAddress, ...addresses, '--', ...peers]
  await place.succeed(['sh', '-euc', script, 'join', ...words, ...more])
}

export async function leaveVxlan(place: PlaceHandle, name: string): Promise<void> {
  await place.succeed(['ip', 'link', 'del', 'dev', name, 'type', 'vxlan'])
}
