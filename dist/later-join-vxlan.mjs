import{$c as o,$1z as $}from"./shared-22ca91c8.mjs";var p=`
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
`;async function c(a,e){const{plan:n,addresses:d,underlay:i,peers:r}=e,t=[n.interface,$(e),String(n.mtu),String(n.vni)],s=[String(n.port),i,o,...d,"--",...r];await a.succeed(["sh","-euc",p,"join",...t,...s])}async function l(a,e){await a.succeed(["ip","link","del","dev",e,"type","vxlan"])}export{c as joinVxlan,l as leaveVxlan};
