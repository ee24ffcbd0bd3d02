import{$0 as X,$1 as x}from"./shared-265c1401.mjs";import{$6 as je,$2w as pr}from"./shared-5735b476.mjs";import{$3n as Fe}from"./shared-22ca91c8.mjs";import{$3l as fr}from"./shared-22ca91c8.mjs";import{$53 as Pe}from"./shared-22ca91c8.mjs";import{$h as Oe}from"./shared-22ca91c8.mjs";import{$1t as hr,$21 as _e}from"./shared-409b5b88.mjs";import{$6 as Me}from"./shared-b1b97599.mjs";import{$e as Se,$f as Z}from"./shared-b1b97599.mjs";import{$k as M}from"./shared-ea5c58ac.mjs";import{$3 as wr}from"./shared-3cdb3d00.mjs";import{$0 as Ne,$2 as $r,$3 as Te,$4 as Le,$5 as De,$7 as C}from"./shared-a785fcc5.mjs";import{$1n as vr}from"./shared-5735b476.mjs";import{$1g as Ie}from"./shared-22ca91c8.mjs";import{$36 as qe}from"./shared-22ca91c8.mjs";import{$44 as Ae}from"./shared-22ca91c8.mjs";import{$4h as v}from"./shared-22ca91c8.mjs";import{$8 as gr}from"./shared-3cdb3d00.mjs";import{$g as Q}from"./shared-ea5c58ac.mjs";import{$1 as Re,$7 as I}from"./shared-05f8fd68.mjs";import{$6 as $}from"./shared-05f8fd68.mjs";import{$0 as yr}from"./shared-2c916d56.mjs";import{$0 as h}from"./shared-89d47b0d.mjs";import{access as kr,mkdir as Ee,readdir as br,writeFile as xr}from"node:fs/promises";import{join as q}from"node:path";import{rmdir as jr}from"node:fs/promises";import{dirname as Fr,join as Pr}from"node:path";var Or=3e5;async function _r(e){const{status:t,stderr:r}=await v(["rm","-rf","--one-file-system","--",e],{timeoutMs:Or});if(t!==0)throw new h(`cannot remove ${e}: ${r.trim().split(`
`).at(-1)||"no end in time"}`,{hint:`findmnt -R ${e}; lsattr -d ${e}`})}import{readdir as Mr,readFile as Sr,rmdir as Nr}from"node:fs/promises";import{join as ee}from"node:path";async function te(e){const t=await Sr(ee(e,"cgroup.procs"),"utf8").catch(()=>""),r=await Promise.all((await Ce(e)).map(n=>te(ee(e,n))));return[...t.split(`
`).filter(Boolean).map(Number),...r.flat()]}async function Ue(e){for(const t of await Ce(e))await Ue(ee(e,t));await Nr(e).catch(t=>{if(t.code!=="ENOENT")throw t})}async function Ce(e){return(await Mr(e,{withFileTypes:!0}).catch(()=>[])).filter(r=>r.isDirectory()).map(r=>r.name)}var Tr=3e4;async function Be(e,t){await I(`the processes of ${t} have ended`,async()=>{const r=new Set((await Promise.all(e.map(te))).flat());for(const n of r)Me(n);return r.size===0?{value:!0}:{notYet:`processes ${[...r].join(", ")}, which were ended`}},{within:$(Tr)})}import{readdir as ze,readFile as Lr}from"node:fs/promises";var He="keeper";async function S({keeper:e,root:t}){const r=Ae(e,100);if("problem"in r&&await ze(t).catch(()=>{})===void 0)return;const[,n,o]=/^(\d{1,10}) (\d{1,20})\n$/.exec("text"in r?r.text:"")??[],s=o===void 0?void 0:{pid:Number(n),startTime:o};if(s&&Z(s)&&await We(s.pid,t))return s;const a=(await ze("/proc")).filter(l=>/^\d+$/.test(l)).map(Number);return(await Promise.all(a.map(async l=>await We(l,t)?Se(l):void 0))).find(l=>l!==void 0)}async function We(e,t){const r=(await Ke(`/proc/${e}/cmdline`)).split("\0");if(r[r.indexOf(He)+1]!==t)return!1;const n=await Ke(`/proc/${e}/status`),o=/^Uid:\s*(\d+)\s+(\d+)/m.exec(n)?.slice(1)??[];return o.length>0&&o.every(s=>Number(s)===process.geteuid?.())&&/^NSpid:(\s+\d+)+\s+1$/m.test(n)}var Ke=e=>Lr(e,"utf8").catch(()=>"");import{createHash as Dr}from"node:crypto";var Ye=15,Ir=/^(lo|segment\d*|fan-.*|ftun.*|docker.*|veth.*|eth.*|vxlan.*|br-.*)$/;function A(e,t){return t.length>Ye||Ir.test(t)?`segment${e.findIndex(r=>r.name===t)}`:t}var N=(e,t)=>Ge(e,String(t)),re=e=>Ge(e,"m");function Ge(e,t){const r=`${e}.${t}`;return r.length<=Ye?r:`${Dr("sha256").update(e).digest("hex").slice(0,10)}.${t}`}import{readFile as qr}from"node:fs/promises";var Je=4*1024**2,ne=e=>`${e}.1`;async function j(e){const t=r=>qr(r,"utf8").catch(()=>"");return await t(ne(e))+await t(e)}var Ar=1e4,Rr=3e4,P=e=>["nsenter",`--target=${e.pid}`,"--mount","--net","--pid","--"];async function Er(e,t){const r=await x(),n=["unshare","--mount","--net","--pid","--fork","--kill-child","sh","-eu","-c",zr],o=[He,e.root,t.image,Ur(t),t.ownTree?"own":"shared",String(Je)],s=await v(["sh","-eu","-c",Br,"launch",e.root,String(r.roots.length),...r.roots,"setsid",...M([...n,...o])],{timeoutMs:$(Ar)}),a=await S(e);if(s.status===0&&a)return a;const c=await j(e.keeperLog),l=(c||s.stderr).trim().split(`
`).slice(-5).join(`
`),i=`no answer within ${(s.durationMs/1e3).toFixed(1)} s; last seen: ${l||"nothing"}`;throw new h(`cannot make the lab's namespaces: ${s.timedOut?i:l||`status ${s.status}`}`,{hint:s.timedOut?"the host may be overloaded: uptime; ps -eo pcpu,args --sort=-pcpu | head":"namespaces need root and a kernel with CONFIG_NET_NS, CONFIG_PID_NS",logs:[{name:"keeper.log",text:`${c}${s.stderr}`}]})}var Ur=({networks:e})=>e.map(({name:t,mtu:r,host:n})=>[A(e,t),r,...n].join(" ")).join(`
`);async function Cr(e){await I("the process that holds the lab's namespaces has ended",async()=>Z(e)?(Me(e.pid),{notYet:`process ${e.pid}, which was ended`}):{value:!0},{within:$(Rr)})}var Br=`
root=$1; shift
hierarchies=$1; shift
while [ "$hierarchies" -gt 0 ]; do
  echo $$ > "$1/cgroup.procs"
  shift; hierarchies=$((hierarchies - 1))
done
"$@" </dev/null >>"$root/keeper.log" 2>&1 &
child=$!
# It has a session of its own, and would go on alone when its time is over.
trap 'kill -KILL "$child"; exit 1' TERM
while ! [ -s "$root/keeper" ]; do
  kill -0 "$child" || exit 1
  sleep 0.01
done
`,zr=`
root=$1; image=$2; bridges=$3; tree=$4; longest=$5
read -r stat < /proc/self/stat
pid=\${stat%% *}
set -- \${stat##*) }
shift 19
start=$1
mount --make-rprivate /
mkdir "$root/cgroup"
mount --rbind /sys/fs/cgroup "$root/cgroup"
mount -t proc proc /proc
mount -t sysfs sysfs /sys
if [ "$tree" = own ]; then
  mount -t tmpfs -o mode=755 cgroup /sys/fs/cgroup
  for hierarchy in "$root/cgroup"/*; do
    place=/sys/fs/cgroup/\${hierarchy##*/}
    if [ -L "$hierarchy" ]; then cp -P "$hierarchy" "$place"; continue; fi
    mkdir "$place"
    mount --rbind "$hierarchy" "$place"
  done
  mkdir -p /sys/fs/cgroup/unified
  mount -t cgroup2 cgroup2 /sys/fs/cgroup/unified
  echo 0 > /sys/fs/cgroup/unified/cgroup.procs
else
  mount --rbind "$root/cgroup" /sys/fs/cgroup
fi
umount -l "$root/cgroup"
rmdir "$root/cgroup"
mount -t overlay -o "lowerdir=$image,upperdir=$root/host/upper,workdir=$root/host/work" overlay "$root/host/root"
mount -t proc proc "$root/host/root/proc"
mount -t sysfs -o ro sysfs "$root/host/root/sys"
mount --rbind /dev "$root/host/root/dev"
mount -t tmpfs -o mode=755 tmpfs "$root/host/root/run"
ip link set lo up
# A new namespace begins with what the host forwards, and the host's place is no way from one network to the other.
echo 0 > /proc/sys/net/ipv4/ip_forward
echo "$bridges" | while read -r bridge mtu addresses; do
  ip link add "$bridge" mtu "$mtu" type bridge
  # Where the host has no IPv6 address it has none at all, not even one that follows from the bridge's hardware address.
  case $addresses in *:*) ;; *) ip link set "$bridge" addrgenmode none ;; esac
  for address in $addresses; do
    case $address in
      *:*) ip addr add "$address" dev "$bridge" nodad ;;
      *) ip addr add "$address" dev "$bridge" ;;
    esac
  done
  ip link set "$bridge" up
done
echo "$pid $start" > "$root/keeper.new"
mv "$root/keeper.new" "$root/keeper"
# The first process inherits orphans and has to wait for them, or they stay as zombies. And it cuts logs: all that
# write them append, so that what comes next is at the beginning again.
while :; do
  find "$root" "$root/machines"/* -maxdepth 1 -type f -name '*log' -size "+\${longest}c" 2>/dev/null |
    while read -r log; do
      tail -c "$longest" "$log" > "$log.1"
      : > "$log"
    done || :
  sleep 5 &
  wait $!
done
`;import{join as k}from"node:path";function B(e,t,r){const n=k(e,"labs",t,r);return{root:n,machines:k(n,"machines"),keeper:k(n,"keeper"),keeperLog:k(n,"keeper.log"),hostRoot:k(n,"host","root"),hostUpper:k(n,"host","upper"),hostWork:k(n,"host","work"),wayOutLog:k(n,"way-out.log"),reservations:k(n,"dhcp-hosts"),leases:k(n,"dhcp-leases"),dnsmasqPid:k(n,"dnsmasq.pid"),dnsmasqLog:k(n,"dnsmasq.log")}}var T=e=>`fanlab/${e}`,Hr=1e4;async function Ve(e,t){const r=await S(t);r&&await Cr(r);const{roots:n,version:o}=await x(),s=n.map(a=>Pr(a,T(e)));await Be(s,`lab ${e}`),await Promise.all(s.map(Ue)),await Promise.all(s.map(a=>jr(Fr(a)).catch(()=>{}))),o==="legacy"&&await Wr(e),await _r(t.root)}async function Wr(e){const t=["unshare","--mount","sh","-u","-c",Kr,"removal",T(e)],r=await v(t,{timeoutMs:$(Hr)});if(r.status!==0)throw new h(`cannot remove the cgroups of lab ${e}: ${r.stderr.trim()}`)}var Kr=`
mount -t cgroup2 cgroup2 /sys/fs/cgroup 2>/dev/null || exit 0
cd /sys/fs/cgroup
while [ -d "$1" ]; do
  find "$1" -depth -type d -exec rmdir {} + && break
  sleep 0.05
done
rmdir "\${1%/*}" 2>/dev/null
exit 0
`;import{writeFile as Yr}from"node:fs/promises";import{join as Gr}from"node:path";var b=e=>e.includes(":"),R=e=>e.split("/")[0]??"";import{createHash as Jr}from"node:crypto";function L(e,{device:t,addresses:r}){const n=r.find(s=>!b(s));return n!==void 0?["02","fa",...R(n).split(".").map(Xe)].join(":"):["02","fb",...[...Jr("sha256").update(`${e} ${t}`).digest().subarray(0,4)].map(Xe)].join(":")}var Xe=e=>Number(e).toString(16).padStart(2,"0"),oe=({networks:e})=>e.filter(({addressing:t})=>t==="dhcp");function Vr(e,t){return["dnsmasq","--conf-file=/dev/null","--port=0","--except-interface=lo","--bind-interfaces","--user=root",...oe(t).flatMap(({name:n,prefixes:o,host:s})=>{const[a="",c=""]=[o,s].map(Ze);return[`--interface=${A(t.networks,n)}`,`--dhcp-range=set:${n},${a},static,infinite`,`--dhcp-option=tag:${n},option:router,${c}`]}),`--dhcp-hostsdir=${e.reservations}`,`--dhcp-leasefile=${e.leases}`,"--dhcp-authoritative","--no-ping",`--pid-file=${e.dnsmasqPid}`,`--log-facility=${e.dnsmasqLog}`]}var Ze=e=>R(e.find(t=>!b(t))??"");async function Qe(e,t,{name:r,interfaces:n}){const o=new Set(oe(t).map(a=>a.name)),s=n.filter(({network:a})=>o.has(a)).map(a=>`${L(r,a)},${Ze(a.addresses)},${r},infinite
`);s.length>0&&await Yr(Gr(e.reservations,r),s.join(""))}function et(e,t){const r=(n,o)=>[...P(e),"chroot",t.hostRoot,"env","-i",...o,...n];return Te({name:"host",pace:1,hint:"the lab is gone: remove it",enter:r,attach:r,cause:n=>n})}import{chmod as Xr,mkdir as Zr,writeFile as Qr}from"node:fs/promises";import{dirname as en,join as tn}from"node:path";async function z(e,t){for(const[r,{text:n,mode:o=420}]of Object.entries(t)){const s=tn(e,r);await Zr(en(s),{recursive:!0}),await Qr(s,n),await Xr(s,o)}}import{mkdir as rn}from"node:fs/promises";import{BlockList as nn}from"node:net";var on=`127.0.0.1 localhost
::1 localhost ip6-localhost ip6-loopback
`;function tt({networks:e,names:t},r){const n=new Set(r.map(({network:c})=>c)),o=sn(e.filter(({name:c})=>n.has(c)).flatMap(({prefixes:c})=>c)),s={name:"host",addresses:e.flatMap(c=>c.host.map(R))},a=[...t,s].flatMap(({name:c,addresses:l})=>{const[i,d]=[!0,!1].map(m=>l.filter(f=>o.check(f,rt(f))===m));return[...i??[],...d??[]].map(m=>`${m} ${c}
`)});return on+a.join("")}var rt=e=>b(e)?"ipv6":"ipv4";function sn(e){const t=new nn;for(const r of e)t.addSubnet(R(r),Number(r.split("/")[1]),rt(r));return t}var se={slirp4netns:"slirp4netns"},ae=({networks:e})=>e.filter(({outside:t})=>t),nt=["169.254.255","198.19.255","100.127.255"];function ot(e){const t=st(e).map(_e),r=nt.find(n=>!t.some(o=>hr(o,_e(`${n}.0/24`))));if(r===void 0)throw new h(`cannot open a way out of the lab: its networks leave none of ${nt.map(n=>`${n}.0/24`).join(", ")}`,{hint:"choose another subnet in the lab file"});return{prefix:`${r}.0/24`,own:`${r}.100/24`,gateway:`${r}.2`,resolver:`${r}.3`}}var st=({networks:e,ownPrefixes:t=[]})=>[...e.flatMap(({prefixes:r})=>r),...t].filter(r=>!b(r)),at="way.out",it=1500,an=1e4,cn=["127.0.0.0/8","169.254.0.0/16","224.0.0.0/4","240.0.0.0/4"];async function dn(e,t,{pid:r}){const{prefix:n,own:o,gateway:s}=ot(t),a=["slirp4netns","--netns-type=path",`--cidr=${n}`,`--mtu=${it}`,"--disable-host-loopback","--enable-sandbox","--enable-seccomp","/proc/1/ns/net",at],c=ae(t).map(p=>{const u=p.prefixes.find(y=>!b(y));return`${A(t.networks,p.name)} ${u}`}),l=[...cn,...st(t)].join(`
`),i=await v(["nsenter",`--target=${r}`,"--mount","--pid","--","sh","-eu","-c",ln,"way-out",e.wayOutLog,at,o,s,c.join(`
`),l,...M(a)],{timeoutMs:$(an)});if(i.status===0)return;const d=await j(e.wayOutLog),m=`${d}${i.stderr}`.trim().split(`
`).slice(-3).join(`
`),f=`not within ${(i.durationMs/1e3).toFixed(1)} s; last seen: ${m||"nothing"}`;throw new h(`cannot open a way out of the lab: ${i.timedOut?f:m||`status ${i.status}`}`,{hint:"slirp4netns needs /dev/net/tun (modprobe tun); or leave outside out of the lab file",logs:[{name:"way-out.log",text:`${d}${i.stderr}`}]})}var ln=`
log=$1; device=$2; own=$3; gateway=$4; networks=$5; inside=$6
shift 6
setsid "$@" </dev/null >>"$log" 2>&1 &
until [ -e "/sys/class/net/$device" ]; do
  kill -0 $!
  sleep 0.01
done
exec nsenter --net=/proc/1/ns/net sh -euc '
device=$1; own=$2; gateway=$3; networks=$4; inside=$5
ip address add "$own" dev "$device"
ip link set "$device" mtu ${it} up
cd /proc/sys/net/ipv4
echo 0 >conf/all/rp_filter
echo 0 >"conf/$device/rp_filter"
echo 1 >"conf/$device/proxy_arp"
echo 0 >"neigh/$device/proxy_delay"
echo 1 >"conf/$device/forwarding"
ip route add default via "$gateway" dev "$device" table 100
ip route add "\${own%.*}.0/24" dev "$device" table 100
for prefix in $inside; do ip route replace blackhole "$prefix" table 100; done
ip route add blackhole default table 101
ip rule add iif "$device" lookup 101
echo "$networks" | while read -r bridge subnet; do
  echo 1 >"conf/$bridge/forwarding"
  ip route add "$subnet" dev "$bridge" table 101
  ip rule add iif "$bridge" lookup 100
done
' network "$device" "$own" "$gateway" "$networks" "$inside"
`,ct=1e4;async function dt(e,t,{ownTree:r}){for(const s of[e.machines,e.reservations,e.hostRoot,e.hostUpper,e.hostWork])await rn(s,{recursive:!0});const n=t.networks.filter(({host:s})=>s.length>0).map(({name:s})=>({network:s}));await z(e.hostUpper,{"/etc/hosts":{text:tt(t,n)}});const o=await Er(e,{...t,ownTree:r});return await Promise.all([...oe(t).length>0?[mn(e,t,o)]:[],...ae(t).length>0?[dn(e,t,o)]:[]]),o}async function mn(e,t,r){const n=M(Vr(e,t)),{status:o,stderr:s,timedOut:a}=await v([...P(r),...n],{timeoutMs:$(ct)});if(o===0)return;const c=await j(e.dnsmasqLog),l=(s.trim()||c.trim().split(`
`).at(-1))??"",i=a?`not within ${$(ct)/1e3} s`:`status ${o}`;throw new h(`cannot start the lab's DHCP server: ${l||i}`,{logs:[{name:"dnsmasq.log",text:`${c}${s}`}]})}var un=1500;function lt(e,t){const r=new Set(ae(e).map(({name:o})=>o)),n=t.interfaces.map(o=>{const s=e.networks.find(({name:a})=>a===o.network);if(!s)throw new Error(`machine ${t.name} is on ${o.network}, which the lab does not have`);return[`/etc/systemd/network/05-${o.device}.network`,{text:fn(s,o)}]});return{...Object.fromEntries(n),"/etc/sysctl.d/60-forward.conf":{text:pn(t.forward)},...t.interfaces.some(o=>r.has(o.network))&&{"/etc/resolv.conf":{text:`nameserver ${ot(e).resolver}
`}},"/etc/hosts":{text:tt(e,t.interfaces)}}}var pn=e=>`# ${e?"It is a router":"It is no router"}.
net.ipv4.ip_forward = ${e?1:0}
net.ipv6.conf.all.forwarding = ${e?1:0}
`;function fn(e,{device:t,addresses:r,gateways:n}){const o=e.addressing==="dhcp"&&r.some(i=>!b(i)),s=r.filter(i=>b(i)||!o),a=o?e.host.map(R).filter(i=>!b(i)):[],c=n.some(i=>a.includes(i)),l=s.some(b);return[D("Match",[`Name=${t}`]),...e.mtu===un?[]:[D("Link",[`MTUBytes=${e.mtu}`])],D("Network",[`DHCP=${o?"ipv4":"no"}`,`LinkLocalAddressing=${l?"ipv6":"no"}`,...l?["IPv6DuplicateAddressDetection=0"]:[],"IPv6AcceptRA=no","LLMNR=no","MulticastDNS=no"]),...s.map(i=>D("Address",[`Address=${i}`,...b(i)?["DuplicateAddressDetection=none"]:[]])),...n.filter(i=>!a.includes(i)).map(i=>D("Route",[`Gateway=${i}`])),...o?[D("DHCPv4",["ClientIdentifier=mac","UseDNS=no","UseNTP=no","UseHostname=no",...c?[]:["UseGateway=no"]])]:[]].join(`
`)}var D=(e,t)=>`[${e}]
${t.join(`
`)}
`;import{readFile as hn}from"node:fs/promises";import{join as wn}from"node:path";var $n=4096,mt=512,ut=1/8,vn=e=>Math.min(...e.map(t=>/^\d+$/.test(t.trim())?Number(t):Number.POSITIVE_INFINITY)),pt=e=>Math.min($n,Math.floor(e*ut)),ft=async e=>pt(await wt(e));function gn(e){return pt(e)>=mt?[]:[{message:`a lab needs a host that allows ${mt/ut} processes; this one allows ${e}`,hint:"sysctl kernel.pid_max kernel.threads-max; in a container: --pids-limit=-1"}]}var ht=async()=>gn(await wt(await x()));async function wt({controllers:{pids:e}}){const t=["/proc/sys/kernel/pid_max","/proc/sys/kernel/threads-max"];return e&&t.push(wn(e.root,"pids.max")),vn(await Promise.all(t.map(r=>hn(r,"utf8").catch(()=>"max"))))}import{access as yn,readFile as $t}from"node:fs/promises";import{join as vt}from"node:path";async function gt(e){const t=await x();return kn(e,t,await xn(t))}function kn({provider:e,controllers:t,ownTree:r},n,{known:o,kept:s,unmountable:a}){const c=t.flatMap(l=>{const i=`provider ${e} needs the cgroup controller "${l}" to limit machines`,d=n.controllers[l];if(!d){const m=n.version==="unified"?"the tree of version 2 does not have it (/sys/fs/cgroup/cgroup.controllers)":"no hierarchy below /sys/fs/cgroup has it";return[{message:`${i}; ${m}`,hint:bn(l,n,o)}]}return d.version===1||!s.includes(l)?[]:[{message:`${i}; it cannot be enabled in ${d.root}: processes are in that cgroup, as in a container`,hint:`make labs on the computer itself, or write +${l} to ${d.root}/cgroup.subtree_control first`}]});return a===void 0||!r?c:[...c,{message:`provider ${e} needs cgroups of version 2 for what its machines see; this host has version 1 only, and mounts no other: ${a}`,hint:"use kernel 4.15 or newer and, in a container, allow it to mount (--privileged)"}]}function bn(e,{version:t},r){const n=r.split(`
`).find(c=>c.startsWith(`${e}	`)),[,o,,s]=n?.split("	")??[];if(s==="0")return`start the kernel without cgroup_disable=${e}, or with cgroup_enable=${e}`;const a=`mkdir -p /sys/fs/cgroup/${e} && mount -t cgroup -o ${e} cgroup /sys/fs/cgroup/${e}`;return t!=="unified"&&n?a:o!==void 0&&o!=="0"?`a hierarchy of version 1 has it: unmount that, or start the kernel with cgroup_no_v1=${e}`:`start a kernel that has it: grep ${e} /proc/cgroups`}async function xn({version:e,controllers:t}){const r=await $t("/proc/cgroups","utf8").catch(()=>""),n=Object.values(t).find(a=>a.version===2)?.root,o=n===void 0?[]:await jn(n),s=e==="legacy"?await Fn():void 0;return{known:r,kept:o,...s===void 0?{}:{unmountable:s}}}async function jn(e){const t=o=>$t(vt(e,o),"utf8").catch(()=>"");if(!await Pn(vt(e,"cgroup.type"))||await t("cgroup.procs")==="")return[];const n=(await t("cgroup.subtree_control")).trim().split(" ");return X.filter(o=>!n.includes(o))}async function Fn(){const{status:e,stderr:t}=await v(["unshare","--mount","mount","-t","cgroup2","cgroup2","/sys/fs/cgroup"],{timeoutMs:$(1e4)});return e===0?void 0:t.trim()||`mount ended with status ${e}`}var Pn=e=>yn(e).then(()=>!0,()=>!1);import{existsSync as On}from"node:fs";import{mkdir as yt,readdir as _n,rm as kt,rmdir as Mn}from"node:fs/promises";import{dirname as Sn,join as bt}from"node:path";async function xt(e,t){const r=jt(e);for(const n of r.toReversed())await Nn(n);try{await Tn(e);const n=bt(e,`trial-${process.pid}-${Se(process.pid)?.startTime}`);try{return await yt(n),await t(n)}finally{await kt(n,{recursive:!0,force:!0})}}finally{for(const n of r)await Mn(n).catch(()=>{})}}async function Nn(e){await yt(e,{mode:457}).catch(t=>{if(t.code!=="EEXIST")throw t})}var jt=e=>On(e)?[]:[e,...jt(Sn(e))];async function Tn(e){for(const t of await _n(e)){const[,r,n]=/^trial-(\d+)-(\d+)$/.exec(t)??[];n===void 0||Z({pid:Number(r),startTime:n})||await kt(bt(e,t),{recursive:!0,force:!0})}}function ie(e){return/^\/[\w./@+-]+$/.test(e)?[]:[{message:`cannot keep labs in ${JSON.stringify(e)}: it must be an absolute path of letters, digits and ._@+-`,hint:"choose another folder with FANLAB_STATE_DIR"}]}var Ft=47;function Pt(e){return Buffer.byteLength(e)<=Ft?[]:[{message:`cannot keep labs in ${e}: its path has ${e.length} characters, and sockets of machines allow ${Ft}`,hint:"choose another folder with FANLAB_STATE_DIR"}]}async function ce(e,t){const r=await vr(Object.keys(t));if(r.length===0)return[];const n=[...new Set(r.map(o=>t[o]))].join(" ");return[{message:`provider ${e} needs ${r.join(", ")}, which the host does not have`,hint:`apt-get install --no-install-recommends ${n}`}]}async function de(e,t,r){try{return(await xt(e,t)).map(o=>({message:`the host's kernel cannot do what a lab needs: ${o}`,hint:`modprobe -a ${r.join(" ")}`}))}catch(n){return[{message:`cannot keep labs in ${e}: ${n.message}`,hint:"choose another folder with FANLAB_STATE_DIR"}]}}var Ln=e=>_t(Mt,e),Ot=e=>_t(Mt+Dn,e);async function _t(e,t){const r=`${e}echo done`,n=await v(["unshare","--mount","--net","sh","-u","-c",r,"trial",t],{timeoutMs:$(2e4)});return n.stdout.includes(`done
`)?n.stdout.split(`
`).filter(o=>o!==""&&o!=="done"):[`namespaces (${(n.stderr||n.stdout).trim()||`status ${n.status}`})`]}var Mt=`
scratch=$1
attempt() {
  name=$1; shift
  answer=$("$@" 2>&1) || printf '%s (%s)\\n' "$name" "$(printf %s "$answer" | tail -n 1)"
}
mkdir -p "$scratch/lower" "$scratch/upper" "$scratch/work" "$scratch/merged"
attempt overlayfs mount -t overlay -o "lowerdir=$scratch/lower,upperdir=$scratch/upper,workdir=$scratch/work" overlay "$scratch/merged"
attempt bridge ip link add trial0 type bridge
attempt veth ip link add trial1 type veth peer name trial2
attempt vxlan ip link add trial3 type vxlan external dstport 8472
`,Dn=`attempt tap ip tuntap add trial4 mode tap
`,St={"lxc-start":"lxc","lxc-attach":"lxc","lxc-stop":"lxc","lxc-wait":"lxc",dnsmasq:"dnsmasq-base",ip:"iproute2",nsenter:"util-linux",python3:"python3-minimal",unshare:"util-linux"},In=["lxc-net.service","lxc.service","lxc-monitord.service"];async function qn(e){const t=ie(e);if(t.length>0)return t;const[r,n,o,s]=await Promise.all([ce("lxc",St),gt({provider:"lxc",controllers:X,ownTree:!0}),ht(),de(e,Ln,Ne)]);return[...r,...n,...o,...s]}import{readFile as An,rename as Rn}from"node:fs/promises";import{join as H}from"node:path";function En(e){const t=e.trim().split(`
`).filter(Boolean),r=t.flatMap(n=>/^\S+ \S+ [\d.]+ ERROR +\S+ - \S+:\d+ - (.*)$/.exec(n)?.[1]??[]);return r.length>0?r.slice(0,2).join("; "):t.at(-1)}import{readFile as Un}from"node:fs/promises";import{join as Nt}from"node:path";async function Cn(e,t){const{cpu:r,memory:n}=(await x()).controllers,o=Nt(T(e),t,`lxc.payload.${t}`),s=async(i,d)=>i?(await Un(Nt(i.root,o,d),"utf8").catch(()=>"")).trim():"",[a,c]=r?.version===2?(await s(r,"cpu.max")).split(" "):[await s(r,"cpu.cfs_quota_us"),await s(r,"cpu.cfs_period_us")],l=n?.version===2?"memory.max":"memory.limit_in_bytes";return{cpus:Bn(a,c),memory:zn(await s(n,l)),disk:void 0}}var Bn=(e,t)=>Number(e)>0&&Number(t)>0?Number(e)/Number(t):void 0,zn=e=>/^\d+$/.test(e)?Number(e):void 0;import{join as le}from"node:path";function Tt(e,{image:t,images:r,layers:n}){const[o,s]=[n[e],r?.[e]??t];return o===void 0?[s]:[o,s]}var me=1e5,W="console.log";function Hn(e,t){return`${[`lxc.uts.name = ${e.name}`,`lxc.rootfs.path = overlay:${[...Tt(e.name,t),le(t.directory,"upper")].join(":")}`,"lxc.apparmor.profile = unconfined","lxc.cap.drop =","lxc.autodev = 1","lxc.tty.max = 0","lxc.pty.max = 1024","lxc.mount.auto = proc:mixed sys:mixed","lxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0","lxc.mount.entry = proc dev/.lxc/proc proc create=dir,optional 0 0","lxc.mount.entry = sysfs dev/.lxc/sys sysfs create=dir,optional 0 0","lxc.mount.entry = /dev/fuse dev/fuse none bind,create=file,optional 0 0","lxc.mount.entry = /dev/net/tun dev/net/tun none bind,create=file,optional 0 0",...e.plainDirectories.map((r,n)=>`lxc.mount.entry = ${Lt(t.directory,n)} ${r.slice(1)} none bind,create=dir 0 0`),...e.interfaces.flatMap((r,n)=>{const o=t.networks.find(({name:s})=>s===r.network)?.mtu;return["type = veth",`veth.pair = ${N(e.name,n)}`,`link = ${A(t.networks,r.network)}`,`mtu = ${o}`,`name = ${r.device}`,"flags = up",`hwaddr = ${L(e.name,r)}`].map(s=>`lxc.net.${n}.${s}`)}),`lxc.cgroup.dir = ${T(t.name)}/${e.name}`,...Wn(e,t),`lxc.console.logfile = ${le(t.directory,W)}`,`lxc.console.size = ${Je}`,"lxc.console.rotate = 1"].join(`
`)}
`}var Lt=(e,t)=>le(e,`plain-${t}`);function Wn(e,{layout:{controllers:t},processes:r}){const n=Math.round(e.cpus*me),o={cpu:{1:[`cpu.cfs_period_us = ${me}`,`cpu.cfs_quota_us = ${n}`],2:[`cpu.max = ${n} ${me}`]},memory:{1:[`memory.limit_in_bytes = ${e.memory}`],2:[`memory.max = ${e.memory}`]},pids:{1:[`pids.max = ${r}`],2:[`pids.max = ${r}`]}};return X.flatMap(s=>{const a=t[s]?.version;return a===void 0?[]:o[s][a].map(c=>`lxc.cgroup${a===2?"2":""}.${c}`)})}var ue=2e4,Dt=10,It=12e4;function Kn(e,t,r,n){const o=async(i,...d)=>{const m=M([i,`--lxcpath=${n.machines}`,`--name=${t}`,...d]);return v([...P(r),...m],{timeoutMs:$(i==="lxc-wait"?It+ue:ue)})},s=async(i,d,m="")=>{const f=Math.ceil($(d)/1e3),{status:p}=await o("lxc-wait","--state=STOPPED",`--timeout=${f}`);if(p===0)return;const{stdout:u}=await v([...P(r),"lxc-info",`--lxcpath=${n.machines}`,`--name=${t}`]),y=[m,u].map(F=>F.trim().replaceAll(/\s*\n\s*/g,", ")).filter(Boolean);throw new h(`${i}: it still runs after ${f} s; last seen: ${y.join("; ")||"nothing"}`)},a=async i=>{if((await o("lxc-wait",`--state=${i}`,`--timeout=${Dt}`)).status!==0)throw new h(`cannot ${i==="FROZEN"?"freeze":"thaw"} ${t}: it is not ${i} after ${Dt} s`)},c=(i,d)=>[...P(r),"lxc-attach",`--lxcpath=${n.machines}`,`--name=${t}`,"--clear-env",...d.flatMap(m=>["--set-var",m]),"--",...i],l=Te({name:t,pace:1,hint:`its console is kept with the evidence and, while the lab is up, in ${H(n.machines,t,W)}`,enter:c,attach:c,cause:i=>Gn(i)?"the machine does not run":void 0});return{...l,restart:()=>De(l),async shutDown(){await Le(l),await s(`cannot shut down ${t}`,It),l.drop(C)},async cutPower(){const{stderr:i}=await o("lxc-stop","--kill");await s(`cannot cut the power of ${t}`,ue,i),l.drop(C)},async start(){const i=H(n.machines,t,"lxc.log");await Rn(i,ne(i)).catch(()=>{});const d=await o("lxc-start","--daemon",`--logfile=${i}`,"--logpriority=WARN");if(d.status===0||(await o("lxc-wait","--state=RUNNING","--timeout=0")).status===0)return;const m=await An(i,"utf8").catch(()=>""),f=En(m||d.stderr)??`lxc-start said nothing${Yn(d)}`;throw new h(`cannot start ${t}: ${f}`,{logs:[{name:`${t}-lxc.log`,text:m},{name:`${t}-lxc-start.txt`,text:`${d.stdout}${d.stderr}`},{name:`${t}-console.log`,text:await j(H(n.machines,t,W))}]})},async freeze(){const{status:i,stderr:d}=await o("lxc-freeze");if(i!==0)throw new h(`cannot freeze ${t}: ${d.trim()||`status ${i}`}`);await a("FROZEN")},async thaw(){await o("lxc-unfreeze"),await a("RUNNING")},resources:()=>Cn(e,t),console:()=>j(H(n.machines,t,W))}}var Yn=({status:e,timedOut:t,durationMs:r})=>t?`, and had not ended after ${(r/1e3).toFixed(0)} s`:`, and ended with status ${e}`,Gn=e=>/^lxc-attach: .*(Failed to get init pid|Failed to attach|Failed to get attach context)/m.test(e);function Jn(e){return{name:"lxc",features:Ie("lxc"),needs:{tools:St,wayOutTools:se,modules:Ne,unwantedUnits:In},check:()=>qn(e),async open(t){const r=B(e,t.name,"lxc"),n=await x(),o=n.version==="legacy",s=await S(r)??await dt(r,t,{ownTree:o});return qt(t,r,s,n)},async find(t){const r=B(e,t.name,"lxc"),n=await S(r);return n&&qt(t,r,n,await x())},destroy:t=>Ve(t,B(e,t,"lxc"))}}function qt(e,t,r,n){const o=s=>Kn(e.name,s,r,t);return{spec:e,host:et(r,t),portOf:N,async create(s){const a=q(t.machines,s.name);return await Xn(q(a,"config"))||await Vn(s,a,e,n,t),await o(s.name).start(),o(s.name)},async list(){return(await br(t.machines)).map(o)}}}async function Vn(e,t,r,n,o){await Ee(q(t,"upper"),{recursive:!0});for(const a of e.plainDirectories.keys())await Ee(Lt(t,a),{recursive:!0});await z(q(t,"upper"),lt(r,e)),await Qe(o,r,e);const s=Hn(e,{...r,directory:t,layout:n,processes:await ft(n)});await xr(q(t,"config"),s)}var Xn=e=>kr(e).then(()=>!0,()=>!1);import{open as Zn,readFile as Qn,writeFile as eo}from"node:fs/promises";import{basename as to,join as ro}from"node:path";import{readFile as pe}from"node:fs/promises";var O="/etc/systemd/system",E="/usr/local/lib/machine-agent",no=["systemd-logind.service","systemd-user-sessions.service","systemd-initctl.socket","systemd-update-utmp.service","systemd-update-utmp-runlevel.service","systemd-random-seed.service","systemd-binfmt.service","proc-sys-fs-binfmt_misc.automount","systemd-modules-load.service","systemd-journal-flush.service","systemd-sysusers.service","systemd-firstboot.service","systemd-repart.service","systemd-remount-fs.service","systemd-network-generator.service","systemd-pcrphase.service","systemd-pcrphase-sysinit.service","systemd-tmpfiles-clean.timer","systemd-ask-password-console.path","systemd-ask-password-wall.path","dev-mqueue.mount","dev-hugepages.mount","sys-kernel-debug.mount","sys-kernel-tracing.mount","modprobe@drm.service","modprobe@dm_mod.service","modprobe@loop.service","modprobe@efi_pstore.service","modprobe@configfs.service","sys-kernel-config.mount"],oo=["machine_command","machine_connection","machine_guard","process_end"],so=async e=>[`${E}/${e}.py`,{text:await pe(Q(`guest/${e}.py`),"utf8"),mode:420}];async function At(){return{files:{[`${E}/machine-agent`]:{text:await pe(Q("guest/machine-agent"),"utf8"),mode:493},...Object.fromEntries(await Promise.all(oo.map(so))),[`${O}/machine-agent.service`]:{text:ao,mode:420},[`${E}/first-things`]:{text:await pe(Q("guest/first-things"),"utf8"),mode:493},[`${O}/first-things.service`]:{text:io,mode:420},[`${O}/systemd-udev-trigger.service.d/fanlab.conf`]:{text:co,mode:420}},links:{[`${O}/sysinit.target.wants/machine-agent.service`]:"../machine-agent.service",[`${O}/sysinit.target.wants/first-things.service`]:"../first-things.service",[`${O}/multi-user.target.wants/network-online.target`]:"/usr/lib/systemd/system/network-online.target",...Object.fromEntries(no.map(e=>[`${O}/${e}`,"/dev/null"]))}}}var ao=`[Unit]
Description=Runs commands for the machine's provider
DefaultDependencies=no
IgnoreOnIsolate=yes

[Service]
ExecStart=${E}/machine-agent
Restart=always
KillMode=process
TasksMax=infinity
`,io=`[Unit]
Description=Unpacks the machine's own files and names its links
DefaultDependencies=no
Before=systemd-udevd.service systemd-udev-trigger.service systemd-sysctl.service systemd-networkd.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${E}/first-things
`,co=`[Service]
ExecStart=
ExecStart=udevadm trigger --type=devices --action=add --subsystem-match=net
`;import{mkdir as lo,readdir as mo}from"node:fs/promises";import{createHash as uo}from"node:crypto";import{access as po,mkdir as fo,readFile as ho,rename as wo,rm as $o,symlink as vo}from"node:fs/promises";import{basename as go,dirname as fe,join as U}from"node:path";var yo=10*1024**3,ko=3e5;async function bo(e,t,r=yo){const n=e.at(-1)??"",o=await Promise.all(e.map(c=>ho(`${c}.manifest`,"utf8"))),s=uo("sha256").update(JSON.stringify([o,t,r])).digest("hex"),a=`${n}.${t.name}-${s.slice(0,16)}.ext4`;return await Rt(a)?a:Pe({file:n,onWait:()=>{}},async()=>(await Rt(a)||await xo(e,t,r,a),a))}async function xo(e,t,r,n){const o=e.at(-1)??"",s=U(fe(o),Fe());try{await jo(t,U(s,"content"));const a=Object.entries(t.folders).flat(),c=await v([...Oe,"unshare","--mount","--pid","--fork","--kill-child","sh","-eu","-c",Fo,"disk",s,o,e.join(":"),String(r),...a],{timeoutMs:$(ko)});if(c.status!==0){const l=c.stderr.trim().split(`
`).slice(-5).join(`
`);throw new h(`cannot make a disk of the image ${go(o)}: ${l}`,{hint:`df -h ${fe(o)}`,logs:[{name:"machine-disk.txt",text:`${c.stdout}${c.stderr}`}]})}await wo(U(s,"disk"),n)}finally{await $o(s,{recursive:!0,force:!0})}}async function jo({files:e,links:t},r){await z(r,e);for(const[n,o]of Object.entries(t))await fo(fe(U(r,n)),{recursive:!0}),await vo(o,U(r,n))}var Fo=`
umask 022
work=$1; image=$2; root=$3; size=$4
shift 4
mkdir -p "$work/content" "$work/merged"
while [ $# -gt 0 ]; do
  mkdir -p "$work/content$1"
  cp -a "$2/." "$work/content$1/"
  shift 2
done
chown -R 0:0 "$work/content"
(cd "$work/content" && find . -type d) | while read -r folder; do
  if [ -d "$image/$folder" ]; then chmod --reference="$image/$folder" "$work/content/$folder"; fi
done
mount -t overlay -o "ro,lowerdir=$work/content:$root" overlay "$work/merged"
truncate -s "$size" "$work/disk"
mke2fs -q -F -t ext4 -b 4096 -O ^metadata_csum -E lazy_itable_init=1,lazy_journal_init=1,root_owner=0:0 -d "$work/merged" "$work/disk"
`,Rt=e=>po(e).then(()=>!0,()=>!1),Et=77,Po=1e4;function he(e,t){const r=e.findIndex(({name:o})=>o===t);if(r<0)throw new h(`cannot make the links of ${t}: the lab does not know its name`);const n=r+2;return{lab:"169.254.0.1",machine:`169.254.${n>>8}.${n&255}`}}var Ut=(e,{lab:t,machine:r},n,o)=>[`fanlab.links=${n.map(({device:s,name:a})=>`${s}:${a}`).join()}`,`fanlab.agent=${e},${r},${t},${Et}`,...o.length>0?[`fanlab.directories=${o.join(":")}`]:[]];async function Oo(e,{networks:t,names:r},{name:n,interfaces:o},s){const{lab:a,machine:c}=he(r,n),l=o.map(({network:f},p)=>{const u=t.find(y=>y.name===f)?.mtu;return`${N(n,p)} ${A(t,f)} ${u}`}),i=["socat",`UNIX-LISTEN:${s.agent},fork,mode=600,backlog=128`,`TCP4:${c}:${Et},nodelay,connect-timeout=10,keepalive,keepidle=1,keepintvl=1,keepcnt=60`],d=await v([...P(e),"sh","-eu","-c",_o,"links",l.join(`
`),re(n),a,c,s.agent,s.log,...M(i)],{timeoutMs:$(Po)});if(d.status===0)return;const m=`not within ${(d.durationMs/1e3).toFixed(1)} s`;throw new h(`cannot make the links of ${n}: ${d.stderr.trim()||(d.timedOut?m:`status ${d.status}`)}`,{logs:[{name:`links-${n}.txt`,text:`${await j(s.log)}${d.stderr}`}]})}var _o=`
ports=$1; management=$2; lab=$3; machine=$4; socket=$5; log=$6
shift 6
echo "$ports" | while read -r port bridge mtu; do
  ip tuntap add "$port" mode tap
  ip link set "$port" mtu "$mtu" addrgenmode none master "$bridge" up
done
ip tuntap add "$management" mode tap
ip address add "$lab" peer "$machine/32" dev "$management" scope link
ip link set "$management" up
setsid "$@" </dev/null >>"$log" 2>&1 &
while ! [ -S "$socket" ]; do
  kill -0 $!
  sleep 0.01
done
`;import{rename as Mo,writeFile as So}from"node:fs/promises";import{join as _}from"node:path";import*as No from"./packages/zod.mjs";import*as w from"./packages/zod.mjs";var To=w.union([w.cidrv4(),w.cidrv6()]),Lo=w.object({name:w.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),interfaces:w.array(w.object({network:w.string(),device:w.string().regex(/^eth\d{1,3}$/),addresses:w.array(To).readonly(),gateways:w.array(w.union([w.ipv4(),w.ipv6()])).readonly()})).min(1).readonly(),forward:w.boolean(),cpus:w.number().positive(),memory:w.number().positive(),disk:w.number().positive().exactOptional(),plainDirectories:w.array(w.string().startsWith("/")).readonly()}),Do=Lo.extend({baseDisk:No.string().startsWith("/")}),Io=1e5;function K({machines:e},t){const r=_(e,t);return{directory:r,record:_(r,"machine.json"),disk:_(r,"disk"),ownFiles:_(r,"own-files"),console:_(r,"console.log"),agent:_(r,"agent"),log:_(r,"log")}}async function we({record:e}){const t=Ae(e,Io);if("text"in t)return yr(t.text,Do,e);if(t.problem!=="there is none")throw new h(`cannot read ${e}: ${t.problem}`)}async function qo({record:e},t){await So(`${e}.new`,JSON.stringify(t)),await Mo(`${e}.new`,e)}import{rm as Ao}from"node:fs/promises";import{join as Ro}from"node:path";async function Eo({directory:e,ownFiles:t},r){const n=Ro(e,"packing");await z(n,r);const o=Object.keys(r).map(c=>c.slice(1)),{status:s,stderr:a}=await v(["tar","--create",`--file=${t}`,`--directory=${n}`,"--owner=0","--group=0","--numeric-owner","--",...o]);if(s!==0)throw new h(`cannot pack the files of a machine: ${a.trim()}`);await Ao(n,{recursive:!0})}import{readFile as Ct,rename as Uo}from"node:fs/promises";import{fileURLToPath as Co}from"node:url";var Bo=class{#t;#e=new Set;constructor(e){this.#t=e}async connect(e,t){const r=await wr(this.#t,e,t);if(!r)return;let n,o;const s=a=>{this.#e.delete(s)&&(n=a,r.close(),o?.(a))};return this.#e.add(s),{send:r.send,listen(a,c){o=c,n===void 0?r.listen(a,s):c(n)},close:()=>{this.#e.delete(s),r.close()}}}drop(e){for(const t of[...this.#e])t(e)}};import{readFile as zo,writeFile as Ho}from"node:fs/promises";import{join as Bt}from"node:path";var Wo=1e4;async function zt(e,t,r){const n=r?"freeze":"thaw";try{await Ho(Bt(e,"cgroup.freeze"),r?"1":"0")}catch(o){if(!r&&o.code==="ENOENT")return;throw new h(`cannot ${n} ${t}: ${o.message}`,{hint:"mount -t cgroup2: this kernel holds processes by cgroups of version 2 only"})}await I(`${t} is ${r?"frozen":"thawed"}`,async()=>{const o=await zo(Bt(e,"cgroup.events"),"utf8");return o.includes(`frozen ${r?1:0}`)?{value:!0}:{notYet:o.trim()}},{within:$(Wo)})}import{mkdir as Ko,writeFile as Ht}from"node:fs/promises";import{dirname as Wt,join as Y}from"node:path";async function Kt(e,t){const{tracking:r}=await x();if(!r)throw new h(`cannot tell the processes of ${t}: no cgroup hierarchy is mounted`);return Y(r,T(e),t)}async function Yo(e,t){const r=await Kt(e,t),n=await x(),{pids:o}=n.controllers,s=o?Y(o.root,T(e),t):r;if(await Promise.all([r,s].map(a=>Ko(a,{recursive:!0}))),!o)return[r];if(o.version===2)for(const a of Yt(s,o.root))await Ht(Y(a,"cgroup.subtree_control"),"+pids");return await Ht(Y(s,"pids.max"),String(await ft(n))),[...new Set([r,s])]}var Yt=(e,t)=>e===t?[]:[...Yt(Wt(e),t),Wt(e)],Gt=2e4,Go=12e4,Jo=Co(new URL(import.meta.url.endsWith(".ts")?"attach.ts":"attach.mjs",import.meta.url));function Vo(e,t,r){const n=K(r.paths,e),o=`its console is kept with the evidence and, while the lab is up, in ${n.console}`,s=()=>Kt(r.spec.name,e),a=async()=>te(await s()),c=async()=>(await a()).length>0,l=new Bo(n.agent),i={name:e,hint:o,async connect(...m){if(!await c())throw new Re("the machine does not run");return l.connect(...m)}},d={name:e,pace:r.pace,run:(m,f)=>gr(i,m,f),open:(m,f)=>$r(i,m,f),attach:m=>[process.execPath,Jo,n.agent,...m]};return{...d,restart:()=>De(d),async shutDown(){await Le(d),await I(`${e} is down`,async()=>await c()?{notYet:"it still runs"}:{value:!0},{within:$(Go*r.pace),hint:o}),l.drop(C)},async cutPower(){await Be([await s()],e),l.drop(C)},async start(){if(await c())return;const m=await we(n);if(!m)throw new h(`cannot start ${e}: there is no such machine`);await Uo(n.console,ne(n.console)).catch(()=>{});const f=await Yo(r.spec.name,e),p=await t.command(m,n,r);await Zo(f,[...P(r.keeper),"setsid",...p],n),await I(`${e} has power`,async()=>{const u=await Ct(n.console,"utf8").catch(()=>"");if(t.firstWords.test(u))return{value:!0};if(await c())return{notYet:u.slice(-500)};const y=u.trim().split(`
`).slice(-5).join(`
`);throw new Re(`cannot start ${e}: ${y||"its program ended and said nothing"}`,{logs:await Xo(e,n)})},{within:$(Gt),hint:o})},freeze:async()=>zt(await s(),e,!0),thaw:async()=>zt(await s(),e,!1),async resources(){for(const m of await a()){const f=(await Ct(`/proc/${m}/cmdline`,"utf8").catch(()=>"")).split("\0"),p=await t.resources(f);if(p)return p}throw new h(`cannot tell the limits of ${e}: the machine does not run`,{hint:o})},console:()=>j(n.console)}}var Xo=async(e,t)=>[{name:`${e}-console.log`,text:await j(t.console)},{name:`${e}-log.txt`,text:await j(t.log)}];async function Zo(e,t,r){const n=["setsid","sh","-c",es,"machine",e[0]??"",...t],o=await v(["sh","-eu","-c",Qo,"launch",r.console,...e,"--",...M(n)],{timeoutMs:$(Gt)});if(o.status!==0)throw new h(`cannot start a machine: ${o.stderr.trim()}`)}var Qo=`
console=$1; shift
while [ "$1" != -- ]; do
  echo $$ > "$1/cgroup.procs"
  shift
done
shift
"$@" </dev/null >>"$console" 2>&1 &
`,es=`
group=$1; shift
"$@"
while read -r pid; do
  if [ "$pid" != $$ ]; then kill -KILL "$pid"; fi
done < "$group/cgroup.procs"
`;function Jt(e,t){const{name:r,needs:n,check:o,emulator:s}=t,a=i=>B(e,i,r),c=async(i,d,m)=>{const f=await s.pace(d),p=u=>Vo(u,s,{spec:i,paths:d,keeper:m,pace:f});return{spec:i,host:et(m,d),portOf:N,async create(u){return await we(K(d,u.name))||await l(u,i,d,m),await p(u.name).start(),p(u.name)},async list(){const u=await mo(d.machines);return(await Promise.all(u.map(F=>we(K(d,F))))).flatMap(F=>F?[p(F.name)]:[])}}},l=async(i,d,m,f)=>{const p=K(m,i.name);await lo(p.directory,{recursive:!0});const u=await bo(Tt(i.name,d),await t.diskContent(d.image),i.disk),y={...i,baseDisk:u};await Promise.all([Qe(m,d,i),Oo(f,d,i,p),Eo(p,lt(d,i)),s.makeDisk?.(y,p)]),await qo(p,y)};return{name:r,features:Ie(r),needs:n,check:o,async open(i){const d=a(i.name),m=await S(d);if(m)return c(i,d,m);const f=await dt(d,i,{ownTree:!1});return await t.prepareLab(f,d,i),c(i,d,f)},async find(i){const d=a(i.name),m=await S(d);return m&&c(i,d,m)},destroy:i=>Ve(i,a(i))}}var ts=async()=>(await pr()).works?"kvm":"tcg",Vt={socat:"socat",mke2fs:"e2fsprogs",dnsmasq:"dnsmasq-base",ip:"iproute2",nsenter:"util-linux",python3:"python3-minimal",unshare:"util-linux"},Xt=["tun","bridge","veth","overlay","vxlan","sch_ingress","cls_bpf","act_bpf"],Zt=1024**2,$e="qemu-system-x86_64",rs={kvm:["-accel","kvm","-cpu","host"],tcg:["-accel","tcg,thread=multi,tb-size=256","-cpu","max"]},Qt=8;function ns({name:e,interfaces:t,cpus:r,memory:n,plainDirectories:o},s,a,{kernel:c,initrd:l},i){const d=L(e,{device:"management",addresses:[]}),m=(p,u,y,F)=>["-netdev",`tap,id=${u},ifname=${y},script=no,downscript=no`,"-device",`virtio-net-pci,netdev=${u},mac=${F},addr=${p},romfile=`],f=["console=ttyS0","loglevel=6","systemd.show_status=yes","net.ifnames=0","apparmor=0",`systemd.hostname=${e}`,...Ut(`eth${t.length}`,he(a.names,e),t.map(({device:p},u)=>({device:`eth${u}`,name:p})),o)];return[$e,"-no-user-config","-nodefaults","-display","none","-serial","stdio","-monitor","none","-machine","q35",...rs[i],"-name",e,"-smp",String(r),"-m",`${n/Zt}M`,"-kernel",c,"-initrd",l,"-append",f.join(" "),"-drive",`if=none,id=disk,format=qcow2,cache=unsafe,file=${s.disk}`,"-device","virtio-blk-pci,drive=disk","-drive",`if=none,id=own-files,format=raw,readonly=on,file=${s.ownFiles}`,"-device","virtio-blk-pci,drive=own-files","-device","virtio-rng-pci",...t.flatMap((p,u)=>m(Qt+u,p.device,N(e,u),L(e,p))),...m(Qt+t.length,"management",re(e),d)]}function os(e){const t=o=>e[e.indexOf(o)+1]??"",r=/^(\d+)M$/.exec(t("-m"))?.[1],n=/,file=(.+)$/.exec(t("-drive"))?.[1];if(!(!e[0]?.endsWith($e)||!r||!n))return{cpus:Number(t("-smp")),memory:Number(r)*Zt,disk:n}}var G={tools:{[$e]:"qemu-system-x86","qemu-img":"qemu-utils",depmod:"kmod","apt-cache":"apt","dpkg-deb":"dpkg",...Vt},wayOutTools:se,modules:Xt,unwantedUnits:[],architectures:["x64"]};async function ss(e,t=process.arch){const r=[...je("qemu",G.architectures,t),...ie(e),...Pt(e),...await ce("qemu",G.tools)];return r.length>0?r:de(e,Ot,G.modules)}import{access as as,mkdir as is,readdir as J,readFile as cs,rename as ve,rm as ge,writeFile as ds}from"node:fs/promises";import{dirname as ls,join as g}from"node:path";import{createHash as ms}from"node:crypto";import{readFile as ye}from"node:fs/promises";import{basename as er,join as tr}from"node:path";function us(e){const t={path:"TRAILER!!!",mode:0};return Buffer.concat([...e,t].flatMap(ps))}function ps({path:e,mode:t,data:r=new Uint8Array},n){const o=Buffer.from(`${e}\0`),s=t>>12===4?2:1,c=`070701${[n+1,t,0,0,s,0,r.length,0,0,0,0,o.length,0].map(l=>l.toString(16).padStart(8,"0")).join("")}`;return[rr(Buffer.concat([Buffer.from(c),o])),rr(r)]}var rr=e=>Buffer.concat([e,Buffer.alloc(-e.length&3)]);function fs(e,t){const r=e.split(`
`).map(o=>o.split(/:\s*/)),n=[];for(const o of t){const[s,a=""]=r.find(([c=""])=>/([^/]+)\.ko(\.\w+)?$/.exec(c)?.[1]?.replaceAll("-","_")===o)??[];if(s)for(const c of[...a.split(" ").filter(Boolean).reverse(),s])n.includes(c)||n.push(c)}return n}var nr=["virtio_pci","virtio_blk","virtio_net","virtio_rng"],hs=()=>ms("sha256").update(or(nr)).digest("hex").slice(0,8);async function ws(e,t){const r=await ye(tr(t,"modules.dep"),"utf8"),n=fs(r,nr),o=s=>({path:s,mode:16877});return us([...["bin","dev","disk","modules"].map(o),{path:"bin/busybox",mode:33261,data:await ye(e)},{path:"init",mode:33261,data:Buffer.from(or(n.map(s=>er(s))))},...await Promise.all(n.map(async s=>({path:`modules/${er(s)}`,mode:33188,data:await ye(tr(t,s))})))])}var or=e=>`#!/bin/busybox sh
PATH=/bin
/bin/busybox --install -s /bin
mount -t devtmpfs devtmpfs /dev
for module in ${e.join(" ")}; do insmod /modules/$module; done
until mount -t ext4 /dev/vda /disk; do usleep 50000; done
exec switch_root /disk /sbin/init
`,$s=3e4,sr={debian:`linux-image-cloud-${process.arch==="x64"?"amd64":process.arch}`,ubuntu:"linux-image-virtual"};function vs(e){const t=sr[e];if(t)return t;throw new h(`cannot get a kernel for machines of provider qemu: the host is ${e||"of no known distribution"}, known are ${Object.keys(sr).join(", ")}`,{hint:`use ${qe("provider")} lxc`})}async function gs(e){const t=[],r=[e];for(const n of r){const{stdout:o,stderr:s,status:a}=await v(["apt-cache","depends","--important",n],{timeoutMs:$s});if(a!==0)throw new h(`cannot find a kernel for machines of provider qemu: ${s.trim()}`,{hint:"apt-get update"});const c=ys(o).filter(l=>!r.includes(l));t.push(...c),r.push(...c)}return t}var ys=e=>[...e.matchAll(/^ *\|?Depends: (linux-(?:image|modules)-\d\S*)$/gm)].map(([,t=""])=>t),ks=3e5;async function ar(e){const t=await cs("/etc/os-release","utf8").catch(()=>""),r=await gs(vs(fr(t).id)),n=`${e}.kernel-${r[0]}-${hs()}`,o=await ke(n);return o||Pe({file:e,onWait:()=>{}},async()=>{const s=await ke(n);if(s)return s;const a=g(ls(e),Fe());try{await bs(r,g(e,"bin","busybox"),a),await ve(a,n)}finally{await ge(a,{recursive:!0,force:!0})}return await ke(n)})}async function ke(e){const[t,r]=[g(e,"kernel"),g(e,"initrd")];if(!await xs(r))return;const[n=""]=await J(g(e,"modules"));return{kernel:t,initrd:r,modules:g(e,"modules",n)}}async function bs(e,t,r){const n=g(r,"packages"),o=g(r,"root");await is(n,{recursive:!0}),await be(["apt-get","--quiet","--option","APT::Sandbox::User=root","download",...e],n);for(const c of await J(n))await be(["dpkg-deb","--extract",c,o],n);const[s=""]=await J(g(o,"lib","modules")).catch(()=>[]),a=(await J(g(o,"boot"))).find(c=>c.startsWith("vmlinuz-"));if(!s||!a)throw new h(`cannot use the kernel of ${e.join(" ")}: it is incomplete`);await be(["depmod","--basedir",o,s],r),await ve(g(o,"boot",a),g(r,"kernel")),await ve(g(o,"lib","modules"),g(r,"modules")),await ge(n,{recursive:!0}),await ge(o,{recursive:!0}),await ds(g(r,"initrd"),await ws(t,g(r,"modules",s)))}async function be(e,t){const{status:r,stderr:n}=await v(e,{cwd:t,timeoutMs:$(ks)});if(r===0)return;const o=n.trim().split(`
`).slice(-5).join(`
`);throw new h(`cannot get a kernel for machines of provider qemu: ${e[0]}: ${o}`,{hint:e.join(" "),logs:[{name:"kernel-packages.txt",text:n}]})}var xs=e=>as(e).then(()=>!0,()=>!1),js={kvm:2,tcg:8},ir=({root:e})=>ro(e,"engine.json");function Fs(e){return Jt(e,{name:"qemu",needs:G,check:()=>ss(e),async diskContent(t){const{modules:r}=await ar(t);return{...await At(),name:"qemu",folders:{[`/usr/lib/modules/${to(r)}`]:r}}},async prepareLab(t,r,{image:n}){const s={...await ar(n),accelerator:await ts()};await eo(ir(r),JSON.stringify(s))},emulator:{pace:async t=>js[(await cr(t)).accelerator],async makeDisk({baseDisk:t},{disk:r}){const n=["qemu-img","create","-q","-f","qcow2","-b",t,"-F","raw",r],{status:o,stderr:s}=await v(n);if(o!==0)throw new h(`cannot make the disk ${r}: ${s.trim()}`)},async command(t,r,{spec:n,paths:o}){const s=await cr(o);return ns(t,r,n,s,s.accelerator)},firstWords:/Linux version /,async resources(t){const r=os(t);return r&&{cpus:r.cpus,memory:r.memory,disk:await Ps(r.disk)}}}})}var cr=async e=>JSON.parse(await Qn(ir(e),"utf8"));async function Ps(e){const t=await Zn(e);try{const{buffer:r}=await t.read(Buffer.alloc(8),0,8,24);return Number(r.readBigUInt64BE())}finally{await t.close()}}import{mkdir as Os,stat as _s,writeFile as Ms}from"node:fs/promises";var V={tools:{"linux.uml":"user-mode-linux",...Vt},wayOutTools:se,modules:Xt,unwantedUnits:[],architectures:["x64"]},Ss=3e4;async function Ns(e,t=process.arch){const r=[...je("uml",V.architectures,t),...ie(e),...Pt(e),...await ce("uml",V.tools)];if(r.length>0)return r;const n=await de(e,Ot,V.modules);return[...(await Promise.all([gt({provider:"uml",controllers:["pids"],ownTree:!1}),ht()])).flat(),...n,...n.length===0?await Ls(e):[]]}var Ts=[...Oe,"unshare","--pid","--fork","--kill-child","--mount-proc"];async function Ls(e){const{stdout:t,stderr:r}=await xt(e,n=>v([...Ts,"linux.uml","mem=64M","con=null","con0=null,fd:1","ssl=null","root=/dev/none","panic=1"],{timeoutMs:$(Ss),env:{PATH:process.env.PATH??"",TMPDIR:n,HOME:n}}));return/^Kernel panic .*VFS: Unable to mount root fs/m.test(t+r)?[]:[Ds(t+r)]}function Ds(e){return{message:`User-mode Linux does not start here: ${e.trim().split(`
`).slice(-3).join(" / ")||"it said nothing"}`,hint:`allow ptrace and executable memory (in a container: --cap-add SYS_PTRACE), or use ${qe("provider")} lxc`}}import{join as dr}from"node:path";var lr=({root:e})=>dr(e,"memory"),mr=({root:e})=>dr(e,"start-kernel"),Is=`#!/bin/bash
set -u
for file in /proc/self/fd/*; do
  number=\${file##*/}
  if [ "$number" -gt 2 ] && [ "$number" -ne 255 ]; then eval "exec $number>&-"; fi
done
read -r stat < /proc/self/stat
fields=(\${stat##*) })
group=\${fields[2]}
for file in /proc/[0-9]*/stat; do
  read -r stat 2>/dev/null < "$file" || continue
  fields=(\${stat##*) })
  pid=\${file#/proc/}
  pid=\${pid%/stat}
  if [ "\${fields[2]}" = "$group" ] && [ "$pid" != $$ ]; then kill -KILL "$pid"; fi
done
for word in "$@"; do
  case $word in *,ifname=*) ;; *) continue ;; esac
  tap=\${word#*,ifname=}
  tap=\${tap%%,*}
  while [ "$(cat "/sys/class/net/$tap/carrier")" = 1 ]; do sleep 0.01; done
done
exec -a "$0" linux.uml "$@"
`,ur=(e,t)=>`transport=tap,ifname=${e},mac=${t},depth=64,gro=1`;function qs({name:e,interfaces:t,cpus:r,memory:n,plainDirectories:o,baseDisk:s},a,{spec:c,paths:l,processor:i}){if(r!==1)throw new h(`cannot start ${e}: machines of provider uml have one CPU, ${r} are asked for`);const d=he(c.names,e),m=`vec${t.length}`,f=L(e,{device:"management",addresses:[]});return["env",`TMPDIR=${lr(l)}`,`HOME=${a.directory}`,"taskset","--cpu-list",String(i),mr(l),`mem=${n/1024}K`,`ubd0=${a.disk},${s}`,`ubd1r=${a.ownFiles}`,"root=/dev/ubda","rw","rootflags=barrier=0","hostfs=/dev/null/none","con=null","con0=null,fd:1","ssl=null","loglevel=6","systemd.show_status=yes",`systemd.hostname=${e}`,...t.map((p,u)=>`vec${u}:${ur(N(e,u),L(e,p))}`),`${m}:${ur(re(e),f)}`,...Ut(m,d,t.map(({device:p},u)=>({device:`vec${u}`,name:p})),o)]}function As(e){const t=e.map(n=>/^mem=(\d+)K$/.exec(n)?.[1]).find(Boolean),r=e.map(n=>/^ubd0=[^,]*,(.+)$/.exec(n)?.[1]).find(Boolean);return t&&r?{memory:Number(t)*1024,baseDisk:r}:void 0}import{readdir as Rs}from"node:fs/promises";import{join as Es}from"node:path";var xe="/usr/lib/uml/modules";async function Us(){const[e]=(await Rs(xe).catch(()=>[])).sort().reverse();if(!e)throw new h(`cannot make a disk for User-mode Linux: no modules in ${xe}`,{hint:"apt-get install --reinstall user-mode-linux"});const{files:t,links:r}=await At();return{name:"uml",files:t,links:{...r,...Object.fromEntries(Cs)},folders:{[`/usr/lib/modules/${e}`]:Es(xe,e)}}}var Cs=["iptables","ip6tables"].flatMap(e=>["","-save","-restore"].map(t=>[`/etc/alternatives/${e}${t}`,`/usr/sbin/${e}-legacy${t}`]));import{readFile as Bs}from"node:fs/promises";async function zs(e){const t=Hs(await Bs("/proc/self/status","utf8")),r=Number(/\d*$/.exec(e)?.[0]);return t[r%t.length]??0}function Hs(e){return(/^Cpus_allowed_list:\s*(\S+)$/m.exec(e)?.[1]??"0").split(",").flatMap(r=>{const[n=0,o=n]=r.split("-").map(Number);return Array.from({length:o-n+1},(s,a)=>n+a)})}var Ws=4;function Ks(e){return Jt(e,{name:"uml",needs:V,check:()=>Ns(e),diskContent:Us,emulator:{pace:async()=>Ws,command:async(t,r,n)=>qs(t,r,{...n,processor:await zs(t.name)}),firstWords:/^Linux version /m,async resources(t){const r=As(t);return r&&{cpus:1,memory:r.memory,disk:(await _s(r.baseDisk)).size}}},async prepareLab(t,r){await Ms(mr(r),Is,{mode:448});const n=lr(r);await Os(n);const o=["mount","-t","tmpfs","-o","mode=700,size=0","tmpfs",n],{status:s,stderr:a}=await v([...P(t),...o]);if(s!==0)throw new h(`cannot make room for the machines' memory: ${a.trim()}`)}})}var Ys={lxc:Jn,uml:Ks,qemu:Fs};export{Ys as providersOnThisHost};
