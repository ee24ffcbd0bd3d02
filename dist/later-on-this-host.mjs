import{$0 as J,$1 as b}from"./shared-265c1401.mjs";import{$7 as ye,$2z as ir}from"./shared-5735b476.mjs";import{$3r as ke}from"./shared-22ca91c8.mjs";import{$3p as sr}from"./shared-22ca91c8.mjs";import{$58 as be}from"./shared-22ca91c8.mjs";import{$j as xe}from"./shared-22ca91c8.mjs";import{$6 as Fe}from"./shared-b1b97599.mjs";import{$e as je,$f as G}from"./shared-b1b97599.mjs";import{$k as S}from"./shared-ea5c58ac.mjs";import{$3 as cr}from"./shared-3cdb3d00.mjs";import{$0 as Pe,$1 as P,$2 as dr,$3 as Oe,$5 as _e,$6 as Se,$7 as lr,$8 as Me,$9 as Ne,$a as mr,$c as Te,$d as Le,$f as ur,$g as V,$h as A,$i as pr}from"./shared-a785fcc5.mjs";import{$1n as fr}from"./shared-5735b476.mjs";import{$1j as qe}from"./shared-22ca91c8.mjs";import{$3a as De}from"./shared-22ca91c8.mjs";import{$48 as Ee}from"./shared-22ca91c8.mjs";import{$4l as g}from"./shared-22ca91c8.mjs";import{$8 as hr}from"./shared-3cdb3d00.mjs";import{$b as wr}from"./shared-22ca91c8.mjs";import{$g as X}from"./shared-ea5c58ac.mjs";import{$1 as Re,$7 as L}from"./shared-05f8fd68.mjs";import{$6 as $}from"./shared-05f8fd68.mjs";import{$0 as $r}from"./shared-2c916d56.mjs";import{$0 as h}from"./shared-89d47b0d.mjs";import{access as gr,mkdir as Ae,readdir as vr,writeFile as yr}from"node:fs/promises";import{join as q}from"node:path";import{readdir as kr,rmdir as br}from"node:fs/promises";import{dirname as xr,join as Ie}from"node:path";var Fr=3e5;async function Ue(e){const{status:t,stderr:r}=await g(["rm","-rf","--one-file-system","--",e],{timeoutMs:Fr});if(t!==0)throw new h(`cannot remove ${e}: ${r.trim().split(`
`).at(-1)||"no end in time"}`,{hint:`findmnt -R ${e}; lsattr -d ${e}`})}import{readdir as jr,readFile as Pr,rmdir as Or}from"node:fs/promises";import{join as Z}from"node:path";async function Q(e){const t=await Pr(Z(e,"cgroup.procs"),"utf8").catch(()=>""),r=await Promise.all((await Be(e)).map(n=>Q(Z(e,n))));return[...t.split(`
`).filter(Boolean).map(Number),...r.flat()]}async function Ce(e){for(const t of await Be(e))await Ce(Z(e,t));await Or(e).catch(t=>{if(t.code!=="ENOENT")throw t})}async function Be(e){return(await jr(e,{withFileTypes:!0}).catch(()=>[])).filter(r=>r.isDirectory()).map(r=>r.name)}var _r=3e4;async function ze(e,t){await L(`the processes of ${t} have ended`,async()=>{const r=new Set((await Promise.all(e.map(Q))).flat());for(const n of r)Fe(n);return r.size===0?{value:!0}:{notYet:`processes ${[...r].join(", ")}, which were ended`}},{within:$(_r),firstPause:5})}import{readdir as We,readFile as Sr}from"node:fs/promises";var Ke="keeper";async function M({keeper:e,root:t}){const r=Ee(e,100);if("problem"in r&&await We(t).catch(()=>{})===void 0)return;const[,n,o]=/^(\d{1,10}) (\d{1,20})\n$/.exec("text"in r?r.text:"")??[],a=o===void 0?void 0:{pid:Number(n),startTime:o};if(a&&G(a)&&await He(a.pid,t))return a;const i=(await We("/proc")).filter(m=>/^\d+$/.test(m)).map(Number);return(await Promise.all(i.map(async m=>await He(m,t)?je(m):void 0))).find(m=>m!==void 0)}async function He(e,t){const r=(await Ye(`/proc/${e}/cmdline`)).split("\0");if(r[r.indexOf(Ke)+1]!==t)return!1;const n=await Ye(`/proc/${e}/status`),o=/^Uid:\s*(\d+)\s+(\d+)/m.exec(n)?.slice(1)??[];return o.length>0&&o.every(a=>Number(a)===process.geteuid?.())&&/^NSpid:(\s+\d+)+\s+1$/m.test(n)}var Ye=e=>Sr(e,"utf8").catch(()=>"");import{createHash as Mr}from"node:crypto";var Je=15,Nr=/^(lo|segment\d*|fan-.*|ftun.*|docker.*|veth.*|eth.*|vxlan.*|br-.*)$/;function D(e,t){return t.length>Je||Nr.test(t)?`segment${e.findIndex(r=>r.name===t)}`:t}var N=(e,t)=>Ge(e,String(t)),ee=e=>Ge(e,"m");function Ge(e,t){const r=`${e}.${t}`;return r.length<=Je?r:`${Mr("sha256").update(e).digest("hex").slice(0,10)}.${t}`}import{readFile as Tr}from"node:fs/promises";var Ve=4*1024**2,te=e=>`${e}.1`;async function x(e){const t=r=>Tr(r,"utf8").catch(()=>"");return await t(te(e))+await t(e)}var Lr=1e4,qr=3e4,j=e=>["nsenter",`--target=${e.pid}`,"--mount","--net","--pid","--"];async function Dr(e,t){const r=await b(),n=["unshare","--mount","--net","--pid","--fork","--kill-child","sh","-eu","-c",Ir],o=[Ke,e.root,t.image,Er(t),t.ownTree?"own":"shared",String(Ve)],a=await g(["sh","-eu","-c",Ar,"launch",e.root,String(r.roots.length),...r.roots,"setsid",...S([...n,...o])],{timeoutMs:$(Lr)}),i=await M(e);if(a.status===0&&i)return i;const c=await x(e.keeperLog),m=(c||a.stderr).trim().split(`
`).slice(-5).join(`
`),s=`no answer within ${(a.durationMs/1e3).toFixed(1)} s; last seen: ${m||"nothing"}`;throw new h(`cannot make the lab's namespaces: ${a.timedOut?s:m||`status ${a.status}`}`,{hint:a.timedOut?"the host may be overloaded: uptime; ps -eo pcpu,args --sort=-pcpu | head":"namespaces need root and a kernel with CONFIG_NET_NS, CONFIG_PID_NS",logs:[{name:"keeper.log",text:`${c}${a.stderr}`}]})}var Er=({networks:e})=>e.map(({name:t,mtu:r,host:n})=>{const o=D(e,t);return[o,P("host",{device:o,addresses:n}),r,...n].join(" ")}).join(`
`);async function Rr(e){await L("the process that holds the lab's namespaces has ended",async()=>G(e)?(Fe(e.pid),{notYet:`process ${e.pid}, which was ended`}):{value:!0},{within:$(qr),firstPause:5})}var Ar=`
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
`,Ir=`
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
echo "$bridges" | while read -r bridge hardware mtu addresses; do
  # A bridge that is given no hardware address takes the lowest of its ports, and so another one when a machine restarts;
  # the other machines would send to the old one for half a minute.
  ip link add "$bridge" address "$hardware" mtu "$mtu" type bridge
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
`;import{join as k}from"node:path";function I(e,t,r){const n=k(e,"labs",t,r);return{root:n,machines:k(n,"machines"),keeper:k(n,"keeper"),keeperLog:k(n,"keeper.log"),hostRoot:k(n,"host","root"),hostUpper:k(n,"host","upper"),hostWork:k(n,"host","work"),wayOutLog:k(n,"way-out.log"),reservations:k(n,"dhcp-hosts"),leases:k(n,"dhcp-leases"),dnsmasqPid:k(n,"dnsmasq.pid"),dnsmasqLog:k(n,"dnsmasq.log")}}var T=e=>`fanlab/${e}`,Ur=1e4;async function Xe(e,t){const r=await M(t);r&&await Rr(r);const{roots:n,version:o}=await b(),a=n.map(i=>Ie(i,T(e)));await ze(a,`lab ${e}`),await wr([Cr(e,a,o==="legacy"),Br(t)])}async function Cr(e,t,r){await Promise.all(t.map(Ce)),await Promise.all(t.map(n=>br(xr(n)).catch(()=>{}))),r&&await zr(e)}async function Br({machines:e,root:t}){const r=await kr(e).catch(()=>[]);await Promise.all(r.map(n=>Ue(Ie(e,n)))),await Ue(t)}async function zr(e){const t=["unshare","--mount","sh","-u","-c",Wr,"removal",T(e)],r=await g(t,{timeoutMs:$(Ur)});if(r.status!==0)throw new h(`cannot remove the cgroups of lab ${e}: ${r.stderr.trim()}`)}var Wr=`
mount -t cgroup2 cgroup2 /sys/fs/cgroup 2>/dev/null || exit 0
cd /sys/fs/cgroup
while [ -d "$1" ]; do
  find "$1" -depth -type d -exec rmdir {} + && break
  sleep 0.05
done
rmdir "\${1%/*}" 2>/dev/null
exit 0
`;import{writeFile as Kr}from"node:fs/promises";import{join as Hr}from"node:path";var re=({networks:e})=>e.filter(({addressing:t})=>t==="dhcp");function Yr(e,t){return["dnsmasq","--conf-file=/dev/null","--port=0","--except-interface=lo","--bind-interfaces","--user=root",...re(t).flatMap(({name:n,prefixes:o,host:a})=>{const[i="",c=""]=[o,a].map(Ze);return[`--interface=${D(t.networks,n)}`,`--dhcp-range=set:${n},${i},static,infinite`,`--dhcp-option=tag:${n},option:router,${c}`]}),`--dhcp-hostsdir=${e.reservations}`,`--dhcp-leasefile=${e.leases}`,"--dhcp-authoritative","--no-ping",`--pid-file=${e.dnsmasqPid}`,`--log-facility=${e.dnsmasqLog}`]}var Ze=e=>pr(e.find(t=>!Oe(t))??"");async function Qe(e,t,{name:r,interfaces:n}){const o=new Set(re(t).map(i=>i.name)),a=n.filter(({network:i})=>o.has(i)).map(i=>`${P(r,i)},${Ze(i.addresses)},${r},infinite
`);a.length>0&&await Kr(Hr(e.reservations,r),a.join(""))}function et(e,t){const r=(n,o)=>[...j(e),"chroot",t.hostRoot,"env","-i",...o,...n];return Me({name:"host",pace:1,hint:"the lab is gone: remove it",enter:r,attach:r,cause:n=>n})}import{chmod as Jr,mkdir as Gr,writeFile as Vr}from"node:fs/promises";import{dirname as Xr,join as Zr}from"node:path";async function U(e,t){for(const[r,{text:n,mode:o=420}]of Object.entries(t)){const a=Zr(e,r);await Gr(Xr(a),{recursive:!0}),await Vr(a,n),await Jr(a,o)}}import{mkdir as Qr}from"node:fs/promises";var tt="way.out",rt=1500,en=1e4,tn=["127.0.0.0/8","169.254.0.0/16","224.0.0.0/4","240.0.0.0/4"];async function rn(e,t,{pid:r}){const{prefix:n,own:o,gateway:a}=ur(t),i=["slirp4netns","--netns-type=path",`--cidr=${n}`,`--mtu=${rt}`,"--disable-host-loopback","--enable-sandbox","--enable-seccomp","/proc/1/ns/net",tt],c=Se(t).map(p=>{const u=p.prefixes.find(y=>!Oe(y));return`${D(t.networks,p.name)} ${u}`}),m=[...tn,...mr(t)].join(`
`),s=await g(["nsenter",`--target=${r}`,"--mount","--pid","--","sh","-eu","-c",nn,"way-out",e.wayOutLog,tt,o,a,c.join(`
`),m,...S(i)],{timeoutMs:$(en)});if(s.status===0)return;const d=await x(e.wayOutLog),l=`${d}${s.stderr}`.trim().split(`
`).slice(-3).join(`
`),f=`not within ${(s.durationMs/1e3).toFixed(1)} s; last seen: ${l||"nothing"}`;throw new h(`cannot open a way out of the lab: ${s.timedOut?f:l||`status ${s.status}`}`,{hint:"slirp4netns needs /dev/net/tun (modprobe tun); or leave outside out of the lab file",logs:[{name:"way-out.log",text:`${d}${s.stderr}`}]})}var nn=`
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
ip link set "$device" mtu ${rt} up
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
`,nt=1e4;async function ot(e,t,{ownTree:r}){for(const a of[e.machines,e.reservations,e.hostRoot,e.hostUpper,e.hostWork])await Qr(a,{recursive:!0});const n=t.networks.filter(({host:a})=>a.length>0).map(({name:a})=>({network:a}));await U(e.hostUpper,{"/etc/hosts":{text:dr(t,n)}});const o=await Dr(e,{...t,ownTree:r});return await Promise.all([...re(t).length>0?[on(e,t,o)]:[],...Se(t).length>0?[rn(e,t,o)]:[]]),o}async function on(e,t,r){const n=S(Yr(e,t)),{status:o,stderr:a,timedOut:i}=await g([...j(r),...n],{timeoutMs:$(nt)});if(o===0)return;const c=await x(e.dnsmasqLog),m=(a.trim()||c.trim().split(`
`).at(-1))??"",s=i?`not within ${$(nt)/1e3} s`:`status ${o}`;throw new h(`cannot start the lab's DHCP server: ${m||s}`,{logs:[{name:"dnsmasq.log",text:`${c}${a}`}]})}import{readFile as an}from"node:fs/promises";import{join as sn}from"node:path";var cn=4096,at=512,it=1/8,dn=e=>Math.min(...e.map(t=>/^\d+$/.test(t.trim())?Number(t):Number.POSITIVE_INFINITY)),st=e=>Math.min(cn,Math.floor(e*it)),ct=async e=>st(await lt(e));function ln(e){return st(e)>=at?[]:[{message:`a lab needs a host that allows ${at/it} processes; this one allows ${e}`,hint:"sysctl kernel.pid_max kernel.threads-max; in a container: --pids-limit=-1"}]}var dt=async()=>ln(await lt(await b()));async function lt({controllers:{pids:e}}){const t=["/proc/sys/kernel/pid_max","/proc/sys/kernel/threads-max"];return e&&t.push(sn(e.root,"pids.max")),dn(await Promise.all(t.map(r=>an(r,"utf8").catch(()=>"max"))))}import{access as mn,readFile as mt}from"node:fs/promises";import{join as ut}from"node:path";async function pt(e){const t=await b();return un(e,t,await fn(t))}function un({provider:e,controllers:t,ownTree:r},n,{known:o,kept:a,unmountable:i}){const c=t.flatMap(m=>{const s=`provider ${e} needs the cgroup controller "${m}" to limit machines`,d=n.controllers[m];if(!d){const l=n.version==="unified"?"the tree of version 2 does not have it (/sys/fs/cgroup/cgroup.controllers)":"no hierarchy below /sys/fs/cgroup has it";return[{message:`${s}; ${l}`,hint:pn(m,n,o)}]}return d.version===1||!a.includes(m)?[]:[{message:`${s}; it cannot be enabled in ${d.root}: processes are in that cgroup, as in a container`,hint:`make labs on the computer itself, or write +${m} to ${d.root}/cgroup.subtree_control first`}]});return i===void 0||!r?c:[...c,{message:`provider ${e} needs cgroups of version 2 for what its machines see; this host has version 1 only, and mounts no other: ${i}`,hint:"use kernel 4.15 or newer and, in a container, allow it to mount (--privileged)"}]}function pn(e,{version:t},r){const n=r.split(`
`).find(c=>c.startsWith(`${e}	`)),[,o,,a]=n?.split("	")??[];if(a==="0")return`start the kernel without cgroup_disable=${e}, or with cgroup_enable=${e}`;const i=`mkdir -p /sys/fs/cgroup/${e} && mount -t cgroup -o ${e} cgroup /sys/fs/cgroup/${e}`;return t!=="unified"&&n?i:o!==void 0&&o!=="0"?`a hierarchy of version 1 has it: unmount that, or start the kernel with cgroup_no_v1=${e}`:`start a kernel that has it: grep ${e} /proc/cgroups`}async function fn({version:e,controllers:t}){const r=await mt("/proc/cgroups","utf8").catch(()=>""),n=Object.values(t).find(i=>i.version===2)?.root,o=n===void 0?[]:await hn(n),a=e==="legacy"?await wn():void 0;return{known:r,kept:o,...a===void 0?{}:{unmountable:a}}}async function hn(e){const t=o=>mt(ut(e,o),"utf8").catch(()=>"");if(!await $n(ut(e,"cgroup.type"))||await t("cgroup.procs")==="")return[];const n=(await t("cgroup.subtree_control")).trim().split(" ");return J.filter(o=>!n.includes(o))}async function wn(){const{status:e,stderr:t}=await g(["unshare","--mount","mount","-t","cgroup2","cgroup2","/sys/fs/cgroup"],{timeoutMs:$(1e4)});return e===0?void 0:t.trim()||`mount ended with status ${e}`}var $n=e=>mn(e).then(()=>!0,()=>!1);import{existsSync as gn}from"node:fs";import{mkdir as ft,readdir as vn,rm as ht,rmdir as yn}from"node:fs/promises";import{dirname as kn,join as wt}from"node:path";async function $t(e,t){const r=gt(e);for(const n of r.toReversed())await bn(n);try{await xn(e);const n=wt(e,`trial-${process.pid}-${je(process.pid)?.startTime}`);try{return await ft(n),await t(n)}finally{await ht(n,{recursive:!0,force:!0})}}finally{for(const n of r)await yn(n).catch(()=>{})}}async function bn(e){await ft(e,{mode:457}).catch(t=>{if(t.code!=="EEXIST")throw t})}var gt=e=>gn(e)?[]:[e,...gt(kn(e))];async function xn(e){for(const t of await vn(e)){const[,r,n]=/^trial-(\d+)-(\d+)$/.exec(t)??[];n===void 0||G({pid:Number(r),startTime:n})||await ht(wt(e,t),{recursive:!0,force:!0})}}function ne(e){return/^\/[\w./@+-]+$/.test(e)?[]:[{message:`cannot keep labs in ${JSON.stringify(e)}: it must be an absolute path of letters, digits and ._@+-`,hint:"choose another folder with FANLAB_STATE_DIR"}]}var vt=47;function yt(e){return Buffer.byteLength(e)<=vt?[]:[{message:`cannot keep labs in ${e}: its path has ${e.length} characters, and sockets of machines allow ${vt}`,hint:"choose another folder with FANLAB_STATE_DIR"}]}async function oe(e,t){const r=await fr(Object.keys(t));if(r.length===0)return[];const n=[...new Set(r.map(o=>t[o]))].join(" ");return[{message:`provider ${e} needs ${r.join(", ")}, which the host does not have`,hint:`apt-get install --no-install-recommends ${n}`}]}async function ae(e,t,r){try{return(await $t(e,t)).map(o=>({message:`the host's kernel cannot do what a lab needs: ${o}`,hint:`modprobe -a ${r.join(" ")}`}))}catch(n){return[{message:`cannot keep labs in ${e}: ${n.message}`,hint:"choose another folder with FANLAB_STATE_DIR"}]}}var Fn=e=>bt(xt,e),kt=e=>bt(xt+jn,e);async function bt(e,t){const r=`${e}echo done`,n=await g(["unshare","--mount","--net","sh","-u","-c",r,"trial",t],{timeoutMs:$(2e4)});return n.stdout.includes(`done
`)?n.stdout.split(`
`).filter(o=>o!==""&&o!=="done"):[`namespaces (${(n.stderr||n.stdout).trim()||`status ${n.status}`})`]}var xt=`
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
`,jn=`attempt tap ip tuntap add trial4 mode tap
`,Ft={"lxc-start":"lxc","lxc-attach":"lxc","lxc-stop":"lxc","lxc-wait":"lxc",dnsmasq:"dnsmasq-base",ip:"iproute2",nsenter:"util-linux",python3:"python3-minimal",unshare:"util-linux"},Pn=["lxc-net.service","lxc.service","lxc-monitord.service"];async function On(e){const t=ne(e);if(t.length>0)return t;const[r,n,o,a]=await Promise.all([oe("lxc",Ft),pt({provider:"lxc",controllers:J,ownTree:!0}),dt(),ae(e,Fn,Pe)]);return[...r,...n,...o,...a]}import{readFile as _n,rename as Sn}from"node:fs/promises";import{join as C}from"node:path";function Mn(e){const t=e.trim().split(`
`).filter(Boolean),r=t.flatMap(n=>/^\S+ \S+ [\d.]+ ERROR +\S+ - \S+:\d+ - (.*)$/.exec(n)?.[1]??[]);return r.length>0?r.slice(0,2).join("; "):t.at(-1)}import{readFile as Nn}from"node:fs/promises";import{join as jt}from"node:path";async function Tn(e,t){const{cpu:r,memory:n}=(await b()).controllers,o=jt(T(e),t,`lxc.payload.${t}`),a=async(s,d)=>s?(await Nn(jt(s.root,o,d),"utf8").catch(()=>"")).trim():"",[i,c]=r?.version===2?(await a(r,"cpu.max")).split(" "):[await a(r,"cpu.cfs_quota_us"),await a(r,"cpu.cfs_period_us")],m=n?.version===2?"memory.max":"memory.limit_in_bytes";return{cpus:Ln(i,c),memory:qn(await a(n,m)),disk:void 0}}var Ln=(e,t)=>Number(e)>0&&Number(t)>0?Number(e)/Number(t):void 0,qn=e=>/^\d+$/.test(e)?Number(e):void 0;import{join as ie}from"node:path";var se=1e5,B="console.log";function Dn(e,t){return`${[`lxc.uts.name = ${e.name}`,`lxc.rootfs.path = overlay:${[...Le(e.name,t),ie(t.directory,"upper")].join(":")}`,"lxc.apparmor.profile = unconfined","lxc.cap.drop =","lxc.autodev = 1","lxc.tty.max = 0","lxc.pty.max = 1024","lxc.mount.auto = proc:mixed sys:mixed","lxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0","lxc.mount.entry = proc dev/.lxc/proc proc create=dir,optional 0 0","lxc.mount.entry = sysfs dev/.lxc/sys sysfs create=dir,optional 0 0","lxc.mount.entry = /dev/fuse dev/fuse none bind,create=file,optional 0 0","lxc.mount.entry = /dev/net/tun dev/net/tun none bind,create=file,optional 0 0",...e.plainDirectories.map((r,n)=>`lxc.mount.entry = ${Pt(t.directory,n)} ${r.slice(1)} none bind,create=dir 0 0`),...e.interfaces.flatMap((r,n)=>{const o=t.networks.find(({name:a})=>a===r.network)?.mtu;return["type = veth",`veth.pair = ${N(e.name,n)}`,`link = ${D(t.networks,r.network)}`,`mtu = ${o}`,`name = ${r.device}`,"flags = up",`hwaddr = ${P(e.name,r)}`].map(a=>`lxc.net.${n}.${a}`)}),`lxc.cgroup.dir = ${T(t.name)}/${e.name}`,...En(e,t),`lxc.console.logfile = ${ie(t.directory,B)}`,`lxc.console.size = ${Ve}`,"lxc.console.rotate = 1"].join(`
`)}
`}var Pt=(e,t)=>ie(e,`plain-${t}`);function En(e,{layout:{controllers:t},processes:r}){const n=Math.round(e.cpus*se),o={cpu:{1:[`cpu.cfs_period_us = ${se}`,`cpu.cfs_quota_us = ${n}`],2:[`cpu.max = ${n} ${se}`]},memory:{1:[`memory.limit_in_bytes = ${e.memory}`],2:[`memory.max = ${e.memory}`]},pids:{1:[`pids.max = ${r}`],2:[`pids.max = ${r}`]}};return J.flatMap(a=>{const i=t[a]?.version;return i===void 0?[]:o[a][i].map(c=>`lxc.cgroup${i===2?"2":""}.${c}`)})}var ce=2e4,Ot=10,_t=12e4;function Rn(e,t,r,n){const o=async(s,...d)=>{const l=S([s,`--lxcpath=${n.machines}`,`--name=${t}`,...d]);return g([...j(r),...l],{timeoutMs:$(s==="lxc-wait"?_t+ce:ce)})},a=async(s,d,l="")=>{const f=Math.ceil($(d)/1e3),{status:p}=await o("lxc-wait","--state=STOPPED",`--timeout=${f}`);if(p===0)return;const{stdout:u}=await g([...j(r),"lxc-info",`--lxcpath=${n.machines}`,`--name=${t}`]),y=[l,u].map(F=>F.trim().replaceAll(/\s*\n\s*/g,", ")).filter(Boolean);throw new h(`${s}: it still runs after ${f} s; last seen: ${y.join("; ")||"nothing"}`)},i=async s=>{if((await o("lxc-wait",`--state=${s}`,`--timeout=${Ot}`)).status!==0)throw new h(`cannot ${s==="FROZEN"?"freeze":"thaw"} ${t}: it is not ${s} after ${Ot} s`)},c=(s,d)=>[...j(r),"lxc-attach",`--lxcpath=${n.machines}`,`--name=${t}`,"--clear-env",...d.flatMap(l=>["--set-var",l]),"--",...s],m=Me({name:t,pace:1,hint:`its console is kept with the evidence and, while the lab is up, in ${C(n.machines,t,B)}`,enter:c,attach:c,cause:s=>In(s)?"the machine does not run":void 0});return{...m,restart:()=>Te(m),async shutDown(){await Ne(m),await a(`cannot shut down ${t}`,_t),m.drop(A)},async cutPower(){const{stderr:s}=await o("lxc-stop","--kill");await a(`cannot cut the power of ${t}`,ce,s),m.drop(A)},async start(){const s=C(n.machines,t,"lxc.log");await Sn(s,te(s)).catch(()=>{});const d=await o("lxc-start","--daemon",`--logfile=${s}`,"--logpriority=WARN");if(d.status===0||(await o("lxc-wait","--state=RUNNING","--timeout=0")).status===0)return;const l=await _n(s,"utf8").catch(()=>""),f=Mn(l||d.stderr)??`lxc-start said nothing${An(d)}`;throw new h(`cannot start ${t}: ${f}`,{logs:[{name:`${t}-lxc.log`,text:l},{name:`${t}-lxc-start.txt`,text:`${d.stdout}${d.stderr}`},{name:`${t}-console.log`,text:await x(C(n.machines,t,B))}]})},async freeze(){const{status:s,stderr:d}=await o("lxc-freeze");if(s!==0)throw new h(`cannot freeze ${t}: ${d.trim()||`status ${s}`}`);await i("FROZEN")},async thaw(){await o("lxc-unfreeze"),await i("RUNNING")},resources:()=>Tn(e,t),console:()=>x(C(n.machines,t,B))}}var An=({status:e,timedOut:t,durationMs:r})=>t?`, and had not ended after ${(r/1e3).toFixed(0)} s`:`, and ended with status ${e}`,In=e=>/^lxc-attach: .*(Failed to get init pid|Failed to attach|Failed to get attach context)/m.test(e);function Un(e){return{name:"lxc",features:qe("lxc"),needs:{tools:Ft,wayOutTools:V,modules:Pe,unwantedUnits:Pn},check:()=>On(e),async open(t){const r=I(e,t.name,"lxc"),n=await b(),o=n.version==="legacy",a=await M(r)??await ot(r,t,{ownTree:o});return St(t,r,a,n)},async find(t){const r=I(e,t.name,"lxc"),n=await M(r);return n&&St(t,r,n,await b())},destroy:t=>Xe(t,I(e,t,"lxc"))}}function St(e,t,r,n){const o=a=>Rn(e.name,a,r,t);return{spec:e,host:et(r,t),portOf:N,async create(a){const i=q(t.machines,a.name);return await Bn(q(i,"config"))||await Cn(a,i,e,n,t),await o(a.name).start(),o(a.name)},async list(){return(await vr(t.machines)).map(o)}}}async function Cn(e,t,r,n,o){await Ae(q(t,"upper"),{recursive:!0});for(const i of e.plainDirectories.keys())await Ae(Pt(t,i),{recursive:!0});await U(q(t,"upper"),_e(r,e)),await Qe(o,r,e);const a=Dn(e,{...r,directory:t,layout:n,processes:await ct(n)});await yr(q(t,"config"),a)}var Bn=e=>gr(e).then(()=>!0,()=>!1);import{open as zn,readFile as Wn,writeFile as Kn}from"node:fs/promises";import{basename as Hn,join as Yn}from"node:path";import{readFile as de}from"node:fs/promises";var O="/etc/systemd/system",E="/usr/local/lib/machine-agent",Jn=["systemd-logind.service"],Gn=["machine_command","machine_connection","machine_guard","process_end"],Vn=async e=>[`${E}/${e}.py`,{text:await de(X(`guest/${e}.py`),"utf8"),mode:420}];async function Mt(){return{files:{[`${E}/machine-agent`]:{text:await de(X("guest/machine-agent"),"utf8"),mode:493},...Object.fromEntries(await Promise.all(Gn.map(Vn))),[`${O}/machine-agent.service`]:{text:Xn,mode:420},[`${E}/first-things`]:{text:await de(X("guest/first-things"),"utf8"),mode:493},[`${O}/first-things.service`]:{text:Zn,mode:420},[`${O}/systemd-udev-trigger.service.d/fanlab.conf`]:{text:Qn,mode:420}},links:{[`${O}/sysinit.target.wants/machine-agent.service`]:"../machine-agent.service",[`${O}/sysinit.target.wants/first-things.service`]:"../first-things.service",[`${O}/multi-user.target.wants/network-online.target`]:"/usr/lib/systemd/system/network-online.target",...Object.fromEntries(Jn.map(e=>[`${O}/${e}`,"/dev/null"]))}}}var Xn=`[Unit]
Description=Runs commands for the machine's provider
DefaultDependencies=no
IgnoreOnIsolate=yes

[Service]
ExecStart=${E}/machine-agent
Restart=always
KillMode=process
TasksMax=infinity
`,Zn=`[Unit]
Description=Unpacks the machine's own files and names its links
DefaultDependencies=no
Before=systemd-udevd.service systemd-udev-trigger.service systemd-sysctl.service systemd-networkd.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${E}/first-things
`,Qn=`[Service]
ExecStart=
ExecStart=udevadm trigger --type=devices --action=add --subsystem-match=net
`;import{mkdir as eo,readdir as to}from"node:fs/promises";import{createHash as ro}from"node:crypto";import{access as no,mkdir as oo,readFile as ao,rename as io,rm as so,symlink as co}from"node:fs/promises";import{basename as lo,dirname as le,join as R}from"node:path";var mo=10*1024**3,uo=3e5;async function po(e,t,r=mo){const n=e.at(-1)??"",o=await Promise.all(e.map(c=>ao(`${c}.manifest`,"utf8"))),a=ro("sha256").update(JSON.stringify([o,t,r])).digest("hex"),i=`${n}.${t.name}-${a.slice(0,16)}.ext4`;return await Nt(i)?i:be({file:n,onWait:()=>{}},async()=>(await Nt(i)||await fo(e,t,r,i),i))}async function fo(e,t,r,n){const o=e.at(-1)??"",a=R(le(o),ke());try{await ho(t,R(a,"content"));const i=Object.entries(t.folders).flat(),c=await g([...xe,"unshare","--mount","--pid","--fork","--kill-child","sh","-eu","-c",wo,"disk",a,o,e.join(":"),String(r),...i],{timeoutMs:$(uo)});if(c.status!==0){const m=c.stderr.trim().split(`
`).slice(-5).join(`
`);throw new h(`cannot make a disk of the image ${lo(o)}: ${m}`,{hint:`df -h ${le(o)}`,logs:[{name:"machine-disk.txt",text:`${c.stdout}${c.stderr}`}]})}await io(R(a,"disk"),n)}finally{await so(a,{recursive:!0,force:!0})}}async function ho({files:e,links:t},r){await U(r,e);for(const[n,o]of Object.entries(t))await oo(le(R(r,n)),{recursive:!0}),await co(o,R(r,n))}var wo=`
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
`,Nt=e=>no(e).then(()=>!0,()=>!1),Tt=77,$o=1e4;function me(e,t){const r=e.findIndex(({name:o})=>o===t);if(r<0)throw new h(`cannot make the links of ${t}: the lab does not know its name`);const n=r+2;return{lab:"169.254.0.1",machine:`169.254.${n>>8}.${n&255}`}}var Lt=(e,{lab:t,machine:r},n,o)=>[`fanlab.links=${n.map(({device:a,name:i})=>`${a}:${i}`).join()}`,`fanlab.agent=${e},${r},${t},${Tt}`,...o.length>0?[`fanlab.directories=${o.join(":")}`]:[]];async function go(e,{networks:t,names:r},{name:n,interfaces:o},a){const{lab:i,machine:c}=me(r,n),m=o.map(({network:f},p)=>{const u=t.find(y=>y.name===f)?.mtu;return`${N(n,p)} ${D(t,f)} ${u}`}),s=["socat",`UNIX-LISTEN:${a.agent},fork,mode=600,backlog=128`,`TCP4:${c}:${Tt},nodelay,connect-timeout=10,keepalive,keepidle=1,keepintvl=1,keepcnt=60`],d=await g([...j(e),"sh","-eu","-c",vo,"links",m.join(`
`),ee(n),i,c,a.agent,a.log,...S(s)],{timeoutMs:$($o)});if(d.status===0)return;const l=`not within ${(d.durationMs/1e3).toFixed(1)} s`;throw new h(`cannot make the links of ${n}: ${d.stderr.trim()||(d.timedOut?l:`status ${d.status}`)}`,{logs:[{name:`links-${n}.txt`,text:`${await x(a.log)}${d.stderr}`}]})}var vo=`
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
`;import{rename as yo,writeFile as ko}from"node:fs/promises";import{join as _}from"node:path";import*as bo from"./packages/zod.mjs";import*as w from"./packages/zod.mjs";var xo=w.union([w.cidrv4(),w.cidrv6()]),Fo=w.object({name:w.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),interfaces:w.array(w.object({network:w.string(),device:w.string().regex(/^eth\d{1,3}$/),addresses:w.array(xo).readonly(),gateways:w.array(w.union([w.ipv4(),w.ipv6()])).readonly()})).min(1).readonly(),forward:w.boolean(),cpus:w.number().positive(),memory:w.number().positive(),disk:w.number().positive().exactOptional(),plainDirectories:w.array(w.string().startsWith("/")).readonly()}),jo=Fo.extend({baseDisk:bo.string().startsWith("/")}),Po=1e5;function z({machines:e},t){const r=_(e,t);return{directory:r,record:_(r,"machine.json"),disk:_(r,"disk"),ownFiles:_(r,"own-files"),console:_(r,"console.log"),agent:_(r,"agent"),log:_(r,"log")}}async function ue({record:e}){const t=Ee(e,Po);if("text"in t)return $r(t.text,jo,e);if(t.problem!=="there is none")throw new h(`cannot read ${e}: ${t.problem}`)}async function Oo({record:e},t){await ko(`${e}.new`,JSON.stringify(t)),await yo(`${e}.new`,e)}import{rm as _o}from"node:fs/promises";import{join as So}from"node:path";async function Mo({directory:e,ownFiles:t},r){const n=So(e,"packing");await U(n,r);const o=Object.keys(r).map(c=>c.slice(1)),{status:a,stderr:i}=await g(["tar","--create",`--file=${t}`,`--directory=${n}`,"--owner=0","--group=0","--numeric-owner","--",...o]);if(a!==0)throw new h(`cannot pack the files of a machine: ${i.trim()}`);await _o(n,{recursive:!0})}import{readFile as qt,rename as No}from"node:fs/promises";import{fileURLToPath as To}from"node:url";var Lo=class{#t;#e=new Set;constructor(e){this.#t=e}async connect(e,t){const r=await cr(this.#t,e,t);if(!r)return;let n,o;const a=i=>{this.#e.delete(a)&&(n=i,r.close(),o?.(i))};return this.#e.add(a),{send:r.send,listen(i,c){o=c,n===void 0?r.listen(i,a):c(n)},close:()=>{this.#e.delete(a),r.close()}}}drop(e){for(const t of[...this.#e])t(e)}};import{readFile as qo,writeFile as Do}from"node:fs/promises";import{join as Dt}from"node:path";var Eo=1e4;async function Et(e,t,r){const n=r?"freeze":"thaw";try{await Do(Dt(e,"cgroup.freeze"),r?"1":"0")}catch(o){if(!r&&o.code==="ENOENT")return;throw new h(`cannot ${n} ${t}: ${o.message}`,{hint:"mount -t cgroup2: this kernel holds processes by cgroups of version 2 only"})}await L(`${t} is ${r?"frozen":"thawed"}`,async()=>{const o=await qo(Dt(e,"cgroup.events"),"utf8");return o.includes(`frozen ${r?1:0}`)?{value:!0}:{notYet:o.trim()}},{within:$(Eo)})}import{mkdir as Ro,writeFile as Rt}from"node:fs/promises";import{dirname as At,join as W}from"node:path";async function It(e,t){const{tracking:r}=await b();if(!r)throw new h(`cannot tell the processes of ${t}: no cgroup hierarchy is mounted`);return W(r,T(e),t)}async function Ao(e,t){const r=await It(e,t),n=await b(),{pids:o}=n.controllers,a=o?W(o.root,T(e),t):r;if(await Promise.all([r,a].map(i=>Ro(i,{recursive:!0}))),!o)return[r];if(o.version===2)for(const i of Ut(a,o.root))await Rt(W(i,"cgroup.subtree_control"),"+pids");return await Rt(W(a,"pids.max"),String(await ct(n))),[...new Set([r,a])]}var Ut=(e,t)=>e===t?[]:[...Ut(At(e),t),At(e)],Ct=2e4,Io=12e4,Uo=To(new URL(import.meta.url.endsWith(".ts")?"attach.ts":"attach.mjs",import.meta.url));function Co(e,t,r){const n=z(r.paths,e),o=`its console is kept with the evidence and, while the lab is up, in ${n.console}`,a=()=>It(r.spec.name,e),i=async()=>Q(await a()),c=async()=>(await i()).length>0,m=new Lo(n.agent),s={name:e,hint:o,async connect(...l){if(!await c())throw new Re("the machine does not run");return m.connect(...l)}},d={name:e,pace:r.pace,run:(l,f)=>hr(s,l,f),open:(l,f)=>lr(s,l,f),attach:l=>[process.execPath,Uo,n.agent,...l]};return{...d,restart:()=>Te(d),async shutDown(){await Ne(d),await L(`${e} is down`,async()=>await c()?{notYet:"it still runs"}:{value:!0},{within:$(Io*r.pace),hint:o}),m.drop(A)},async cutPower(){await ze([await a()],e),m.drop(A)},async start(){if(await c())return;const l=await ue(n);if(!l)throw new h(`cannot start ${e}: there is no such machine`);await No(n.console,te(n.console)).catch(()=>{});const f=await Ao(r.spec.name,e),p=await t.command(l,n,r);await zo(f,[...j(r.keeper),"setsid",...p],n),await L(`${e} has power`,async()=>{const u=await qt(n.console,"utf8").catch(()=>"");if(t.firstWords.test(u))return{value:!0};if(await c())return{notYet:u.slice(-500)};const y=u.trim().split(`
`).slice(-5).join(`
`);throw new Re(`cannot start ${e}: ${y||"its program ended and said nothing"}`,{logs:await Bo(e,n)})},{within:$(Ct),hint:o})},freeze:async()=>Et(await a(),e,!0),thaw:async()=>Et(await a(),e,!1),async resources(){for(const l of await i()){const f=(await qt(`/proc/${l}/cmdline`,"utf8").catch(()=>"")).split("\0"),p=await t.resources(f);if(p)return p}throw new h(`cannot tell the limits of ${e}: the machine does not run`,{hint:o})},console:()=>x(n.console)}}var Bo=async(e,t)=>[{name:`${e}-console.log`,text:await x(t.console)},{name:`${e}-log.txt`,text:await x(t.log)}];async function zo(e,t,r){const n=["setsid","sh","-c",Ko,"machine",e[0]??"",...t],o=await g(["sh","-eu","-c",Wo,"launch",r.console,...e,"--",...S(n)],{timeoutMs:$(Ct)});if(o.status!==0)throw new h(`cannot start a machine: ${o.stderr.trim()}`)}var Wo=`
console=$1; shift
while [ "$1" != -- ]; do
  echo $$ > "$1/cgroup.procs"
  shift
done
shift
"$@" </dev/null >>"$console" 2>&1 &
`,Ko=`
group=$1; shift
"$@"
while read -r pid; do
  if [ "$pid" != $$ ]; then kill -KILL "$pid"; fi
done < "$group/cgroup.procs"
`;function Bt(e,t){const{name:r,needs:n,check:o,emulator:a}=t,i=s=>I(e,s,r),c=async(s,d,l)=>{const f=await a.pace(d),p=u=>Co(u,a,{spec:s,paths:d,keeper:l,pace:f});return{spec:s,host:et(l,d),portOf:N,async create(u){return await ue(z(d,u.name))||await m(u,s,d,l),await p(u.name).start(),p(u.name)},async list(){const u=await to(d.machines);return(await Promise.all(u.map(F=>ue(z(d,F))))).flatMap(F=>F?[p(F.name)]:[])}}},m=async(s,d,l,f)=>{const p=z(l,s.name);await eo(p.directory,{recursive:!0});const u=await po(Le(s.name,d),await t.diskContent(d.image),s.disk),y={...s,baseDisk:u};await Promise.all([Qe(l,d,s),go(f,d,s,p),Mo(p,_e(d,s)),a.makeDisk?.(y,p)]),await Oo(p,y)};return{name:r,features:qe(r),needs:n,check:o,async open(s){const d=i(s.name),l=await M(d);if(l)return c(s,d,l);const f=await ot(d,s,{ownTree:!1});return await t.prepareLab(f,d,s),c(s,d,f)},async find(s){const d=i(s.name),l=await M(d);return l&&c(s,d,l)},destroy:s=>Xe(s,i(s))}}var Ho=async()=>(await ir()).works?"kvm":"tcg",zt={socat:"socat",mke2fs:"e2fsprogs",dnsmasq:"dnsmasq-base",ip:"iproute2",nsenter:"util-linux",python3:"python3-minimal",unshare:"util-linux"},Wt=["tun","bridge","veth","overlay","vxlan","sch_ingress","cls_bpf","act_bpf"],Kt=1024**2,pe="qemu-system-x86_64",Yo={kvm:["-accel","kvm","-cpu","host"],tcg:["-accel","tcg,thread=multi,tb-size=256","-cpu","max"]},Ht=8;function Jo({name:e,interfaces:t,cpus:r,memory:n,plainDirectories:o},a,i,{kernel:c,initrd:m},s){const d=P(e,{device:"management",addresses:[]}),l=(p,u,y,F)=>["-netdev",`tap,id=${u},ifname=${y},script=no,downscript=no`,"-device",`virtio-net-pci,netdev=${u},mac=${F},addr=${p},romfile=`],f=["console=ttyS0","loglevel=6","systemd.show_status=yes","net.ifnames=0","apparmor=0",`systemd.hostname=${e}`,...Lt(`eth${t.length}`,me(i.names,e),t.map(({device:p},u)=>({device:`eth${u}`,name:p})),o)];return[pe,"-no-user-config","-nodefaults","-display","none","-serial","stdio","-monitor","none","-machine","q35",...Yo[s],"-name",e,"-smp",String(r),"-m",`${n/Kt}M`,"-kernel",c,"-initrd",m,"-append",f.join(" "),"-drive",`if=none,id=disk,format=qcow2,cache=unsafe,file=${a.disk}`,"-device","virtio-blk-pci,drive=disk","-drive",`if=none,id=own-files,format=raw,readonly=on,file=${a.ownFiles}`,"-device","virtio-blk-pci,drive=own-files","-device","virtio-rng-pci",...t.flatMap((p,u)=>l(Ht+u,p.device,N(e,u),P(e,p))),...l(Ht+t.length,"management",ee(e),d)]}function Go(e){const t=o=>e[e.indexOf(o)+1]??"",r=/^(\d+)M$/.exec(t("-m"))?.[1],n=/,file=(.+)$/.exec(t("-drive"))?.[1];if(!(!e[0]?.endsWith(pe)||!r||!n))return{cpus:Number(t("-smp")),memory:Number(r)*Kt,disk:n}}var K={tools:{[pe]:"qemu-system-x86","qemu-img":"qemu-utils",depmod:"kmod","apt-cache":"apt","dpkg-deb":"dpkg",...zt},wayOutTools:V,modules:Wt,unwantedUnits:[],architectures:["x64"]};async function Vo(e,t=process.arch){const r=[...ye("qemu",K.architectures,t),...ne(e),...yt(e),...await oe("qemu",K.tools)];return r.length>0?r:ae(e,kt,K.modules)}import{access as Xo,mkdir as Zo,readdir as H,readFile as Qo,rename as fe,rm as he,writeFile as ea}from"node:fs/promises";import{dirname as ta,join as v}from"node:path";import{createHash as ra}from"node:crypto";import{readFile as we}from"node:fs/promises";import{basename as Yt,join as Jt}from"node:path";function na(e){const t={path:"TRAILER!!!",mode:0};return Buffer.concat([...e,t].flatMap(oa))}function oa({path:e,mode:t,data:r=new Uint8Array},n){const o=Buffer.from(`${e}\0`),a=t>>12===4?2:1,c=`070701${[n+1,t,0,0,a,0,r.length,0,0,0,0,o.length,0].map(m=>m.toString(16).padStart(8,"0")).join("")}`;return[Gt(Buffer.concat([Buffer.from(c),o])),Gt(r)]}var Gt=e=>Buffer.concat([e,Buffer.alloc(-e.length&3)]);function aa(e,t){const r=e.split(`
`).map(o=>o.split(/:\s*/)),n=[];for(const o of t){const[a,i=""]=r.find(([c=""])=>/([^/]+)\.ko(\.\w+)?$/.exec(c)?.[1]?.replaceAll("-","_")===o)??[];if(a)for(const c of[...i.split(" ").filter(Boolean).reverse(),a])n.includes(c)||n.push(c)}return n}var Vt=["virtio_pci","virtio_blk","virtio_net","virtio_rng"],ia=()=>ra("sha256").update(Xt(Vt)).digest("hex").slice(0,8);async function sa(e,t){const r=await we(Jt(t,"modules.dep"),"utf8"),n=aa(r,Vt),o=a=>({path:a,mode:16877});return na([...["bin","dev","disk","modules"].map(o),{path:"bin/busybox",mode:33261,data:await we(e)},{path:"init",mode:33261,data:Buffer.from(Xt(n.map(a=>Yt(a))))},...await Promise.all(n.map(async a=>({path:`modules/${Yt(a)}`,mode:33188,data:await we(Jt(t,a))})))])}var Xt=e=>`#!/bin/busybox sh
PATH=/bin
/bin/busybox --install -s /bin
mount -t devtmpfs devtmpfs /dev
for module in ${e.join(" ")}; do insmod /modules/$module; done
until mount -t ext4 /dev/vda /disk; do usleep 50000; done
exec switch_root /disk /sbin/init
`,ca=3e4,Zt={debian:`linux-image-cloud-${process.arch==="x64"?"amd64":process.arch}`,ubuntu:"linux-image-virtual"};function da(e){const t=Zt[e];if(t)return t;throw new h(`cannot get a kernel for machines of provider qemu: the host is ${e||"of no known distribution"}, known are ${Object.keys(Zt).join(", ")}`,{hint:`use ${De("provider")} lxc`})}async function la(e){const t=[],r=[e];for(const n of r){const{stdout:o,stderr:a,status:i}=await g(["apt-cache","depends","--important",n],{timeoutMs:ca});if(i!==0)throw new h(`cannot find a kernel for machines of provider qemu: ${a.trim()}`,{hint:"apt-get update"});const c=ma(o).filter(m=>!r.includes(m));t.push(...c),r.push(...c)}return t}var ma=e=>[...e.matchAll(/^ *\|?Depends: (linux-(?:image|modules)-\d\S*)$/gm)].map(([,t=""])=>t),ua=3e5;async function Qt(e){const t=await Qo("/etc/os-release","utf8").catch(()=>""),r=await la(da(sr(t).id)),n=`${e}.kernel-${r[0]}-${ia()}`,o=await $e(n);return o||be({file:e,onWait:()=>{}},async()=>{const a=await $e(n);if(a)return a;const i=v(ta(e),ke());try{await pa(r,v(e,"bin","busybox"),i),await fe(i,n)}finally{await he(i,{recursive:!0,force:!0})}return await $e(n)})}async function $e(e){const[t,r]=[v(e,"kernel"),v(e,"initrd")];if(!await fa(r))return;const[n=""]=await H(v(e,"modules"));return{kernel:t,initrd:r,modules:v(e,"modules",n)}}async function pa(e,t,r){const n=v(r,"packages"),o=v(r,"root");await Zo(n,{recursive:!0}),await ge(["apt-get","--quiet","--option","APT::Sandbox::User=root","download",...e],n);for(const c of await H(n))await ge(["dpkg-deb","--extract",c,o],n);const[a=""]=await H(v(o,"lib","modules")).catch(()=>[]),i=(await H(v(o,"boot"))).find(c=>c.startsWith("vmlinuz-"));if(!a||!i)throw new h(`cannot use the kernel of ${e.join(" ")}: it is incomplete`);await ge(["depmod","--basedir",o,a],r),await fe(v(o,"boot",i),v(r,"kernel")),await fe(v(o,"lib","modules"),v(r,"modules")),await he(n,{recursive:!0}),await he(o,{recursive:!0}),await ea(v(r,"initrd"),await sa(t,v(r,"modules",a)))}async function ge(e,t){const{status:r,stderr:n}=await g(e,{cwd:t,timeoutMs:$(ua)});if(r===0)return;const o=n.trim().split(`
`).slice(-5).join(`
`);throw new h(`cannot get a kernel for machines of provider qemu: ${e[0]}: ${o}`,{hint:e.join(" "),logs:[{name:"kernel-packages.txt",text:n}]})}var fa=e=>Xo(e).then(()=>!0,()=>!1),ha={kvm:2,tcg:8},er=({root:e})=>Yn(e,"engine.json");function wa(e){return Bt(e,{name:"qemu",needs:K,check:()=>Vo(e),async diskContent(t){const{modules:r}=await Qt(t);return{...await Mt(),name:"qemu",folders:{[`/usr/lib/modules/${Hn(r)}`]:r}}},async prepareLab(t,r,{image:n}){const a={...await Qt(n),accelerator:await Ho()};await Kn(er(r),JSON.stringify(a))},emulator:{pace:async t=>ha[(await tr(t)).accelerator],async makeDisk({baseDisk:t},{disk:r}){const n=["qemu-img","create","-q","-f","qcow2","-b",t,"-F","raw",r],{status:o,stderr:a}=await g(n);if(o!==0)throw new h(`cannot make the disk ${r}: ${a.trim()}`)},async command(t,r,{spec:n,paths:o}){const a=await tr(o);return Jo(t,r,n,a,a.accelerator)},firstWords:/Linux version /,async resources(t){const r=Go(t);return r&&{cpus:r.cpus,memory:r.memory,disk:await $a(r.disk)}}}})}var tr=async e=>JSON.parse(await Wn(er(e),"utf8"));async function $a(e){const t=await zn(e);try{const{buffer:r}=await t.read(Buffer.alloc(8),0,8,24);return Number(r.readBigUInt64BE())}finally{await t.close()}}import{mkdir as ga,stat as va,writeFile as ya}from"node:fs/promises";var Y={tools:{"linux.uml":"user-mode-linux",...zt},wayOutTools:V,modules:Wt,unwantedUnits:[],architectures:["x64"]},ka=3e4;async function ba(e,t=process.arch){const r=[...ye("uml",Y.architectures,t),...ne(e),...yt(e),...await oe("uml",Y.tools)];if(r.length>0)return r;const n=await ae(e,kt,Y.modules);return[...(await Promise.all([pt({provider:"uml",controllers:["pids"],ownTree:!1}),dt()])).flat(),...n,...n.length===0?await Fa(e):[]]}var xa=[...xe,"unshare","--pid","--fork","--kill-child","--mount-proc"];async function Fa(e){const{stdout:t,stderr:r}=await $t(e,n=>g([...xa,"linux.uml","mem=64M","con=null","con0=null,fd:1","ssl=null","root=/dev/none","panic=1"],{timeoutMs:$(ka),env:{PATH:process.env.PATH??"",TMPDIR:n,HOME:n}}));return/^Kernel panic .*VFS: Unable to mount root fs/m.test(t+r)?[]:[ja(t+r)]}function ja(e){return{message:`User-mode Linux does not start here: ${e.trim().split(`
`).slice(-3).join(" / ")||"it said nothing"}`,hint:`allow ptrace and executable memory (in a container: --cap-add SYS_PTRACE), or use ${De("provider")} lxc`}}import{join as rr}from"node:path";var nr=({root:e})=>rr(e,"memory"),or=({root:e})=>rr(e,"start-kernel"),Pa=`#!/bin/bash
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
`,ar=(e,t)=>`transport=tap,ifname=${e},mac=${t},depth=64,gro=1`;function Oa({name:e,interfaces:t,cpus:r,memory:n,plainDirectories:o,baseDisk:a},i,{spec:c,paths:m,processor:s}){if(r!==1)throw new h(`cannot start ${e}: machines of provider uml have one CPU, ${r} are asked for`);const d=me(c.names,e),l=`vec${t.length}`,f=P(e,{device:"management",addresses:[]});return["env",`TMPDIR=${nr(m)}`,`HOME=${i.directory}`,"taskset","--cpu-list",String(s),or(m),`mem=${n/1024}K`,`ubd0=${i.disk},${a}`,`ubd1r=${i.ownFiles}`,"root=/dev/ubda","rw","rootflags=barrier=0","hostfs=/dev/null/none","con=null","con0=null,fd:1","ssl=null","loglevel=6","systemd.show_status=yes",`systemd.hostname=${e}`,...t.map((p,u)=>`vec${u}:${ar(N(e,u),P(e,p))}`),`${l}:${ar(ee(e),f)}`,...Lt(l,d,t.map(({device:p},u)=>({device:`vec${u}`,name:p})),o)]}function _a(e){const t=e.map(n=>/^mem=(\d+)K$/.exec(n)?.[1]).find(Boolean),r=e.map(n=>/^ubd0=[^,]*,(.+)$/.exec(n)?.[1]).find(Boolean);return t&&r?{memory:Number(t)*1024,baseDisk:r}:void 0}import{readdir as Sa}from"node:fs/promises";import{join as Ma}from"node:path";var ve="/usr/lib/uml/modules";async function Na(){const[e]=(await Sa(ve).catch(()=>[])).sort().reverse();if(!e)throw new h(`cannot make a disk for User-mode Linux: no modules in ${ve}`,{hint:"apt-get install --reinstall user-mode-linux"});const{files:t,links:r}=await Mt();return{name:"uml",files:t,links:{...r,...Object.fromEntries(Ta)},folders:{[`/usr/lib/modules/${e}`]:Ma(ve,e)}}}var Ta=["iptables","ip6tables"].flatMap(e=>["","-save","-restore"].map(t=>[`/etc/alternatives/${e}${t}`,`/usr/sbin/${e}-legacy${t}`]));import{readFile as La}from"node:fs/promises";async function qa(e){const t=Da(await La("/proc/self/status","utf8")),r=Number(/\d*$/.exec(e)?.[0]);return t[r%t.length]??0}function Da(e){return(/^Cpus_allowed_list:\s*(\S+)$/m.exec(e)?.[1]??"0").split(",").flatMap(r=>{const[n=0,o=n]=r.split("-").map(Number);return Array.from({length:o-n+1},(a,i)=>n+i)})}var Ea=4;function Ra(e){return Bt(e,{name:"uml",needs:Y,check:()=>ba(e),diskContent:Na,emulator:{pace:async()=>Ea,command:async(t,r,n)=>Oa(t,r,{...n,processor:await qa(t.name)}),firstWords:/^Linux version /m,async resources(t){const r=_a(t);return r&&{cpus:1,memory:r.memory,disk:(await va(r.baseDisk)).size}}},async prepareLab(t,r){await ya(or(r),Pa,{mode:448});const n=nr(r);await ga(n);const o=["mount","-t","tmpfs","-o","mode=700,size=0","tmpfs",n],{status:a,stderr:i}=await g([...j(t),...o]);if(a!==0)throw new h(`cannot make room for the machines' memory: ${i.trim()}`)}})}var Aa={lxc:Un,uml:Ra,qemu:wa};export{Aa as providersOnThisHost};
