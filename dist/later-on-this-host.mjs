import{$0 as Y,$1 as x}from"./shared-265c1401.mjs";import{$7 as ve,$2z as ar}from"./shared-5735b476.mjs";import{$3r as ye}from"./shared-22ca91c8.mjs";import{$3p as ir}from"./shared-22ca91c8.mjs";import{$58 as ke}from"./shared-22ca91c8.mjs";import{$j as xe}from"./shared-22ca91c8.mjs";import{$6 as be}from"./shared-b1b97599.mjs";import{$e as Fe,$f as J}from"./shared-b1b97599.mjs";import{$k as S}from"./shared-ea5c58ac.mjs";import{$3 as sr}from"./shared-3cdb3d00.mjs";import{$0 as je,$1 as j,$2 as cr,$3 as Pe,$5 as Oe,$6 as _e,$7 as dr,$8 as Se,$9 as Me,$a as lr,$c as Ne,$d as Te,$f as mr,$g as G,$h as R,$i as ur}from"./shared-a785fcc5.mjs";import{$1n as pr}from"./shared-5735b476.mjs";import{$1j as Le}from"./shared-22ca91c8.mjs";import{$3a as qe}from"./shared-22ca91c8.mjs";import{$48 as De}from"./shared-22ca91c8.mjs";import{$4l as g}from"./shared-22ca91c8.mjs";import{$8 as fr}from"./shared-3cdb3d00.mjs";import{$b as hr}from"./shared-22ca91c8.mjs";import{$g as V}from"./shared-ea5c58ac.mjs";import{$1 as Ee,$7 as T}from"./shared-05f8fd68.mjs";import{$6 as $}from"./shared-05f8fd68.mjs";import{$0 as wr}from"./shared-2c916d56.mjs";import{$0 as f}from"./shared-89d47b0d.mjs";import{access as $r,mkdir as Re,readdir as gr,writeFile as vr}from"node:fs/promises";import{join as L}from"node:path";import{readdir as yr,rmdir as kr}from"node:fs/promises";import{dirname as xr,join as Ae}from"node:path";var br=3e5;async function Ie(e){const{status:t,stderr:r}=await g(["rm","-rf","--one-file-system","--",e],{timeoutMs:br});if(t!==0)throw new f(`cannot remove ${e}: ${r.trim().split(`
`).at(-1)||"no end in time"}`,{hint:`findmnt -R ${e}; lsattr -d ${e}`})}import{readdir as Fr,readFile as jr,rmdir as Pr}from"node:fs/promises";import{join as X}from"node:path";async function Z(e){const t=await jr(X(e,"cgroup.procs"),"utf8").catch(()=>""),r=await Promise.all((await Be(e)).map(n=>Z(X(e,n))));return[...t.split(`
`).filter(Boolean).map(Number),...r.flat()]}async function Ue(e){for(const t of await Be(e))await Ue(X(e,t));await Pr(e).catch(t=>{if(t.code!=="ENOENT")throw t})}async function Be(e){return(await Fr(e,{withFileTypes:!0}).catch(()=>[])).filter(r=>r.isDirectory()).map(r=>r.name)}var Or=3e4;async function Ce(e,t){await T(`the processes of ${t} have ended`,async()=>{const r=new Set((await Promise.all(e.map(Z))).flat());for(const n of r)be(n);return r.size===0?{value:!0}:{notYet:`processes ${[...r].join(", ")}, which were ended`}},{within:$(Or),firstPause:5})}import{readdir as ze,readFile as _r}from"node:fs/promises";var He="keeper";async function M({keeper:e,root:t}){const r=De(e,100);if("problem"in r&&await ze(t).catch(()=>{})===void 0)return;const[,n,o]=/^(\d{1,10}) (\d{1,20})\n$/.exec("text"in r?r.text:"")??[],a=o===void 0?void 0:{pid:Number(n),startTime:o};if(a&&J(a)&&await We(a.pid,t))return a;const i=(await ze("/proc")).filter(d=>/^\d+$/.test(d)).map(Number);return(await Promise.all(i.map(async d=>await We(d,t)?Fe(d):void 0))).find(d=>d!==void 0)}async function We(e,t){const r=(await Ke(`/proc/${e}/cmdline`)).split("\0");if(r[r.indexOf(He)+1]!==t)return!1;const n=await Ke(`/proc/${e}/status`),o=/^Uid:\s*(\d+)\s+(\d+)/m.exec(n)?.slice(1)??[];return o.length>0&&o.every(a=>Number(a)===process.geteuid?.())&&/^NSpid:(\s+\d+)+\s+1$/m.test(n)}var Ke=e=>_r(e,"utf8").catch(()=>"");import{createHash as Sr}from"node:crypto";var Ye=15,Mr=/^(lo|segment\d*|fan-.*|ftun.*|docker.*|veth.*|eth.*|vxlan.*|br-.*)$/;function q(e,t){return t.length>Ye||Mr.test(t)?`segment${e.findIndex(r=>r.name===t)}`:t}var N=(e,t)=>Je(e,String(t)),Q=e=>Je(e,"m");function Je(e,t){const r=`${e}.${t}`;return r.length<=Ye?r:`${Sr("sha256").update(e).digest("hex").slice(0,10)}.${t}`}import{readFile as Nr}from"node:fs/promises";var Ge=4*1024**2,ee=e=>`${e}.1`;async function b(e){const t=r=>Nr(r,"utf8").catch(()=>"");return await t(ee(e))+await t(e)}var Tr=1e4,Lr=3e4,F=e=>["nsenter",`--target=${e.pid}`,"--mount","--net","--pid","--"];async function qr(e,t){const r=await x(),n=["unshare","--mount","--net","--pid","--fork","--kill-child","sh","-eu","-c",Ar],o=[He,e.root,t.image,Dr(t),t.ownTree?"own":"shared",String(Ge)],a=await g(["sh","-eu","-c",Rr,"launch",e.root,String(r.roots.length),...r.roots,"setsid",...S([...n,...o])],{timeoutMs:$(Tr)}),i=await M(e);if(a.status===0&&i)return i;const s=await b(e.keeperLog),d=(s||a.stderr).trim().split(`
`).slice(-5).join(`
`),c=`no answer within ${(a.durationMs/1e3).toFixed(1)} s; last seen: ${d||"nothing"}`;throw new f(`cannot make the lab's namespaces: ${a.timedOut?c:d||`status ${a.status}`}`,{hint:a.timedOut?"the host may be overloaded: uptime; ps -eo pcpu,args --sort=-pcpu | head":"namespaces need root and a kernel with CONFIG_NET_NS, CONFIG_PID_NS",logs:[{name:"keeper.log",text:`${s}${a.stderr}`}]})}var Dr=({networks:e})=>e.map(({name:t,mtu:r,host:n})=>{const o=q(e,t);return[o,j("host",{device:o,addresses:n}),r,...n].join(" ")}).join(`
`);async function Er(e){await T("the process that holds the lab's namespaces has ended",async()=>J(e)?(be(e.pid),{notYet:`process ${e.pid}, which was ended`}):{value:!0},{within:$(Lr),firstPause:5})}var Rr=`
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
`,Ar=`
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
`,Ir=1e4;async function Ve(e,t){const r=await M(t);r&&await Er(r);const{roots:n,version:o}=await x(),a=n.map(i=>Ae(i,t.cgroup));await Ce(a,`lab ${e}`),await hr([Ur(t,a,o==="legacy"),Br(t)])}async function Ur({cgroup:e},t,r){await Promise.all(t.map(Ue)),await Promise.all(t.map(n=>kr(xr(n)).catch(()=>{}))),r&&await Cr(e)}async function Br({machines:e,root:t}){const r=await yr(e).catch(()=>[]);await Promise.all(r.map(n=>Ie(Ae(e,n)))),await Ie(t)}async function Cr(e){const r=await g(["unshare","--mount","sh","-u","-c",zr,"removal",e],{timeoutMs:$(Ir)});if(r.status!==0)throw new f(`cannot remove the cgroup ${e}: ${r.stderr.trim()}`)}var zr=`
mount -t cgroup2 cgroup2 /sys/fs/cgroup 2>/dev/null || exit 0
cd /sys/fs/cgroup
while [ -d "$1" ]; do
  find "$1" -depth -type d -exec rmdir {} + && break
  sleep 0.05
done
rmdir "\${1%/*}" 2>/dev/null
exit 0
`;import{writeFile as Hr}from"node:fs/promises";import{join as Wr}from"node:path";var te=({networks:e})=>e.filter(({addressing:t})=>t==="dhcp");function Kr(e,t){return["dnsmasq","--conf-file=/dev/null","--port=0","--except-interface=lo","--bind-interfaces","--user=root",...te(t).flatMap(({name:n,prefixes:o,host:a})=>{const[i="",s=""]=[o,a].map(Xe);return[`--interface=${q(t.networks,n)}`,`--dhcp-range=set:${n},${i},static,infinite`,`--dhcp-option=tag:${n},option:router,${s}`]}),`--dhcp-hostsdir=${e.reservations}`,`--dhcp-leasefile=${e.leases}`,"--dhcp-authoritative","--no-ping",`--pid-file=${e.dnsmasqPid}`,`--log-facility=${e.dnsmasqLog}`]}var Xe=e=>ur(e.find(t=>!Pe(t))??"");async function Ze(e,t,{name:r,interfaces:n}){const o=new Set(te(t).map(i=>i.name)),a=n.filter(({network:i})=>o.has(i)).map(i=>`${j(r,i)},${Xe(i.addresses)},${r},infinite
`);a.length>0&&await Hr(Wr(e.reservations,r),a.join(""))}function Qe(e,t){const r=(n,o)=>[...F(e),"chroot",t.hostRoot,"env","-i",...o,...n];return Se({name:"host",pace:1,hint:"the lab is gone: remove it",enter:r,attach:r,cause:n=>n})}import{chmod as Yr,mkdir as Jr,writeFile as Gr}from"node:fs/promises";import{dirname as Vr,join as Xr}from"node:path";async function A(e,t){for(const[r,{text:n,mode:o=420}]of Object.entries(t)){const a=Xr(e,r);await Jr(Vr(a),{recursive:!0}),await Gr(a,n),await Yr(a,o)}}import{mkdir as Zr}from"node:fs/promises";var et="way.out",tt=1500,Qr=1e4,en=["127.0.0.0/8","169.254.0.0/16","224.0.0.0/4","240.0.0.0/4"];async function tn(e,t,{pid:r}){const{prefix:n,own:o,gateway:a}=mr(t),i=["slirp4netns","--netns-type=path",`--cidr=${n}`,`--mtu=${tt}`,"--disable-host-loopback","--enable-sandbox","--enable-seccomp","/proc/1/ns/net",et],s=_e(t).map(p=>{const u=p.prefixes.find(y=>!Pe(y));return`${q(t.networks,p.name)} ${u}`}),d=[...en,...lr(t)].join(`
`),c=await g(["nsenter",`--target=${r}`,"--mount","--pid","--","sh","-eu","-c",rn,"way-out",e.wayOutLog,et,o,a,s.join(`
`),d,...S(i)],{timeoutMs:$(Qr)});if(c.status===0)return;const l=await b(e.wayOutLog),m=`${l}${c.stderr}`.trim().split(`
`).slice(-3).join(`
`),h=`not within ${(c.durationMs/1e3).toFixed(1)} s; last seen: ${m||"nothing"}`;throw new f(`cannot open a way out of the lab: ${c.timedOut?h:m||`status ${c.status}`}`,{hint:"slirp4netns needs /dev/net/tun (modprobe tun); or leave outside out of the lab file",logs:[{name:"way-out.log",text:`${l}${c.stderr}`}]})}var rn=`
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
ip link set "$device" mtu ${tt} up
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
`,rt=1e4;async function nt(e,t,{ownTree:r}){for(const a of[e.machines,e.reservations,e.hostRoot,e.hostUpper,e.hostWork])await Zr(a,{recursive:!0});const n=t.networks.filter(({host:a})=>a.length>0).map(({name:a})=>({network:a}));await A(e.hostUpper,{"/etc/hosts":{text:cr(t,n)}});const o=await qr(e,{...t,ownTree:r});return await Promise.all([...te(t).length>0?[nn(e,t,o)]:[],..._e(t).length>0?[tn(e,t,o)]:[]]),o}async function nn(e,t,r){const n=S(Kr(e,t)),{status:o,stderr:a,timedOut:i}=await g([...F(r),...n],{timeoutMs:$(rt)});if(o===0)return;const s=await b(e.dnsmasqLog),d=(a.trim()||s.trim().split(`
`).at(-1))??"",c=i?`not within ${$(rt)/1e3} s`:`status ${o}`;throw new f(`cannot start the lab's DHCP server: ${d||c}`,{logs:[{name:"dnsmasq.log",text:`${s}${a}`}]})}import{createHash as on}from"node:crypto";import{join as k,resolve as an}from"node:path";function I(e,t,r){const n=k(e,"labs",t,r);return{root:n,cgroup:`fanlab/${t}.${sn(an(e))}`,machines:k(n,"machines"),keeper:k(n,"keeper"),keeperLog:k(n,"keeper.log"),hostRoot:k(n,"host","root"),hostUpper:k(n,"host","upper"),hostWork:k(n,"host","work"),wayOutLog:k(n,"way-out.log"),reservations:k(n,"dhcp-hosts"),leases:k(n,"dhcp-leases"),dnsmasqPid:k(n,"dnsmasq.pid"),dnsmasqLog:k(n,"dnsmasq.log")}}var sn=e=>on("sha256").update(e).digest("hex").slice(0,8);import{readFile as cn}from"node:fs/promises";import{join as dn}from"node:path";var ln=4096,ot=512,at=1/8,mn=e=>Math.min(...e.map(t=>/^\d+$/.test(t.trim())?Number(t):Number.POSITIVE_INFINITY)),it=e=>Math.min(ln,Math.floor(e*at)),st=async e=>it(await dt(e));function un(e){return it(e)>=ot?[]:[{message:`a lab needs a host that allows ${ot/at} processes; this one allows ${e}`,hint:"sysctl kernel.pid_max kernel.threads-max; in a container: --pids-limit=-1"}]}var ct=async()=>un(await dt(await x()));async function dt({controllers:{pids:e}}){const t=["/proc/sys/kernel/pid_max","/proc/sys/kernel/threads-max"];return e&&t.push(dn(e.root,"pids.max")),mn(await Promise.all(t.map(r=>cn(r,"utf8").catch(()=>"max"))))}import{access as pn,readFile as lt}from"node:fs/promises";import{join as mt}from"node:path";async function ut(e){const t=await x();return fn(e,t,await wn(t))}function fn({provider:e,controllers:t,ownTree:r},n,{known:o,kept:a,unmountable:i}){const s=t.flatMap(d=>{const c=`provider ${e} needs the cgroup controller "${d}" to limit machines`,l=n.controllers[d];if(!l){const m=n.version==="unified"?"the tree of version 2 does not have it (/sys/fs/cgroup/cgroup.controllers)":"no hierarchy below /sys/fs/cgroup has it";return[{message:`${c}; ${m}`,hint:hn(d,n,o)}]}return l.version===1||!a.includes(d)?[]:[{message:`${c}; it cannot be enabled in ${l.root}: processes are in that cgroup, as in a container`,hint:`make labs on the computer itself, or write +${d} to ${l.root}/cgroup.subtree_control first`}]});return i===void 0||!r?s:[...s,{message:`provider ${e} needs cgroups of version 2 for what its machines see; this host has version 1 only, and mounts no other: ${i}`,hint:"use kernel 4.15 or newer and, in a container, allow it to mount (--privileged)"}]}function hn(e,{version:t},r){const n=r.split(`
`).find(s=>s.startsWith(`${e}	`)),[,o,,a]=n?.split("	")??[];if(a==="0")return`start the kernel without cgroup_disable=${e}, or with cgroup_enable=${e}`;const i=`mkdir -p /sys/fs/cgroup/${e} && mount -t cgroup -o ${e} cgroup /sys/fs/cgroup/${e}`;return t!=="unified"&&n?i:o!==void 0&&o!=="0"?`a hierarchy of version 1 has it: unmount that, or start the kernel with cgroup_no_v1=${e}`:`start a kernel that has it: grep ${e} /proc/cgroups`}async function wn({version:e,controllers:t}){const r=await lt("/proc/cgroups","utf8").catch(()=>""),n=Object.values(t).find(i=>i.version===2)?.root,o=n===void 0?[]:await $n(n),a=e==="legacy"?await gn():void 0;return{known:r,kept:o,...a===void 0?{}:{unmountable:a}}}async function $n(e){const t=o=>lt(mt(e,o),"utf8").catch(()=>"");if(!await vn(mt(e,"cgroup.type"))||await t("cgroup.procs")==="")return[];const n=(await t("cgroup.subtree_control")).trim().split(" ");return Y.filter(o=>!n.includes(o))}async function gn(){const{status:e,stderr:t}=await g(["unshare","--mount","mount","-t","cgroup2","cgroup2","/sys/fs/cgroup"],{timeoutMs:$(1e4)});return e===0?void 0:t.trim()||`mount ended with status ${e}`}var vn=e=>pn(e).then(()=>!0,()=>!1);import{existsSync as yn}from"node:fs";import{mkdir as pt,readdir as kn,rm as ft,rmdir as xn}from"node:fs/promises";import{dirname as bn,join as ht}from"node:path";async function wt(e,t){const r=$t(e);for(const n of r.toReversed())await Fn(n);try{await jn(e);const n=ht(e,`trial-${process.pid}-${Fe(process.pid)?.startTime}`);try{return await pt(n),await t(n)}finally{await ft(n,{recursive:!0,force:!0})}}finally{for(const n of r)await xn(n).catch(()=>{})}}async function Fn(e){await pt(e,{mode:457}).catch(t=>{if(t.code!=="EEXIST")throw t})}var $t=e=>yn(e)?[]:[e,...$t(bn(e))];async function jn(e){for(const t of await kn(e)){const[,r,n]=/^trial-(\d+)-(\d+)$/.exec(t)??[];n===void 0||J({pid:Number(r),startTime:n})||await ft(ht(e,t),{recursive:!0,force:!0})}}function re(e){return/^\/[\w./@+-]+$/.test(e)?[]:[{message:`cannot keep labs in ${JSON.stringify(e)}: it must be an absolute path of letters, digits and ._@+-`,hint:"choose another folder with FANLAB_STATE_DIR"}]}var gt=47;function vt(e){return Buffer.byteLength(e)<=gt?[]:[{message:`cannot keep labs in ${e}: its path has ${e.length} characters, and sockets of machines allow ${gt}`,hint:"choose another folder with FANLAB_STATE_DIR"}]}async function ne(e,t){const r=await pr(Object.keys(t));if(r.length===0)return[];const n=[...new Set(r.map(o=>t[o]))].join(" ");return[{message:`provider ${e} needs ${r.join(", ")}, which the host does not have`,hint:`apt-get install --no-install-recommends ${n}`}]}async function oe(e,t,r){try{return(await wt(e,t)).map(o=>({message:`the host's kernel cannot do what a lab needs: ${o}`,hint:`modprobe -a ${r.join(" ")}`}))}catch(n){return[{message:`cannot keep labs in ${e}: ${n.message}`,hint:"choose another folder with FANLAB_STATE_DIR"}]}}var Pn=e=>kt(xt,e),yt=e=>kt(xt+On,e);async function kt(e,t){const r=`${e}echo done`,n=await g(["unshare","--mount","--net","sh","-u","-c",r,"trial",t],{timeoutMs:$(2e4)});return n.stdout.includes(`done
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
`,On=`attempt tap ip tuntap add trial4 mode tap
`,bt={"lxc-start":"lxc","lxc-attach":"lxc","lxc-stop":"lxc","lxc-wait":"lxc",dnsmasq:"dnsmasq-base",ip:"iproute2",nsenter:"util-linux",python3:"python3-minimal",unshare:"util-linux"},_n=["lxc-net.service","lxc.service","lxc-monitord.service"];async function Sn(e){const t=re(e);if(t.length>0)return t;const[r,n,o,a]=await Promise.all([ne("lxc",bt),ut({provider:"lxc",controllers:Y,ownTree:!0}),ct(),oe(e,Pn,je)]);return[...r,...n,...o,...a]}import{readFile as Mn,rename as Nn}from"node:fs/promises";import{join as U}from"node:path";function Tn(e){const t=e.trim().split(`
`).filter(Boolean),r=t.flatMap(n=>/^\S+ \S+ [\d.]+ ERROR +\S+ - \S+:\d+ - (.*)$/.exec(n)?.[1]??[]);return r.length>0?r.slice(0,2).join("; "):t.at(-1)}import{readFile as Ln}from"node:fs/promises";import{join as Ft}from"node:path";async function qn({cgroup:e},t){const{cpu:r,memory:n}=(await x()).controllers,o=Ft(e,t,`lxc.payload.${t}`),a=async(c,l)=>c?(await Ln(Ft(c.root,o,l),"utf8").catch(()=>"")).trim():"",[i,s]=r?.version===2?(await a(r,"cpu.max")).split(" "):[await a(r,"cpu.cfs_quota_us"),await a(r,"cpu.cfs_period_us")],d=n?.version===2?"memory.max":"memory.limit_in_bytes";return{cpus:Dn(i,s),memory:En(await a(n,d)),disk:void 0}}var Dn=(e,t)=>Number(e)>0&&Number(t)>0?Number(e)/Number(t):void 0,En=e=>/^\d+$/.test(e)?Number(e):void 0;import{join as ae}from"node:path";var ie=1e5,B="console.log";function Rn(e,t){return`${[`lxc.uts.name = ${e.name}`,`lxc.rootfs.path = overlay:${[...Te(e.name,t),ae(t.directory,"upper")].join(":")}`,"lxc.apparmor.profile = unconfined","lxc.cap.drop =","lxc.autodev = 1","lxc.tty.max = 0","lxc.pty.max = 1024","lxc.mount.auto = proc:mixed sys:mixed","lxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0","lxc.mount.entry = proc dev/.lxc/proc proc create=dir,optional 0 0","lxc.mount.entry = sysfs dev/.lxc/sys sysfs create=dir,optional 0 0","lxc.mount.entry = /dev/fuse dev/fuse none bind,create=file,optional 0 0","lxc.mount.entry = /dev/net/tun dev/net/tun none bind,create=file,optional 0 0",...e.plainDirectories.map((r,n)=>`lxc.mount.entry = ${jt(t.directory,n)} ${r.slice(1)} none bind,create=dir 0 0`),...e.interfaces.flatMap((r,n)=>{const o=t.networks.find(({name:a})=>a===r.network)?.mtu;return["type = veth",`veth.pair = ${N(e.name,n)}`,`link = ${q(t.networks,r.network)}`,`mtu = ${o}`,`name = ${r.device}`,"flags = up",`hwaddr = ${j(e.name,r)}`].map(a=>`lxc.net.${n}.${a}`)}),`lxc.cgroup.dir = ${t.cgroup}/${e.name}`,...An(e,t),`lxc.console.logfile = ${ae(t.directory,B)}`,`lxc.console.size = ${Ge}`,"lxc.console.rotate = 1"].join(`
`)}
`}var jt=(e,t)=>ae(e,`plain-${t}`);function An(e,{layout:{controllers:t},processes:r}){const n=Math.round(e.cpus*ie),o={cpu:{1:[`cpu.cfs_period_us = ${ie}`,`cpu.cfs_quota_us = ${n}`],2:[`cpu.max = ${n} ${ie}`]},memory:{1:[`memory.limit_in_bytes = ${e.memory}`],2:[`memory.max = ${e.memory}`]},pids:{1:[`pids.max = ${r}`],2:[`pids.max = ${r}`]}};return Y.flatMap(a=>{const i=t[a]?.version;return i===void 0?[]:o[a][i].map(s=>`lxc.cgroup${i===2?"2":""}.${s}`)})}var se=2e4,Pt=10,Ot=12e4;function In(e,t,r){const n=async(d,...c)=>{const l=S([d,`--lxcpath=${r.machines}`,`--name=${e}`,...c]);return g([...F(t),...l],{timeoutMs:$(d==="lxc-wait"?Ot+se:se)})},o=async(d,c,l="")=>{const m=Math.ceil($(c)/1e3),{status:h}=await n("lxc-wait","--state=STOPPED",`--timeout=${m}`);if(h===0)return;const{stdout:p}=await g([...F(t),"lxc-info",`--lxcpath=${r.machines}`,`--name=${e}`]),u=[l,p].map(y=>y.trim().replaceAll(/\s*\n\s*/g,", ")).filter(Boolean);throw new f(`${d}: it still runs after ${m} s; last seen: ${u.join("; ")||"nothing"}`)},a=async d=>{if((await n("lxc-wait",`--state=${d}`,`--timeout=${Pt}`)).status!==0)throw new f(`cannot ${d==="FROZEN"?"freeze":"thaw"} ${e}: it is not ${d} after ${Pt} s`)},i=(d,c)=>[...F(t),"lxc-attach",`--lxcpath=${r.machines}`,`--name=${e}`,"--clear-env",...c.flatMap(l=>["--set-var",l]),"--",...d],s=Se({name:e,pace:1,hint:`its console is kept with the evidence and, while the lab is up, in ${U(r.machines,e,B)}`,enter:i,attach:i,cause:d=>Bn(d)?"the machine does not run":void 0});return{...s,restart:()=>Ne(s),async shutDown(){await Me(s),await o(`cannot shut down ${e}`,Ot),s.drop(R)},async cutPower(){const{stderr:d}=await n("lxc-stop","--kill");await o(`cannot cut the power of ${e}`,se,d),s.drop(R)},async start(){const d=U(r.machines,e,"lxc.log");await Nn(d,ee(d)).catch(()=>{});const c=await n("lxc-start","--daemon",`--logfile=${d}`,"--logpriority=WARN");if(c.status===0||(await n("lxc-wait","--state=RUNNING","--timeout=0")).status===0)return;const l=await Mn(d,"utf8").catch(()=>""),m=Tn(l||c.stderr)??`lxc-start said nothing${Un(c)}`;throw new f(`cannot start ${e}: ${m}`,{logs:[{name:`${e}-lxc.log`,text:l},{name:`${e}-lxc-start.txt`,text:`${c.stdout}${c.stderr}`},{name:`${e}-console.log`,text:await b(U(r.machines,e,B))}]})},async freeze(){const{status:d,stderr:c}=await n("lxc-freeze");if(d!==0)throw new f(`cannot freeze ${e}: ${c.trim()||`status ${d}`}`);await a("FROZEN")},async thaw(){await n("lxc-unfreeze"),await a("RUNNING")},resources:()=>qn(r,e),console:()=>b(U(r.machines,e,B))}}var Un=({status:e,timedOut:t,durationMs:r})=>t?`, and had not ended after ${(r/1e3).toFixed(0)} s`:`, and ended with status ${e}`,Bn=e=>/^lxc-attach: .*(Failed to get init pid|Failed to attach|Failed to get attach context)/m.test(e);function Cn(e){return{name:"lxc",features:Le("lxc"),needs:{tools:bt,wayOutTools:G,modules:je,unwantedUnits:_n},check:()=>Sn(e),async open(t){const r=I(e,t.name,"lxc"),n=await x(),o=n.version==="legacy",a=await M(r)??await nt(r,t,{ownTree:o});return _t(t,r,a,n)},async find(t){const r=I(e,t.name,"lxc"),n=await M(r);return n&&_t(t,r,n,await x())},destroy:t=>Ve(t,I(e,t,"lxc"))}}function _t(e,t,r,n){const o=a=>In(a,r,t);return{spec:e,host:Qe(r,t),portOf:N,async create(a){const i=L(t.machines,a.name);return await Hn(L(i,"config"))||await zn(a,i,e,n,t),await o(a.name).start(),o(a.name)},async list(){return(await gr(t.machines)).map(o)}}}async function zn(e,t,r,n,o){await Re(L(t,"upper"),{recursive:!0});for(const i of e.plainDirectories.keys())await Re(jt(t,i),{recursive:!0});await A(L(t,"upper"),Oe(r,e)),await Ze(o,r,e);const a=Rn(e,{...r,cgroup:o.cgroup,directory:t,layout:n,processes:await st(n)});await vr(L(t,"config"),a)}var Hn=e=>$r(e).then(()=>!0,()=>!1);import{open as Wn,readFile as Kn,writeFile as Yn}from"node:fs/promises";import{basename as Jn,join as Gn}from"node:path";import{readFile as ce}from"node:fs/promises";var P="/etc/systemd/system",D="/usr/local/lib/machine-agent",Vn=["systemd-logind.service"],Xn=["machine_command","machine_connection","machine_guard","process_end"],Zn=async e=>[`${D}/${e}.py`,{text:await ce(V(`guest/${e}.py`),"utf8"),mode:420}];async function St(){return{files:{[`${D}/machine-agent`]:{text:await ce(V("guest/machine-agent"),"utf8"),mode:493},...Object.fromEntries(await Promise.all(Xn.map(Zn))),[`${P}/machine-agent.service`]:{text:Qn,mode:420},[`${D}/first-things`]:{text:await ce(V("guest/first-things"),"utf8"),mode:493},[`${P}/first-things.service`]:{text:eo,mode:420},[`${P}/systemd-udev-trigger.service.d/fanlab.conf`]:{text:to,mode:420}},links:{[`${P}/sysinit.target.wants/machine-agent.service`]:"../machine-agent.service",[`${P}/sysinit.target.wants/first-things.service`]:"../first-things.service",[`${P}/multi-user.target.wants/network-online.target`]:"/usr/lib/systemd/system/network-online.target",...Object.fromEntries(Vn.map(e=>[`${P}/${e}`,"/dev/null"]))}}}var Qn=`[Unit]
Description=Runs commands for the machine's provider
DefaultDependencies=no
IgnoreOnIsolate=yes

[Service]
ExecStart=${D}/machine-agent
Restart=always
KillMode=process
TasksMax=infinity
`,eo=`[Unit]
Description=Unpacks the machine's own files and names its links
DefaultDependencies=no
Before=systemd-udevd.service systemd-udev-trigger.service systemd-sysctl.service systemd-networkd.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${D}/first-things
`,to=`[Service]
ExecStart=
ExecStart=udevadm trigger --type=devices --action=add --subsystem-match=net
`;import{mkdir as ro,readdir as no}from"node:fs/promises";import{createHash as oo}from"node:crypto";import{access as ao,mkdir as io,readFile as so,rename as co,rm as lo,symlink as mo}from"node:fs/promises";import{basename as uo,dirname as de,join as E}from"node:path";var po=10*1024**3,fo=3e5;async function ho(e,t,r=po){const n=e.at(-1)??"",o=await Promise.all(e.map(s=>so(`${s}.manifest`,"utf8"))),a=oo("sha256").update(JSON.stringify([o,t,r])).digest("hex"),i=`${n}.${t.name}-${a.slice(0,16)}.ext4`;return await Mt(i)?i:ke({file:n,onWait:()=>{}},async()=>(await Mt(i)||await wo(e,t,r,i),i))}async function wo(e,t,r,n){const o=e.at(-1)??"",a=E(de(o),ye());try{await $o(t,E(a,"content"));const i=Object.entries(t.folders).flat(),s=await g([...xe,"unshare","--mount","--pid","--fork","--kill-child","sh","-eu","-c",go,"disk",a,o,e.join(":"),String(r),...i],{timeoutMs:$(fo)});if(s.status!==0){const d=s.stderr.trim().split(`
`).slice(-5).join(`
`);throw new f(`cannot make a disk of the image ${uo(o)}: ${d}`,{hint:`df -h ${de(o)}`,logs:[{name:"machine-disk.txt",text:`${s.stdout}${s.stderr}`}]})}await co(E(a,"disk"),n)}finally{await lo(a,{recursive:!0,force:!0})}}async function $o({files:e,links:t},r){await A(r,e);for(const[n,o]of Object.entries(t))await io(de(E(r,n)),{recursive:!0}),await mo(o,E(r,n))}var go=`
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
`,Mt=e=>ao(e).then(()=>!0,()=>!1),Nt=77,vo=1e4;function le(e,t){const r=e.findIndex(({name:o})=>o===t);if(r<0)throw new f(`cannot make the links of ${t}: the lab does not know its name`);const n=r+2;return{lab:"169.254.0.1",machine:`169.254.${n>>8}.${n&255}`}}var Tt=(e,{lab:t,machine:r},n,o)=>[`fanlab.links=${n.map(({device:a,name:i})=>`${a}:${i}`).join()}`,`fanlab.agent=${e},${r},${t},${Nt}`,...o.length>0?[`fanlab.directories=${o.join(":")}`]:[]];async function yo(e,{networks:t,names:r},{name:n,interfaces:o},a){const{lab:i,machine:s}=le(r,n),d=o.map(({network:h},p)=>{const u=t.find(y=>y.name===h)?.mtu;return`${N(n,p)} ${q(t,h)} ${u}`}),c=["socat",`UNIX-LISTEN:${a.agent},fork,mode=600,backlog=128`,`TCP4:${s}:${Nt},nodelay,connect-timeout=10,keepalive,keepidle=1,keepintvl=1,keepcnt=60`],l=await g([...F(e),"sh","-eu","-c",ko,"links",d.join(`
`),Q(n),i,s,a.agent,a.log,...S(c)],{timeoutMs:$(vo)});if(l.status===0)return;const m=`not within ${(l.durationMs/1e3).toFixed(1)} s`;throw new f(`cannot make the links of ${n}: ${l.stderr.trim()||(l.timedOut?m:`status ${l.status}`)}`,{logs:[{name:`links-${n}.txt`,text:`${await b(a.log)}${l.stderr}`}]})}var ko=`
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
`;import{rename as xo,writeFile as bo}from"node:fs/promises";import{join as O}from"node:path";import*as Fo from"./packages/zod.mjs";import*as w from"./packages/zod.mjs";var jo=w.union([w.cidrv4(),w.cidrv6()]),Po=w.object({name:w.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),interfaces:w.array(w.object({network:w.string(),device:w.string().regex(/^eth\d{1,3}$/),addresses:w.array(jo).readonly(),gateways:w.array(w.union([w.ipv4(),w.ipv6()])).readonly()})).min(1).readonly(),forward:w.boolean(),cpus:w.number().positive(),memory:w.number().positive(),disk:w.number().positive().exactOptional(),plainDirectories:w.array(w.string().startsWith("/")).readonly()}),Oo=Po.extend({baseDisk:Fo.string().startsWith("/")}),_o=1e5;function C({machines:e},t){const r=O(e,t);return{directory:r,record:O(r,"machine.json"),disk:O(r,"disk"),ownFiles:O(r,"own-files"),console:O(r,"console.log"),agent:O(r,"agent"),log:O(r,"log")}}async function me({record:e}){const t=De(e,_o);if("text"in t)return wr(t.text,Oo,e);if(t.problem!=="there is none")throw new f(`cannot read ${e}: ${t.problem}`)}async function So({record:e},t){await bo(`${e}.new`,JSON.stringify(t)),await xo(`${e}.new`,e)}import{rm as Mo}from"node:fs/promises";import{join as No}from"node:path";async function To({directory:e,ownFiles:t},r){const n=No(e,"packing");await A(n,r);const o=Object.keys(r).map(s=>s.slice(1)),{status:a,stderr:i}=await g(["tar","--create",`--file=${t}`,`--directory=${n}`,"--owner=0","--group=0","--numeric-owner","--",...o]);if(a!==0)throw new f(`cannot pack the files of a machine: ${i.trim()}`);await Mo(n,{recursive:!0})}import{readFile as Lt,rename as Lo}from"node:fs/promises";import{fileURLToPath as qo}from"node:url";var Do=class{#t;#e=new Set;constructor(e){this.#t=e}async connect(e,t){const r=await sr(this.#t,e,t);if(!r)return;let n,o;const a=i=>{this.#e.delete(a)&&(n=i,r.close(),o?.(i))};return this.#e.add(a),{send:r.send,listen(i,s){o=s,n===void 0?r.listen(i,a):s(n)},close:()=>{this.#e.delete(a),r.close()}}}drop(e){for(const t of[...this.#e])t(e)}};import{readFile as Eo,writeFile as Ro}from"node:fs/promises";import{join as qt}from"node:path";var Ao=1e4;async function Dt(e,t,r){const n=r?"freeze":"thaw";try{await Ro(qt(e,"cgroup.freeze"),r?"1":"0")}catch(o){if(!r&&o.code==="ENOENT")return;throw new f(`cannot ${n} ${t}: ${o.message}`,{hint:"mount -t cgroup2: this kernel holds processes by cgroups of version 2 only"})}await T(`${t} is ${r?"frozen":"thawed"}`,async()=>{const o=await Eo(qt(e,"cgroup.events"),"utf8");return o.includes(`frozen ${r?1:0}`)?{value:!0}:{notYet:o.trim()}},{within:$(Ao)})}import{mkdir as Io,writeFile as Et}from"node:fs/promises";import{dirname as Rt,join as z}from"node:path";async function At({cgroup:e},t){const{tracking:r}=await x();if(!r)throw new f(`cannot tell the processes of ${t}: no cgroup hierarchy is mounted`);return z(r,e,t)}async function Uo(e,t){const r=await At(e,t),n=await x(),{pids:o}=n.controllers,a=o?z(o.root,e.cgroup,t):r;if(await Promise.all([r,a].map(i=>Io(i,{recursive:!0}))),!o)return[r];if(o.version===2)for(const i of It(a,o.root))await Et(z(i,"cgroup.subtree_control"),"+pids");return await Et(z(a,"pids.max"),String(await st(n))),[...new Set([r,a])]}var It=(e,t)=>e===t?[]:[...It(Rt(e),t),Rt(e)],Ut=2e4,Bo=12e4,Co=qo(new URL(import.meta.url.endsWith(".ts")?"attach.ts":"attach.mjs",import.meta.url));function zo(e,t,r){const n=C(r.paths,e),o=`its console is kept with the evidence and, while the lab is up, in ${n.console}`,a=()=>At(r.paths,e),i=async()=>Z(await a()),s=async()=>(await i()).length>0,d=new Do(n.agent),c={name:e,hint:o,async connect(...m){if(!await s())throw new Ee("the machine does not run");return d.connect(...m)}},l={name:e,pace:r.pace,run:(m,h)=>fr(c,m,h),open:(m,h)=>dr(c,m,h),attach:m=>[process.execPath,Co,n.agent,...m]};return{...l,restart:()=>Ne(l),async shutDown(){await Me(l),await T(`${e} is down`,async()=>await s()?{notYet:"it still runs"}:{value:!0},{within:$(Bo*r.pace),hint:o}),d.drop(R)},async cutPower(){await Ce([await a()],e),d.drop(R)},async start(){if(await s())return;const m=await me(n);if(!m)throw new f(`cannot start ${e}: there is no such machine`);await Lo(n.console,ee(n.console)).catch(()=>{});const h=await Uo(r.paths,e),p=await t.command(m,n,r);await Wo(h,[...F(r.keeper),"setsid",...p],n),await T(`${e} has power`,async()=>{const u=await Lt(n.console,"utf8").catch(()=>"");if(t.firstWords.test(u))return{value:!0};if(await s())return{notYet:u.slice(-500)};const y=u.trim().split(`
`).slice(-5).join(`
`);throw new Ee(`cannot start ${e}: ${y||"its program ended and said nothing"}`,{logs:await Ho(e,n)})},{within:$(Ut),hint:o})},freeze:async()=>Dt(await a(),e,!0),thaw:async()=>Dt(await a(),e,!1),async resources(){for(const m of await i()){const h=(await Lt(`/proc/${m}/cmdline`,"utf8").catch(()=>"")).split("\0"),p=await t.resources(h);if(p)return p}throw new f(`cannot tell the limits of ${e}: the machine does not run`,{hint:o})},console:()=>b(n.console)}}var Ho=async(e,t)=>[{name:`${e}-console.log`,text:await b(t.console)},{name:`${e}-log.txt`,text:await b(t.log)}];async function Wo(e,t,r){const n=["setsid","sh","-c",Yo,"machine",e[0]??"",...t],o=await g(["sh","-eu","-c",Ko,"launch",r.console,...e,"--",...S(n)],{timeoutMs:$(Ut)});if(o.status!==0)throw new f(`cannot start a machine: ${o.stderr.trim()}`)}var Ko=`
console=$1; shift
while [ "$1" != -- ]; do
  echo $$ > "$1/cgroup.procs"
  shift
done
shift
"$@" </dev/null >>"$console" 2>&1 &
`,Yo=`
group=$1; shift
"$@"
while read -r pid; do
  if [ "$pid" != $$ ]; then kill -KILL "$pid"; fi
done < "$group/cgroup.procs"
`;function Bt(e,t){const{name:r,needs:n,check:o,emulator:a}=t,i=c=>I(e,c,r),s=async(c,l,m)=>{const h=await a.pace(l),p=u=>zo(u,a,{spec:c,paths:l,keeper:m,pace:h});return{spec:c,host:Qe(m,l),portOf:N,async create(u){return await me(C(l,u.name))||await d(u,c,l,m),await p(u.name).start(),p(u.name)},async list(){const u=await no(l.machines);return(await Promise.all(u.map(_=>me(C(l,_))))).flatMap(_=>_?[p(_.name)]:[])}}},d=async(c,l,m,h)=>{const p=C(m,c.name);await ro(p.directory,{recursive:!0});const u=await ho(Te(c.name,l),await t.diskContent(l.image),c.disk),y={...c,baseDisk:u};await Promise.all([Ze(m,l,c),yo(h,l,c,p),To(p,Oe(l,c)),a.makeDisk?.(y,p)]),await So(p,y)};return{name:r,features:Le(r),needs:n,check:o,async open(c){const l=i(c.name),m=await M(l);if(m)return s(c,l,m);const h=await nt(l,c,{ownTree:!1});return await t.prepareLab(h,l,c),s(c,l,h)},async find(c){const l=i(c.name),m=await M(l);return m&&s(c,l,m)},destroy:c=>Ve(c,i(c))}}var Jo=async()=>(await ar()).works?"kvm":"tcg",Ct={socat:"socat",mke2fs:"e2fsprogs",dnsmasq:"dnsmasq-base",ip:"iproute2",nsenter:"util-linux",python3:"python3-minimal",unshare:"util-linux"},zt=["tun","bridge","veth","overlay","vxlan","sch_ingress","cls_bpf","act_bpf"],Ht=1024**2,ue="qemu-system-x86_64",Go={kvm:["-accel","kvm","-cpu","host"],tcg:["-accel","tcg,thread=multi,tb-size=256","-cpu","max"]},Wt=8;function Vo({name:e,interfaces:t,cpus:r,memory:n,plainDirectories:o},a,i,{kernel:s,initrd:d},c){const l=j(e,{device:"management",addresses:[]}),m=(p,u,y,_)=>["-netdev",`tap,id=${u},ifname=${y},script=no,downscript=no`,"-device",`virtio-net-pci,netdev=${u},mac=${_},addr=${p},romfile=`],h=["console=ttyS0","loglevel=6","systemd.show_status=yes","net.ifnames=0","apparmor=0",`systemd.hostname=${e}`,...Tt(`eth${t.length}`,le(i.names,e),t.map(({device:p},u)=>({device:`eth${u}`,name:p})),o)];return[ue,"-no-user-config","-nodefaults","-display","none","-serial","stdio","-monitor","none","-machine","q35",...Go[c],"-name",e,"-smp",String(r),"-m",`${n/Ht}M`,"-kernel",s,"-initrd",d,"-append",h.join(" "),"-drive",`if=none,id=disk,format=qcow2,cache=unsafe,file=${a.disk}`,"-device","virtio-blk-pci,drive=disk","-drive",`if=none,id=own-files,format=raw,readonly=on,file=${a.ownFiles}`,"-device","virtio-blk-pci,drive=own-files","-device","virtio-rng-pci",...t.flatMap((p,u)=>m(Wt+u,p.device,N(e,u),j(e,p))),...m(Wt+t.length,"management",Q(e),l)]}function Xo(e){const t=o=>e[e.indexOf(o)+1]??"",r=/^(\d+)M$/.exec(t("-m"))?.[1],n=/,file=(.+)$/.exec(t("-drive"))?.[1];if(!(!e[0]?.endsWith(ue)||!r||!n))return{cpus:Number(t("-smp")),memory:Number(r)*Ht,disk:n}}var H={tools:{[ue]:"qemu-system-x86","qemu-img":"qemu-utils",depmod:"kmod","apt-cache":"apt","dpkg-deb":"dpkg",...Ct},wayOutTools:G,modules:zt,unwantedUnits:[],architectures:["x64"]};async function Zo(e,t=process.arch){const r=[...ve("qemu",H.architectures,t),...re(e),...vt(e),...await ne("qemu",H.tools)];return r.length>0?r:oe(e,yt,H.modules)}import{access as Qo,mkdir as ea,readdir as W,readFile as ta,rename as pe,rm as fe,writeFile as ra}from"node:fs/promises";import{dirname as na,join as v}from"node:path";import{createHash as oa}from"node:crypto";import{readFile as he}from"node:fs/promises";import{basename as Kt,join as Yt}from"node:path";function aa(e){const t={path:"TRAILER!!!",mode:0};return Buffer.concat([...e,t].flatMap(ia))}function ia({path:e,mode:t,data:r=new Uint8Array},n){const o=Buffer.from(`${e}\0`),a=t>>12===4?2:1,s=`070701${[n+1,t,0,0,a,0,r.length,0,0,0,0,o.length,0].map(d=>d.toString(16).padStart(8,"0")).join("")}`;return[Jt(Buffer.concat([Buffer.from(s),o])),Jt(r)]}var Jt=e=>Buffer.concat([e,Buffer.alloc(-e.length&3)]);function sa(e,t){const r=e.split(`
`).map(o=>o.split(/:\s*/)),n=[];for(const o of t){const[a,i=""]=r.find(([s=""])=>/([^/]+)\.ko(\.\w+)?$/.exec(s)?.[1]?.replaceAll("-","_")===o)??[];if(a)for(const s of[...i.split(" ").filter(Boolean).reverse(),a])n.includes(s)||n.push(s)}return n}var Gt=["virtio_pci","virtio_blk","virtio_net","virtio_rng"],ca=()=>oa("sha256").update(Vt(Gt)).digest("hex").slice(0,8);async function da(e,t){const r=await he(Yt(t,"modules.dep"),"utf8"),n=sa(r,Gt),o=a=>({path:a,mode:16877});return aa([...["bin","dev","disk","modules"].map(o),{path:"bin/busybox",mode:33261,data:await he(e)},{path:"init",mode:33261,data:Buffer.from(Vt(n.map(a=>Kt(a))))},...await Promise.all(n.map(async a=>({path:`modules/${Kt(a)}`,mode:33188,data:await he(Yt(t,a))})))])}var Vt=e=>`#!/bin/busybox sh
PATH=/bin
/bin/busybox --install -s /bin
mount -t devtmpfs devtmpfs /dev
for module in ${e.join(" ")}; do insmod /modules/$module; done
until mount -t ext4 /dev/vda /disk; do usleep 50000; done
exec switch_root /disk /sbin/init
`,la=3e4,Xt={debian:`linux-image-cloud-${process.arch==="x64"?"amd64":process.arch}`,ubuntu:"linux-image-virtual"};function ma(e){const t=Xt[e];if(t)return t;throw new f(`cannot get a kernel for machines of provider qemu: the host is ${e||"of no known distribution"}, known are ${Object.keys(Xt).join(", ")}`,{hint:`use ${qe("provider")} lxc`})}async function ua(e){const t=[],r=[e];for(const n of r){const{stdout:o,stderr:a,status:i}=await g(["apt-cache","depends","--important",n],{timeoutMs:la});if(i!==0)throw new f(`cannot find a kernel for machines of provider qemu: ${a.trim()}`,{hint:"apt-get update"});const s=pa(o).filter(d=>!r.includes(d));t.push(...s),r.push(...s)}return t}var pa=e=>[...e.matchAll(/^ *\|?Depends: (linux-(?:image|modules)-\d\S*)$/gm)].map(([,t=""])=>t),fa=3e5;async function Zt(e){const t=await ta("/etc/os-release","utf8").catch(()=>""),r=await ua(ma(ir(t).id)),n=`${e}.kernel-${r[0]}-${ca()}`,o=await we(n);return o||ke({file:e,onWait:()=>{}},async()=>{const a=await we(n);if(a)return a;const i=v(na(e),ye());try{await ha(r,v(e,"bin","busybox"),i),await pe(i,n)}finally{await fe(i,{recursive:!0,force:!0})}return await we(n)})}async function we(e){const[t,r]=[v(e,"kernel"),v(e,"initrd")];if(!await wa(r))return;const[n=""]=await W(v(e,"modules"));return{kernel:t,initrd:r,modules:v(e,"modules",n)}}async function ha(e,t,r){const n=v(r,"packages"),o=v(r,"root");await ea(n,{recursive:!0}),await $e(["apt-get","--quiet","--option","APT::Sandbox::User=root","download",...e],n);for(const s of await W(n))await $e(["dpkg-deb","--extract",s,o],n);const[a=""]=await W(v(o,"lib","modules")).catch(()=>[]),i=(await W(v(o,"boot"))).find(s=>s.startsWith("vmlinuz-"));if(!a||!i)throw new f(`cannot use the kernel of ${e.join(" ")}: it is incomplete`);await $e(["depmod","--basedir",o,a],r),await pe(v(o,"boot",i),v(r,"kernel")),await pe(v(o,"lib","modules"),v(r,"modules")),await fe(n,{recursive:!0}),await fe(o,{recursive:!0}),await ra(v(r,"initrd"),await da(t,v(r,"modules",a)))}async function $e(e,t){const{status:r,stderr:n}=await g(e,{cwd:t,timeoutMs:$(fa)});if(r===0)return;const o=n.trim().split(`
`).slice(-5).join(`
`);throw new f(`cannot get a kernel for machines of provider qemu: ${e[0]}: ${o}`,{hint:e.join(" "),logs:[{name:"kernel-packages.txt",text:n}]})}var wa=e=>Qo(e).then(()=>!0,()=>!1),$a={kvm:2,tcg:8},Qt=({root:e})=>Gn(e,"engine.json");function ga(e){return Bt(e,{name:"qemu",needs:H,check:()=>Zo(e),async diskContent(t){const{modules:r}=await Zt(t);return{...await St(),name:"qemu",folders:{[`/usr/lib/modules/${Jn(r)}`]:r}}},async prepareLab(t,r,{image:n}){const a={...await Zt(n),accelerator:await Jo()};await Yn(Qt(r),JSON.stringify(a))},emulator:{pace:async t=>$a[(await er(t)).accelerator],async makeDisk({baseDisk:t},{disk:r}){const n=["qemu-img","create","-q","-f","qcow2","-b",t,"-F","raw",r],{status:o,stderr:a}=await g(n);if(o!==0)throw new f(`cannot make the disk ${r}: ${a.trim()}`)},async command(t,r,{spec:n,paths:o}){const a=await er(o);return Vo(t,r,n,a,a.accelerator)},firstWords:/Linux version /,async resources(t){const r=Xo(t);return r&&{cpus:r.cpus,memory:r.memory,disk:await va(r.disk)}}}})}var er=async e=>JSON.parse(await Kn(Qt(e),"utf8"));async function va(e){const t=await Wn(e);try{const{buffer:r}=await t.read(Buffer.alloc(8),0,8,24);return Number(r.readBigUInt64BE())}finally{await t.close()}}import{mkdir as ya,stat as ka,writeFile as xa}from"node:fs/promises";var K={tools:{"linux.uml":"user-mode-linux",...Ct},wayOutTools:G,modules:zt,unwantedUnits:[],architectures:["x64"]},ba=3e4;async function Fa(e,t=process.arch){const r=[...ve("uml",K.architectures,t),...re(e),...vt(e),...await ne("uml",K.tools)];if(r.length>0)return r;const n=await oe(e,yt,K.modules);return[...(await Promise.all([ut({provider:"uml",controllers:["pids"],ownTree:!1}),ct()])).flat(),...n,...n.length===0?await Pa(e):[]]}var ja=[...xe,"unshare","--pid","--fork","--kill-child","--mount-proc"];async function Pa(e){const{stdout:t,stderr:r}=await wt(e,n=>g([...ja,"linux.uml","mem=64M","con=null","con0=null,fd:1","ssl=null","root=/dev/none","panic=1"],{timeoutMs:$(ba),env:{PATH:process.env.PATH??"",TMPDIR:n,HOME:n}}));return/^Kernel panic .*VFS: Unable to mount root fs/m.test(t+r)?[]:[Oa(t+r)]}function Oa(e){return{message:`User-mode Linux does not start here: ${e.trim().split(`
`).slice(-3).join(" / ")||"it said nothing"}`,hint:`allow ptrace and executable memory (in a container: --cap-add SYS_PTRACE), or use ${qe("provider")} lxc`}}import{join as tr}from"node:path";var rr=({root:e})=>tr(e,"memory"),nr=({root:e})=>tr(e,"start-kernel"),_a=`#!/bin/bash
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
`,or=(e,t)=>`transport=tap,ifname=${e},mac=${t},depth=64,gro=1`;function Sa({name:e,interfaces:t,cpus:r,memory:n,plainDirectories:o,baseDisk:a},i,{spec:s,paths:d,processor:c}){if(r!==1)throw new f(`cannot start ${e}: machines of provider uml have one CPU, ${r} are asked for`);const l=le(s.names,e),m=`vec${t.length}`,h=j(e,{device:"management",addresses:[]});return["env",`TMPDIR=${rr(d)}`,`HOME=${i.directory}`,"taskset","--cpu-list",String(c),nr(d),`mem=${n/1024}K`,`ubd0=${i.disk},${a}`,`ubd1r=${i.ownFiles}`,"root=/dev/ubda","rw","rootflags=barrier=0","hostfs=/dev/null/none","con=null","con0=null,fd:1","ssl=null","loglevel=6","systemd.show_status=yes",`systemd.hostname=${e}`,...t.map((p,u)=>`vec${u}:${or(N(e,u),j(e,p))}`),`${m}:${or(Q(e),h)}`,...Tt(m,l,t.map(({device:p},u)=>({device:`vec${u}`,name:p})),o)]}function Ma(e){const t=e.map(n=>/^mem=(\d+)K$/.exec(n)?.[1]).find(Boolean),r=e.map(n=>/^ubd0=[^,]*,(.+)$/.exec(n)?.[1]).find(Boolean);return t&&r?{memory:Number(t)*1024,baseDisk:r}:void 0}import{readdir as Na}from"node:fs/promises";import{join as Ta}from"node:path";var ge="/usr/lib/uml/modules";async function La(){const[e]=(await Na(ge).catch(()=>[])).sort().reverse();if(!e)throw new f(`cannot make a disk for User-mode Linux: no modules in ${ge}`,{hint:"apt-get install --reinstall user-mode-linux"});const{files:t,links:r}=await St();return{name:"uml",files:t,links:{...r,...Object.fromEntries(qa)},folders:{[`/usr/lib/modules/${e}`]:Ta(ge,e)}}}var qa=["iptables","ip6tables"].flatMap(e=>["","-save","-restore"].map(t=>[`/etc/alternatives/${e}${t}`,`/usr/sbin/${e}-legacy${t}`]));import{readFile as Da}from"node:fs/promises";async function Ea(e){const t=Ra(await Da("/proc/self/status","utf8")),r=Number(/\d*$/.exec(e)?.[0]);return t[r%t.length]??0}function Ra(e){return(/^Cpus_allowed_list:\s*(\S+)$/m.exec(e)?.[1]??"0").split(",").flatMap(r=>{const[n=0,o=n]=r.split("-").map(Number);return Array.from({length:o-n+1},(a,i)=>n+i)})}var Aa=4;function Ia(e){return Bt(e,{name:"uml",needs:K,check:()=>Fa(e),diskContent:La,emulator:{pace:async()=>Aa,command:async(t,r,n)=>Sa(t,r,{...n,processor:await Ea(t.name)}),firstWords:/^Linux version /m,async resources(t){const r=Ma(t);return r&&{cpus:1,memory:r.memory,disk:(await ka(r.baseDisk)).size}}},async prepareLab(t,r){await xa(nr(r),_a,{mode:448});const n=rr(r);await ya(n);const o=["mount","-t","tmpfs","-o","mode=700,size=0","tmpfs",n],{status:a,stderr:i}=await g([...F(t),...o]);if(a!==0)throw new f(`cannot make room for the machines' memory: ${i.trim()}`)}})}var Ua={lxc:Cn,uml:Ia,qemu:ga};export{Ua as providersOnThisHost};
