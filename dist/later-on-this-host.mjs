import{$0 as J,$1 as x}from"./shared-265c1401.mjs";import{$7 as ye,$33 as sr}from"./shared-5735b476.mjs";import{$3s as ke}from"./shared-22ca91c8.mjs";import{$3q as cr}from"./shared-22ca91c8.mjs";import{$59 as xe}from"./shared-22ca91c8.mjs";import{$j as be}from"./shared-22ca91c8.mjs";import{$6 as je}from"./shared-b1b97599.mjs";import{$e as Fe,$f as G}from"./shared-b1b97599.mjs";import{$k as M}from"./shared-ea5c58ac.mjs";import{$3 as dr}from"./shared-3cdb3d00.mjs";import{$0 as Pe,$1 as F,$2 as lr,$3 as Oe,$5 as _e,$6 as Me,$7 as mr,$8 as Se,$9 as Te,$a as ur,$c as Ne,$d as Le,$f as pr,$g as V,$h as E,$i as fr}from"./shared-a785fcc5.mjs";import{$1p as hr}from"./shared-5735b476.mjs";import{$1l as De}from"./shared-22ca91c8.mjs";import{$3b as qe}from"./shared-22ca91c8.mjs";import{$49 as Ae}from"./shared-22ca91c8.mjs";import{$4m as g}from"./shared-22ca91c8.mjs";import{$8 as wr}from"./shared-3cdb3d00.mjs";import{$b as $r}from"./shared-22ca91c8.mjs";import{$g as R}from"./shared-ea5c58ac.mjs";import{$1 as Ee,$7 as N}from"./shared-05f8fd68.mjs";import{$6 as $}from"./shared-05f8fd68.mjs";import{$0 as gr}from"./shared-2c916d56.mjs";import{$0 as f}from"./shared-89d47b0d.mjs";import{access as vr,mkdir as Re,readdir as yr,writeFile as kr}from"node:fs/promises";import{join as L}from"node:path";import{readdir as xr,rmdir as br}from"node:fs/promises";import{dirname as jr,join as Ie}from"node:path";var Fr=3e5;async function Ue(e){const{status:t,stderr:r}=await g(["rm","-rf","--one-file-system","--",e],{timeoutMs:Fr});if(t!==0)throw new f(`cannot remove ${e}: ${r.trim().split(`
`).at(-1)||"no end in time"}`,{hint:`findmnt -R ${e}; lsattr -d ${e}`})}import{readdir as Pr,readFile as Or,rmdir as _r}from"node:fs/promises";import{join as X}from"node:path";async function Z(e){const t=await Or(X(e,"cgroup.procs"),"utf8").catch(()=>""),r=await Promise.all((await Ce(e)).map(n=>Z(X(e,n))));return[...t.split(`
`).filter(Boolean).map(Number),...r.flat()]}async function Be(e){for(const t of await Ce(e))await Be(X(e,t));await _r(e).catch(t=>{if(t.code!=="ENOENT")throw t})}async function Ce(e){return(await Pr(e,{withFileTypes:!0}).catch(()=>[])).filter(r=>r.isDirectory()).map(r=>r.name)}var Mr=3e4;async function ze(e,t){await N(`the processes of ${t} have ended`,async()=>{const r=new Set((await Promise.all(e.map(Z))).flat());for(const n of r)je(n);return r.size===0?{value:!0}:{notYet:`processes ${[...r].join(", ")}, which were ended`}},{within:$(Mr),firstPause:5})}import{readdir as We,readFile as Sr}from"node:fs/promises";var He="keeper";async function S({keeper:e,root:t}){const r=Ae(e,100);if("problem"in r&&await We(t).catch(()=>{})===void 0)return;const[,n,o]=/^(\d{1,10}) (\d{1,20})\n$/.exec("text"in r?r.text:"")??[],a=o===void 0?void 0:{pid:Number(n),startTime:o};if(a&&G(a)&&await Ke(a.pid,t))return a;const i=(await We("/proc")).filter(d=>/^\d+$/.test(d)).map(Number);return(await Promise.all(i.map(async d=>await Ke(d,t)?Fe(d):void 0))).find(d=>d!==void 0)}async function Ke(e,t){const r=(await Ye(`/proc/${e}/cmdline`)).split("\0");if(r[r.indexOf(He)+1]!==t)return!1;const n=await Ye(`/proc/${e}/status`),o=/^Uid:\s*(\d+)\s+(\d+)/m.exec(n)?.slice(1)??[];return o.length>0&&o.every(a=>Number(a)===process.geteuid?.())&&/^NSpid:(\s+\d+)+\s+1$/m.test(n)}var Ye=e=>Sr(e,"utf8").catch(()=>"");import{createHash as Tr}from"node:crypto";var Je=15,Nr=/^(lo|segment\d*|fan-.*|ftun.*|docker.*|veth.*|eth.*|vxlan.*|br-.*)$/;function D(e,t){return t.length>Je||Nr.test(t)?`segment${e.findIndex(r=>r.name===t)}`:t}var T=(e,t)=>Ge(e,String(t)),Q=e=>Ge(e,"m");function Ge(e,t){const r=`${e}.${t}`;return r.length<=Je?r:`${Tr("sha256").update(e).digest("hex").slice(0,10)}.${t}`}import{readFile as Lr}from"node:fs/promises";var Ve=4*1024**2,ee=e=>`${e}.1`;async function b(e){const t=r=>Lr(r,"utf8").catch(()=>"");return await t(ee(e))+await t(e)}var Dr=1e4,qr=3e4,j=e=>["nsenter",`--target=${e.pid}`,"--mount","--net","--pid","--"];async function Ar(e,t){const r=await x(),n=["unshare","--mount","--net","--pid","--fork","--kill-child","sh","-eu","-c",Ur],o=[He,e.root,t.image,Er(t),t.ownTree?"own":"shared",String(Ve)],a=await g(["sh","-eu","-c",Ir,"launch",e.root,String(r.roots.length),...r.roots,"setsid",...M([...n,...o])],{timeoutMs:$(Dr)}),i=await S(e);if(a.status===0&&i)return i;const s=await b(e.keeperLog),d=(s||a.stderr).trim().split(`
`).slice(-5).join(`
`),c=`no answer within ${(a.durationMs/1e3).toFixed(1)} s; last seen: ${d||"nothing"}`;throw new f(`cannot make the lab's namespaces: ${a.timedOut?c:d||`status ${a.status}`}`,{hint:a.timedOut?"the host may be overloaded: uptime; ps -eo pcpu,args --sort=-pcpu | head":"namespaces need root and a kernel with CONFIG_NET_NS, CONFIG_PID_NS",logs:[{name:"keeper.log",text:`${s}${a.stderr}`}]})}var Er=({networks:e})=>e.map(({name:t,mtu:r,host:n})=>{const o=D(e,t);return[o,F("host",{device:o,addresses:n}),r,...n].join(" ")}).join(`
`);async function Rr(e){await N("the process that holds the lab's namespaces has ended",async()=>G(e)?(je(e.pid),{notYet:`process ${e.pid}, which was ended`}):{value:!0},{within:$(qr),firstPause:5})}var Ir=`
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
`,Ur=`
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
`,Br=1e4;async function Xe(e,t){const r=await S(t);r&&await Rr(r);const{roots:n,version:o}=await x(),a=n.map(i=>Ie(i,t.cgroup));await ze(a,`lab ${e}`),await $r([Cr(t,a,o==="legacy"),zr(t)])}async function Cr({cgroup:e},t,r){await Promise.all(t.map(Be)),await Promise.all(t.map(n=>br(jr(n)).catch(()=>{}))),r&&await Wr(e)}async function zr({machines:e,root:t}){const r=await xr(e).catch(()=>[]);await Promise.all(r.map(n=>Ue(Ie(e,n)))),await Ue(t)}async function Wr(e){const r=await g(["unshare","--mount","sh","-u","-c",Hr,"removal",e],{timeoutMs:$(Br)});if(r.status!==0)throw new f(`cannot remove the cgroup ${e}: ${r.stderr.trim()}`)}var Hr=`
mount -t cgroup2 cgroup2 /sys/fs/cgroup 2>/dev/null || exit 0
cd /sys/fs/cgroup
while [ -d "$1" ]; do
  find "$1" -depth -type d -exec rmdir {} + && break
  sleep 0.05
done
rmdir "\${1%/*}" 2>/dev/null
exit 0
`;import{writeFile as Kr}from"node:fs/promises";import{join as Yr}from"node:path";var te=({networks:e})=>e.filter(({addressing:t})=>t==="dhcp");function Jr(e,t){return["dnsmasq","--conf-file=/dev/null","--port=0","--except-interface=lo","--bind-interfaces","--user=root",...te(t).flatMap(({name:n,prefixes:o,host:a})=>{const[i="",s=""]=[o,a].map(Ze);return[`--interface=${D(t.networks,n)}`,`--dhcp-range=set:${n},${i},static,infinite`,`--dhcp-option=tag:${n},option:router,${s}`]}),`--dhcp-hostsdir=${e.reservations}`,`--dhcp-leasefile=${e.leases}`,"--dhcp-authoritative","--no-ping",`--pid-file=${e.dnsmasqPid}`,`--log-facility=${e.dnsmasqLog}`]}var Ze=e=>fr(e.find(t=>!Oe(t))??"");async function Qe(e,t,{name:r,interfaces:n}){const o=new Set(te(t).map(i=>i.name)),a=n.filter(({network:i})=>o.has(i)).map(i=>`${F(r,i)},${Ze(i.addresses)},${r},infinite
`);a.length>0&&await Kr(Yr(e.reservations,r),a.join(""))}function et(e,t){const r=(n,o)=>[...j(e),"chroot",t.hostRoot,"env","-i",...o,...n];return Se({name:"host",pace:1,hint:"the lab is gone: remove it",enter:r,attach:r,cause:n=>n})}import{chmod as Gr,mkdir as Vr,writeFile as Xr}from"node:fs/promises";import{dirname as Zr,join as Qr}from"node:path";async function I(e,t){for(const[r,{text:n,mode:o=420}]of Object.entries(t)){const a=Qr(e,r);await Vr(Zr(a),{recursive:!0}),await Xr(a,n),await Gr(a,o)}}import{mkdir as en}from"node:fs/promises";var tt="way.out",rt=1500,tn=1e4,rn=["127.0.0.0/8","169.254.0.0/16","224.0.0.0/4","240.0.0.0/4"];async function nn(e,t,{pid:r}){const{prefix:n,own:o,gateway:a}=pr(t),i=["slirp4netns","--netns-type=path",`--cidr=${n}`,`--mtu=${rt}`,"--disable-host-loopback","--enable-sandbox","--enable-seccomp","/proc/1/ns/net",tt],s=Me(t).map(p=>{const u=p.prefixes.find(y=>!Oe(y));return`${D(t.networks,p.name)} ${u}`}),d=[...rn,...ur(t)].join(`
`),c=await g(["nsenter",`--target=${r}`,"--mount","--pid","--","sh","-eu","-c",on,"way-out",e.wayOutLog,tt,o,a,s.join(`
`),d,...M(i)],{timeoutMs:$(tn)});if(c.status===0)return;const l=await b(e.wayOutLog),m=`${l}${c.stderr}`.trim().split(`
`).slice(-3).join(`
`),h=`not within ${(c.durationMs/1e3).toFixed(1)} s; last seen: ${m||"nothing"}`;throw new f(`cannot open a way out of the lab: ${c.timedOut?h:m||`status ${c.status}`}`,{hint:"slirp4netns needs /dev/net/tun (modprobe tun); or leave outside out of the lab file",logs:[{name:"way-out.log",text:`${l}${c.stderr}`}]})}var on=`
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
`,nt=1e4;async function ot(e,t,{ownTree:r}){for(const a of[e.machines,e.reservations,e.hostRoot,e.hostUpper,e.hostWork])await en(a,{recursive:!0});const n=t.networks.filter(({host:a})=>a.length>0).map(({name:a})=>({network:a}));await I(e.hostUpper,{"/etc/hosts":{text:lr(t,n)}});const o=await Ar(e,{...t,ownTree:r});return await Promise.all([...te(t).length>0?[an(e,t,o)]:[],...Me(t).length>0?[nn(e,t,o)]:[]]),o}async function an(e,t,r){const n=M(Jr(e,t)),{status:o,stderr:a,timedOut:i}=await g([...j(r),...n],{timeoutMs:$(nt)});if(o===0)return;const s=await b(e.dnsmasqLog),d=(a.trim()||s.trim().split(`
`).at(-1))??"",c=i?`not within ${$(nt)/1e3} s`:`status ${o}`;throw new f(`cannot start the lab's DHCP server: ${d||c}`,{logs:[{name:"dnsmasq.log",text:`${s}${a}`}]})}import{createHash as sn}from"node:crypto";import{join as k,resolve as cn}from"node:path";function U(e,t,r){const n=k(e,"labs",t,r);return{root:n,cgroup:`fanlab/${t}.${dn(cn(e))}`,machines:k(n,"machines"),keeper:k(n,"keeper"),keeperLog:k(n,"keeper.log"),hostRoot:k(n,"host","root"),hostUpper:k(n,"host","upper"),hostWork:k(n,"host","work"),wayOutLog:k(n,"way-out.log"),reservations:k(n,"dhcp-hosts"),leases:k(n,"dhcp-leases"),dnsmasqPid:k(n,"dnsmasq.pid"),dnsmasqLog:k(n,"dnsmasq.log")}}var dn=e=>sn("sha256").update(e).digest("hex").slice(0,8);import{readFile as ln}from"node:fs/promises";import{join as mn}from"node:path";var un=4096,at=512,it=1/8,pn=e=>Math.min(...e.map(t=>/^\d+$/.test(t.trim())?Number(t):Number.POSITIVE_INFINITY)),st=e=>Math.min(un,Math.floor(e*it)),ct=async e=>st(await lt(e));function fn(e){return st(e)>=at?[]:[{message:`a lab needs a host that allows ${at/it} processes; this one allows ${e}`,hint:"sysctl kernel.pid_max kernel.threads-max; in a container: --pids-limit=-1"}]}var dt=async()=>fn(await lt(await x()));async function lt({controllers:{pids:e}}){const t=["/proc/sys/kernel/pid_max","/proc/sys/kernel/threads-max"];return e&&t.push(mn(e.root,"pids.max")),pn(await Promise.all(t.map(r=>ln(r,"utf8").catch(()=>"max"))))}import{access as hn,readFile as mt}from"node:fs/promises";import{join as ut}from"node:path";async function pt(e){const t=await x();return wn(e,t,await gn(t))}function wn({provider:e,controllers:t,ownTree:r},n,{known:o,kept:a,unmountable:i}){const s=t.flatMap(d=>{const c=`provider ${e} needs the cgroup controller "${d}" to limit machines`,l=n.controllers[d];if(!l){const m=n.version==="unified"?"the tree of version 2 does not have it (/sys/fs/cgroup/cgroup.controllers)":"no hierarchy below /sys/fs/cgroup has it";return[{message:`${c}; ${m}`,hint:$n(d,n,o)}]}return l.version===1||!a.includes(d)?[]:[{message:`${c}; it cannot be enabled in ${l.root}: processes are in that cgroup, as in a container`,hint:`make labs on the computer itself, or write +${d} to ${l.root}/cgroup.subtree_control first`}]});return i===void 0||!r?s:[...s,{message:`provider ${e} needs cgroups of version 2 for what its machines see; this host has version 1 only, and mounts no other: ${i}`,hint:"use kernel 4.15 or newer and, in a container, allow it to mount (--privileged)"}]}function $n(e,{version:t},r){const n=r.split(`
`).find(s=>s.startsWith(`${e}	`)),[,o,,a]=n?.split("	")??[];if(a==="0")return`start the kernel without cgroup_disable=${e}, or with cgroup_enable=${e}`;const i=`mkdir -p /sys/fs/cgroup/${e} && mount -t cgroup -o ${e} cgroup /sys/fs/cgroup/${e}`;return t!=="unified"&&n?i:o!==void 0&&o!=="0"?`a hierarchy of version 1 has it: unmount that, or start the kernel with cgroup_no_v1=${e}`:`start a kernel that has it: grep ${e} /proc/cgroups`}async function gn({version:e,controllers:t}){const r=await mt("/proc/cgroups","utf8").catch(()=>""),n=Object.values(t).find(i=>i.version===2)?.root,o=n===void 0?[]:await vn(n),a=e==="legacy"?await yn():void 0;return{known:r,kept:o,...a===void 0?{}:{unmountable:a}}}async function vn(e){const t=o=>mt(ut(e,o),"utf8").catch(()=>"");if(!await kn(ut(e,"cgroup.type"))||await t("cgroup.procs")==="")return[];const n=(await t("cgroup.subtree_control")).trim().split(" ");return J.filter(o=>!n.includes(o))}async function yn(){const{status:e,stderr:t}=await g(["unshare","--mount","mount","-t","cgroup2","cgroup2","/sys/fs/cgroup"],{timeoutMs:$(1e4)});return e===0?void 0:t.trim()||`mount ended with status ${e}`}var kn=e=>hn(e).then(()=>!0,()=>!1);import{existsSync as xn}from"node:fs";import{mkdir as ft,readdir as bn,rm as ht,rmdir as jn}from"node:fs/promises";import{dirname as Fn,join as wt}from"node:path";async function $t(e,t){const r=gt(e);for(const n of r.toReversed())await Pn(n);try{await On(e);const n=wt(e,`trial-${process.pid}-${Fe(process.pid)?.startTime}`);try{return await ft(n),await t(n)}finally{await ht(n,{recursive:!0,force:!0})}}finally{for(const n of r)await jn(n).catch(()=>{})}}async function Pn(e){await ft(e,{mode:457}).catch(t=>{if(t.code!=="EEXIST")throw t})}var gt=e=>xn(e)?[]:[e,...gt(Fn(e))];async function On(e){for(const t of await bn(e)){const[,r,n]=/^trial-(\d+)-(\d+)$/.exec(t)??[];n===void 0||G({pid:Number(r),startTime:n})||await ht(wt(e,t),{recursive:!0,force:!0})}}function re(e){return/^\/[\w./@+-]+$/.test(e)?[]:[{message:`cannot keep labs in ${JSON.stringify(e)}: it must be an absolute path of letters, digits and ._@+-`,hint:"choose another folder with FANLAB_STATE_DIR"}]}var vt=47;function yt(e){return Buffer.byteLength(e)<=vt?[]:[{message:`cannot keep labs in ${e}: its path has ${e.length} characters, and sockets of machines allow ${vt}`,hint:"choose another folder with FANLAB_STATE_DIR"}]}async function ne(e,t){const r=await hr(Object.keys(t));if(r.length===0)return[];const n=[...new Set(r.map(o=>t[o]))].join(" ");return[{message:`provider ${e} needs ${r.join(", ")}, which the host does not have`,hint:`apt-get install --no-install-recommends ${n}`}]}async function oe(e,t,r){try{return(await $t(e,t)).map(o=>({message:`the host's kernel cannot do what a lab needs: ${o}`,hint:`modprobe -a ${r.join(" ")}`}))}catch(n){return[{message:`cannot keep labs in ${e}: ${n.message}`,hint:"choose another folder with FANLAB_STATE_DIR"}]}}var _n=e=>xt(bt,e),kt=e=>xt(bt+Mn,e);async function xt(e,t){const r=`${e}echo done`,n=await g(["unshare","--mount","--net","sh","-u","-c",r,"trial",t],{timeoutMs:$(2e4)});return n.stdout.includes(`done
`)?n.stdout.split(`
`).filter(o=>o!==""&&o!=="done"):[`namespaces (${(n.stderr||n.stdout).trim()||`status ${n.status}`})`]}var bt=`
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
`,Mn=`attempt tap ip tuntap add trial4 mode tap
`,jt={"lxc-start":"lxc","lxc-attach":"lxc","lxc-stop":"lxc","lxc-wait":"lxc",dnsmasq:"dnsmasq-base",ip:"iproute2",nsenter:"util-linux",python3:"python3-minimal",unshare:"util-linux"},Sn=["lxc-net.service","lxc.service","lxc-monitord.service"];async function Tn(e){const t=re(e);if(t.length>0)return t;const[r,n,o,a]=await Promise.all([ne("lxc",jt),pt({provider:"lxc",controllers:J,ownTree:!0}),dt(),oe(e,_n,Pe)]);return[...r,...n,...o,...a]}import{readFile as Nn,rename as Ln}from"node:fs/promises";import{join as B}from"node:path";function Dn(e){const t=e.trim().split(`
`).filter(Boolean),r=t.flatMap(n=>/^\S+ \S+ [\d.]+ ERROR +\S+ - \S+:\d+ - (.*)$/.exec(n)?.[1]??[]);return r.length>0?r.slice(0,2).join("; "):t.at(-1)}import{readFile as qn}from"node:fs/promises";import{join as Ft}from"node:path";async function An({cgroup:e},t){const{cpu:r,memory:n}=(await x()).controllers,o=Ft(e,t,`lxc.payload.${t}`),a=async(c,l)=>c?(await qn(Ft(c.root,o,l),"utf8").catch(()=>"")).trim():"",[i,s]=r?.version===2?(await a(r,"cpu.max")).split(" "):[await a(r,"cpu.cfs_quota_us"),await a(r,"cpu.cfs_period_us")],d=n?.version===2?"memory.max":"memory.limit_in_bytes";return{cpus:En(i,s),memory:Rn(await a(n,d)),disk:void 0}}var En=(e,t)=>Number(e)>0&&Number(t)>0?Number(e)/Number(t):void 0,Rn=e=>/^\d+$/.test(e)?Number(e):void 0;import{join as ae}from"node:path";var ie=1e5,C="console.log";function In(e,t){return`${[`lxc.uts.name = ${e.name}`,`lxc.rootfs.path = overlay:${[...Le(e.name,t),ae(t.directory,"upper")].join(":")}`,"lxc.apparmor.profile = unconfined","lxc.cap.drop =","lxc.autodev = 1","lxc.tty.max = 0","lxc.pty.max = 1024","lxc.mount.auto = proc:mixed sys:mixed","lxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0","lxc.mount.entry = proc dev/.lxc/proc proc create=dir,optional 0 0","lxc.mount.entry = sysfs dev/.lxc/sys sysfs create=dir,optional 0 0","lxc.mount.entry = /dev/fuse dev/fuse none bind,create=file,optional 0 0","lxc.mount.entry = /dev/net/tun dev/net/tun none bind,create=file,optional 0 0",...e.plainDirectories.map((r,n)=>`lxc.mount.entry = ${Pt(t.directory,n)} ${r.slice(1)} none bind,create=dir 0 0`),...e.interfaces.flatMap((r,n)=>{const o=t.networks.find(({name:a})=>a===r.network)?.mtu;return["type = veth",`veth.pair = ${T(e.name,n)}`,`link = ${D(t.networks,r.network)}`,`mtu = ${o}`,`name = ${r.device}`,"flags = up",`hwaddr = ${F(e.name,r)}`].map(a=>`lxc.net.${n}.${a}`)}),`lxc.cgroup.dir = ${t.cgroup}/${e.name}`,...Un(e,t),`lxc.console.logfile = ${ae(t.directory,C)}`,`lxc.console.size = ${Ve}`,"lxc.console.rotate = 1"].join(`
`)}
`}var Pt=(e,t)=>ae(e,`plain-${t}`);function Un(e,{layout:{controllers:t},processes:r}){const n=Math.round(e.cpus*ie),o={cpu:{1:[`cpu.cfs_period_us = ${ie}`,`cpu.cfs_quota_us = ${n}`],2:[`cpu.max = ${n} ${ie}`]},memory:{1:[`memory.limit_in_bytes = ${e.memory}`],2:[`memory.max = ${e.memory}`]},pids:{1:[`pids.max = ${r}`],2:[`pids.max = ${r}`]}};return J.flatMap(a=>{const i=t[a]?.version;return i===void 0?[]:o[a][i].map(s=>`lxc.cgroup${i===2?"2":""}.${s}`)})}var se=2e4,Ot=10,_t=12e4;function Bn(e,t,r){const n=async(d,...c)=>{const l=M([d,`--lxcpath=${r.machines}`,`--name=${e}`,...c]);return g([...j(t),...l],{timeoutMs:$(d==="lxc-wait"?_t+se:se)})},o=async(d,c,l="")=>{const m=Math.ceil($(c)/1e3),{status:h}=await n("lxc-wait","--state=STOPPED",`--timeout=${m}`);if(h===0)return;const{stdout:p}=await g([...j(t),"lxc-info",`--lxcpath=${r.machines}`,`--name=${e}`]),u=[l,p].map(y=>y.trim().replaceAll(/\s*\n\s*/g,", ")).filter(Boolean);throw new f(`${d}: it still runs after ${m} s; last seen: ${u.join("; ")||"nothing"}`)},a=async d=>{if((await n("lxc-wait",`--state=${d}`,`--timeout=${Ot}`)).status!==0)throw new f(`cannot ${d==="FROZEN"?"freeze":"thaw"} ${e}: it is not ${d} after ${Ot} s`)},i=(d,c)=>[...j(t),"lxc-attach",`--lxcpath=${r.machines}`,`--name=${e}`,"--clear-env",...c.flatMap(l=>["--set-var",l]),"--",...d],s=Se({name:e,pace:1,hint:`its console is kept with the evidence and, while the lab is up, in ${B(r.machines,e,C)}`,enter:i,attach:i,cause:d=>zn(d)?"the machine does not run":void 0});return{...s,restart:()=>Ne(s),async shutDown(){await Te(s),await o(`cannot shut down ${e}`,_t),s.drop(E)},async cutPower(){const{stderr:d}=await n("lxc-stop","--kill");await o(`cannot cut the power of ${e}`,se,d),s.drop(E)},async start(){const d=B(r.machines,e,"lxc.log");await Ln(d,ee(d)).catch(()=>{});const c=await n("lxc-start","--daemon",`--logfile=${d}`,"--logpriority=WARN");if(c.status===0||(await n("lxc-wait","--state=RUNNING","--timeout=0")).status===0)return;const l=await Nn(d,"utf8").catch(()=>""),m=Dn(l||c.stderr)??`lxc-start said nothing${Cn(c)}`;throw new f(`cannot start ${e}: ${m}`,{logs:[{name:`${e}-lxc.log`,text:l},{name:`${e}-lxc-start.txt`,text:`${c.stdout}${c.stderr}`},{name:`${e}-console.log`,text:await b(B(r.machines,e,C))}]})},async freeze(){const{status:d,stderr:c}=await n("lxc-freeze");if(d!==0)throw new f(`cannot freeze ${e}: ${c.trim()||`status ${d}`}`);await a("FROZEN")},async thaw(){await n("lxc-unfreeze"),await a("RUNNING")},resources:()=>An(r,e),console:()=>b(B(r.machines,e,C))}}var Cn=({status:e,timedOut:t,durationMs:r})=>t?`, and had not ended after ${(r/1e3).toFixed(0)} s`:`, and ended with status ${e}`,zn=e=>/^lxc-attach: .*(Failed to get init pid|Failed to attach|Failed to get attach context)/m.test(e);function Wn(e){return{name:"lxc",features:De("lxc"),needs:{tools:jt,wayOutTools:V,modules:Pe,unwantedUnits:Sn},check:()=>Tn(e),async open(t){const r=U(e,t.name,"lxc"),n=await x(),o=n.version==="legacy",a=await S(r)??await ot(r,t,{ownTree:o});return Mt(t,r,a,n)},async find(t){const r=U(e,t.name,"lxc"),n=await S(r);return n&&Mt(t,r,n,await x())},destroy:t=>Xe(t,U(e,t,"lxc"))}}function Mt(e,t,r,n){const o=a=>Bn(a,r,t);return{spec:e,host:et(r,t),portOf:T,async create(a){const i=L(t.machines,a.name);return await Kn(L(i,"config"))||await Hn(a,i,e,n,t),await o(a.name).start(),o(a.name)},async list(){return(await yr(t.machines)).map(o)}}}async function Hn(e,t,r,n,o){await Re(L(t,"upper"),{recursive:!0});for(const i of e.plainDirectories.keys())await Re(Pt(t,i),{recursive:!0});await I(L(t,"upper"),_e(r,e)),await Qe(o,r,e);const a=In(e,{...r,cgroup:o.cgroup,directory:t,layout:n,processes:await ct(n)});await kr(L(t,"config"),a)}var Kn=e=>vr(e).then(()=>!0,()=>!1);import{open as Yn,readFile as Jn,writeFile as Gn}from"node:fs/promises";import{basename as Vn,join as Xn}from"node:path";import{readFile as ce}from"node:fs/promises";var P="/etc/systemd/system",q="/usr/local/lib/machine-agent",Zn=["systemd-logind.service"],Qn=["machine_command","machine_connection","machine_guard","process_end"],eo=async e=>[`${q}/${e}.py`,{text:await ce(R(`guest/${e}.py`),"utf8"),mode:420}];async function St(){return{files:{[`${q}/machine-agent`]:{text:await ce(R("guest/machine-agent"),"utf8"),mode:493},...Object.fromEntries(await Promise.all(Qn.map(eo))),[`${P}/machine-agent.service`]:{text:to,mode:420},[`${q}/first-things`]:{text:await ce(R("guest/first-things"),"utf8"),mode:493},[`${P}/first-things.service`]:{text:ro,mode:420},[`${P}/systemd-udev-trigger.service.d/fanlab.conf`]:{text:no,mode:420}},links:{[`${P}/sysinit.target.wants/machine-agent.service`]:"../machine-agent.service",[`${P}/sysinit.target.wants/first-things.service`]:"../first-things.service",[`${P}/multi-user.target.wants/network-online.target`]:"/usr/lib/systemd/system/network-online.target",...Object.fromEntries(Zn.map(e=>[`${P}/${e}`,"/dev/null"]))}}}var to=`[Unit]
Description=Runs commands for the machine's provider
DefaultDependencies=no
IgnoreOnIsolate=yes

[Service]
ExecStart=${q}/machine-agent
Restart=always
KillMode=process
TasksMax=infinity
`,ro=`[Unit]
Description=Unpacks the machine's own files and names its links
DefaultDependencies=no
Before=systemd-udevd.service systemd-udev-trigger.service systemd-sysctl.service systemd-networkd.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${q}/first-things
`,no=`[Service]
ExecStart=
ExecStart=udevadm trigger --type=devices --action=add --subsystem-match=net
`;import{mkdir as oo,readdir as ao}from"node:fs/promises";import{createHash as io}from"node:crypto";import{access as so,mkdir as co,readFile as lo,rename as mo,rm as uo,symlink as po}from"node:fs/promises";import{basename as fo,dirname as de,join as A}from"node:path";var ho=10*1024**3,wo=3e5;async function $o(e,t,r=ho){const n=e.at(-1)??"",o=await Promise.all(e.map(s=>lo(`${s}.manifest`,"utf8"))),a=io("sha256").update(JSON.stringify([o,t,r])).digest("hex"),i=`${n}.${t.name}-${a.slice(0,16)}.ext4`;return await Tt(i)?i:xe({file:n,onWait:()=>{}},async()=>(await Tt(i)||await go(e,t,r,i),i))}async function go(e,t,r,n){const o=e.at(-1)??"",a=A(de(o),ke());try{await vo(t,A(a,"content"));const i=Object.entries(t.folders).flat(),s=await g([...be,"unshare","--mount","--pid","--fork","--kill-child","sh","-eu","-c",yo,"disk",a,o,e.join(":"),String(r),...i],{timeoutMs:$(wo)});if(s.status!==0){const d=s.stderr.trim().split(`
`).slice(-5).join(`
`);throw new f(`cannot make a disk of the image ${fo(o)}: ${d}`,{hint:`df -h ${de(o)}`,logs:[{name:"machine-disk.txt",text:`${s.stdout}${s.stderr}`}]})}await mo(A(a,"disk"),n)}finally{await uo(a,{recursive:!0,force:!0})}}async function vo({files:e,links:t},r){await I(r,e);for(const[n,o]of Object.entries(t))await co(de(A(r,n)),{recursive:!0}),await po(o,A(r,n))}var yo=`
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
`,Tt=e=>so(e).then(()=>!0,()=>!1),Nt=77,ko=1e4;function le(e,t){const r=e.findIndex(({name:o})=>o===t);if(r<0)throw new f(`cannot make the links of ${t}: the lab does not know its name`);const n=r+2;return{lab:"169.254.0.1",machine:`169.254.${n>>8}.${n&255}`}}var Lt=(e,{lab:t,machine:r},n,o)=>[`fanlab.links=${n.map(({device:a,name:i})=>`${a}:${i}`).join()}`,`fanlab.agent=${e},${r},${t},${Nt}`,...o.length>0?[`fanlab.directories=${o.join(":")}`]:[]];async function xo(e,{networks:t,names:r},{name:n,interfaces:o},a){const{lab:i,machine:s}=le(r,n),d=o.map(({network:h},p)=>{const u=t.find(y=>y.name===h)?.mtu;return`${T(n,p)} ${D(t,h)} ${u}`}),c=["socat",`UNIX-LISTEN:${a.agent},fork,mode=600,backlog=128`,`TCP4:${s}:${Nt},nodelay,connect-timeout=10,keepalive,keepidle=1,keepintvl=1,keepcnt=60`],l=await g([...j(e),"sh","-eu","-c",bo,"links",d.join(`
`),Q(n),i,s,a.agent,a.log,...M(c)],{timeoutMs:$(ko)});if(l.status===0)return;const m=`not within ${(l.durationMs/1e3).toFixed(1)} s`;throw new f(`cannot make the links of ${n}: ${l.stderr.trim()||(l.timedOut?m:`status ${l.status}`)}`,{logs:[{name:`links-${n}.txt`,text:`${await b(a.log)}${l.stderr}`}]})}var bo=`
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
`;import{rename as jo,writeFile as Fo}from"node:fs/promises";import{join as O}from"node:path";import*as Po from"./packages/zod.mjs";import*as w from"./packages/zod.mjs";var Oo=w.union([w.cidrv4(),w.cidrv6()]),_o=w.object({name:w.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),interfaces:w.array(w.object({network:w.string(),device:w.string().regex(/^eth\d{1,3}$/),addresses:w.array(Oo).readonly(),gateways:w.array(w.union([w.ipv4(),w.ipv6()])).readonly()})).min(1).readonly(),forward:w.boolean(),cpus:w.number().positive(),memory:w.number().positive(),disk:w.number().positive().exactOptional(),plainDirectories:w.array(w.string().startsWith("/")).readonly()}),Mo=_o.extend({baseDisk:Po.string().startsWith("/")}),So=1e5;function z({machines:e},t){const r=O(e,t);return{directory:r,record:O(r,"machine.json"),disk:O(r,"disk"),ownFiles:O(r,"own-files"),console:O(r,"console.log"),agent:O(r,"agent"),log:O(r,"log")}}async function me({record:e}){const t=Ae(e,So);if("text"in t)return gr(t.text,Mo,e);if(t.problem!=="there is none")throw new f(`cannot read ${e}: ${t.problem}`)}async function To({record:e},t){await Fo(`${e}.new`,JSON.stringify(t)),await jo(`${e}.new`,e)}import{rm as No}from"node:fs/promises";import{join as Lo}from"node:path";async function Do({directory:e,ownFiles:t},r){const n=Lo(e,"packing");await I(n,r);const o=Object.keys(r).map(s=>s.slice(1)),{status:a,stderr:i}=await g(["tar","--create",`--file=${t}`,`--directory=${n}`,"--owner=0","--group=0","--numeric-owner","--",...o]);if(a!==0)throw new f(`cannot pack the files of a machine: ${i.trim()}`);await No(n,{recursive:!0})}import{readFile as Dt,rename as qo}from"node:fs/promises";import{fileURLToPath as Ao}from"node:url";var Eo=class{#t;#e=new Set;constructor(e){this.#t=e}async connect(e,t){const r=await dr(this.#t,e,t);if(!r)return;let n,o;const a=i=>{this.#e.delete(a)&&(n=i,r.close(),o?.(i))};return this.#e.add(a),{send:r.send,listen(i,s){o=s,n===void 0?r.listen(i,a):s(n)},close:()=>{this.#e.delete(a),r.close()}}}drop(e){for(const t of[...this.#e])t(e)}};import{readFile as Ro,writeFile as Io}from"node:fs/promises";import{join as qt}from"node:path";var Uo=1e4;async function At(e,t,r){const n=r?"freeze":"thaw";try{await Io(qt(e,"cgroup.freeze"),r?"1":"0")}catch(o){if(!r&&o.code==="ENOENT")return;throw new f(`cannot ${n} ${t}: ${o.message}`,{hint:"mount -t cgroup2: this kernel holds processes by cgroups of version 2 only"})}await N(`${t} is ${r?"frozen":"thawed"}`,async()=>{const o=await Ro(qt(e,"cgroup.events"),"utf8");return o.includes(`frozen ${r?1:0}`)?{value:!0}:{notYet:o.trim()}},{within:$(Uo)})}import{mkdir as Bo,writeFile as Et}from"node:fs/promises";import{dirname as Rt,join as W}from"node:path";async function It({cgroup:e},t){const{tracking:r}=await x();if(!r)throw new f(`cannot tell the processes of ${t}: no cgroup hierarchy is mounted`);return W(r,e,t)}async function Co(e,t){const r=await It(e,t),n=await x(),{pids:o}=n.controllers,a=o?W(o.root,e.cgroup,t):r;if(await Promise.all([r,a].map(i=>Bo(i,{recursive:!0}))),!o)return[r];if(o.version===2)for(const i of Ut(a,o.root))await Et(W(i,"cgroup.subtree_control"),"+pids");return await Et(W(a,"pids.max"),String(await ct(n))),[...new Set([r,a])]}var Ut=(e,t)=>e===t?[]:[...Ut(Rt(e),t),Rt(e)],Bt=2e4,zo=12e4,Wo=Ao(new URL(import.meta.url.endsWith(".ts")?"attach.ts":"attach.mjs",import.meta.url));function Ho(e,t,r){const n=z(r.paths,e),o=`its console is kept with the evidence and, while the lab is up, in ${n.console}`,a=()=>It(r.paths,e),i=async()=>Z(await a()),s=async()=>(await i()).length>0,d=new Eo(n.agent),c={name:e,hint:o,async connect(...m){if(!await s())throw new Ee("the machine does not run");return d.connect(...m)}},l={name:e,pace:r.pace,run:(m,h)=>wr(c,m,h),open:(m,h)=>mr(c,m,h),attach:m=>[process.execPath,Wo,n.agent,...m]};return{...l,restart:()=>Ne(l),async shutDown(){await Te(l),await N(`${e} is down`,async()=>await s()?{notYet:"it still runs"}:{value:!0},{within:$(zo*r.pace),hint:o}),d.drop(E)},async cutPower(){await ze([await a()],e),d.drop(E)},async start(){if(await s())return;const m=await me(n);if(!m)throw new f(`cannot start ${e}: there is no such machine`);await qo(n.console,ee(n.console)).catch(()=>{});const h=await Co(r.paths,e),p=await t.command(m,n,r);await Yo(h,[...j(r.keeper),"setsid",...p],n),await N(`${e} has power`,async()=>{const u=await Dt(n.console,"utf8").catch(()=>"");if(t.firstWords.test(u))return{value:!0};if(await s())return{notYet:u.slice(-500)};const y=u.trim().split(`
`).slice(-5).join(`
`);throw new Ee(`cannot start ${e}: ${y||"its program ended and said nothing"}`,{logs:await Ko(e,n)})},{within:$(Bt),hint:o})},freeze:async()=>At(await a(),e,!0),thaw:async()=>At(await a(),e,!1),async resources(){for(const m of await i()){const h=(await Dt(`/proc/${m}/cmdline`,"utf8").catch(()=>"")).split("\0"),p=await t.resources(h);if(p)return p}throw new f(`cannot tell the limits of ${e}: the machine does not run`,{hint:o})},console:()=>b(n.console)}}var Ko=async(e,t)=>[{name:`${e}-console.log`,text:await b(t.console)},{name:`${e}-log.txt`,text:await b(t.log)}];async function Yo(e,t,r){const n=["setsid","sh","-c",Go,"machine",e[0]??"",...t],o=await g(["sh","-eu","-c",Jo,"launch",r.console,...e,"--",...M(n)],{timeoutMs:$(Bt)});if(o.status!==0)throw new f(`cannot start a machine: ${o.stderr.trim()}`)}var Jo=`
console=$1; shift
while [ "$1" != -- ]; do
  echo $$ > "$1/cgroup.procs"
  shift
done
shift
"$@" </dev/null >>"$console" 2>&1 &
`,Go=`
group=$1; shift
"$@"
while read -r pid; do
  if [ "$pid" != $$ ]; then kill -KILL "$pid"; fi
done < "$group/cgroup.procs"
`;function Ct(e,t){const{name:r,needs:n,check:o,emulator:a}=t,i=c=>U(e,c,r),s=async(c,l,m)=>{const h=await a.pace(l),p=u=>Ho(u,a,{spec:c,paths:l,keeper:m,pace:h});return{spec:c,host:et(m,l),portOf:T,async create(u){return await me(z(l,u.name))||await d(u,c,l,m),await p(u.name).start(),p(u.name)},async list(){const u=await ao(l.machines);return(await Promise.all(u.map(_=>me(z(l,_))))).flatMap(_=>_?[p(_.name)]:[])}}},d=async(c,l,m,h)=>{const p=z(m,c.name);await oo(p.directory,{recursive:!0});const u=await $o(Le(c.name,l),await t.diskContent(l.image),c.disk),y={...c,baseDisk:u};await Promise.all([Qe(m,l,c),xo(h,l,c,p),Do(p,_e(l,c)),a.makeDisk?.(y,p)]),await To(p,y)};return{name:r,features:De(r),needs:n,check:o,async open(c){const l=i(c.name),m=await S(l);if(m)return s(c,l,m);const h=await ot(l,c,{ownTree:!1});return await t.prepareLab(h,l,c),s(c,l,h)},async find(c){const l=i(c.name),m=await S(l);return m&&s(c,l,m)},destroy:c=>Xe(c,i(c))}}var Vo=async()=>(await sr()).works?"kvm":"tcg",zt={socat:"socat",mke2fs:"e2fsprogs",dnsmasq:"dnsmasq-base",ip:"iproute2",nsenter:"util-linux",python3:"python3-minimal",unshare:"util-linux"},Wt=["tun","bridge","veth","overlay","vxlan","sch_ingress","cls_bpf","act_bpf"],Ht=1024**2,ue="qemu-system-x86_64",Xo={kvm:["-accel","kvm","-cpu","host"],tcg:["-accel","tcg,thread=multi,tb-size=256","-cpu","max"]},Kt=8;function Zo({name:e,interfaces:t,cpus:r,memory:n,plainDirectories:o},a,i,{kernel:s,initrd:d},c){const l=F(e,{device:"management",addresses:[]}),m=(p,u,y,_)=>["-netdev",`tap,id=${u},ifname=${y},script=no,downscript=no`,"-device",`virtio-net-pci,netdev=${u},mac=${_},addr=${p},romfile=`],h=["console=ttyS0","loglevel=6","systemd.show_status=yes","net.ifnames=0","apparmor=0",`systemd.hostname=${e}`,...Lt(`eth${t.length}`,le(i.names,e),t.map(({device:p},u)=>({device:`eth${u}`,name:p})),o)];return[ue,"-no-user-config","-nodefaults","-display","none","-serial","stdio","-monitor","none","-machine","q35",...Xo[c],"-name",e,"-smp",String(r),"-m",`${n/Ht}M`,"-kernel",s,"-initrd",d,"-append",h.join(" "),"-drive",`if=none,id=disk,format=qcow2,cache=unsafe,file=${a.disk}`,"-device","virtio-blk-pci,drive=disk","-drive",`if=none,id=own-files,format=raw,readonly=on,file=${a.ownFiles}`,"-device","virtio-blk-pci,drive=own-files","-device","virtio-rng-pci",...t.flatMap((p,u)=>m(Kt+u,p.device,T(e,u),F(e,p))),...m(Kt+t.length,"management",Q(e),l)]}function Qo(e){const t=o=>e[e.indexOf(o)+1]??"",r=/^(\d+)M$/.exec(t("-m"))?.[1],n=/,file=(.+)$/.exec(t("-drive"))?.[1];if(!(!e[0]?.endsWith(ue)||!r||!n))return{cpus:Number(t("-smp")),memory:Number(r)*Ht,disk:n}}var H={tools:{[ue]:"qemu-system-x86","qemu-img":"qemu-utils",depmod:"kmod","apt-cache":"apt","dpkg-deb":"dpkg",...zt},wayOutTools:V,modules:Wt,unwantedUnits:[],architectures:["x64"]};async function ea(e,t=process.arch){const r=[...ye("qemu",H.architectures,t),...re(e),...yt(e),...await ne("qemu",H.tools)];return r.length>0?r:oe(e,kt,H.modules)}import{access as ta,mkdir as ra,readdir as K,readFile as na,rename as pe,rm as fe,writeFile as oa}from"node:fs/promises";import{dirname as aa,join as v}from"node:path";import{createHash as ia}from"node:crypto";import{readFile as he}from"node:fs/promises";import{basename as Yt,join as Jt}from"node:path";function sa(e){const t={path:"TRAILER!!!",mode:0};return Buffer.concat([...e,t].flatMap(ca))}function ca({path:e,mode:t,data:r=new Uint8Array},n){const o=Buffer.from(`${e}\0`),a=t>>12===4?2:1,s=`070701${[n+1,t,0,0,a,0,r.length,0,0,0,0,o.length,0].map(d=>d.toString(16).padStart(8,"0")).join("")}`;return[Gt(Buffer.concat([Buffer.from(s),o])),Gt(r)]}var Gt=e=>Buffer.concat([e,Buffer.alloc(-e.length&3)]);function da(e,t){const r=e.split(`
`).map(o=>o.split(/:\s*/)),n=[];for(const o of t){const[a,i=""]=r.find(([s=""])=>/([^/]+)\.ko(\.\w+)?$/.exec(s)?.[1]?.replaceAll("-","_")===o)??[];if(a)for(const s of[...i.split(" ").filter(Boolean).reverse(),a])n.includes(s)||n.push(s)}return n}var Vt=["virtio_pci","virtio_blk","virtio_net","virtio_rng"],la=()=>ia("sha256").update(Xt(Vt)).digest("hex").slice(0,8);async function ma(e,t){const r=await he(Jt(t,"modules.dep"),"utf8"),n=da(r,Vt),o=a=>({path:a,mode:16877});return sa([...["bin","dev","disk","modules"].map(o),{path:"bin/busybox",mode:33261,data:await he(e)},{path:"init",mode:33261,data:Buffer.from(Xt(n.map(a=>Yt(a))))},...await Promise.all(n.map(async a=>({path:`modules/${Yt(a)}`,mode:33188,data:await he(Jt(t,a))})))])}var Xt=e=>`#!/bin/busybox sh
PATH=/bin
/bin/busybox --install -s /bin
mount -t devtmpfs devtmpfs /dev
for module in ${e.join(" ")}; do insmod /modules/$module; done
until mount -t ext4 /dev/vda /disk; do usleep 50000; done
exec switch_root /disk /sbin/init
`,ua=3e4,Zt={debian:`linux-image-cloud-${process.arch==="x64"?"amd64":process.arch}`,ubuntu:"linux-image-virtual"};function pa(e){const t=Zt[e];if(t)return t;throw new f(`cannot get a kernel for machines of provider qemu: the host is ${e||"of no known distribution"}, known are ${Object.keys(Zt).join(", ")}`,{hint:`use ${qe("provider")} lxc`})}async function fa(e){const t=[],r=[e];for(const n of r){const{stdout:o,stderr:a,status:i}=await g(["apt-cache","depends","--important",n],{timeoutMs:ua});if(i!==0)throw new f(`cannot find a kernel for machines of provider qemu: ${a.trim()}`,{hint:"apt-get update"});const s=ha(o).filter(d=>!r.includes(d));t.push(...s),r.push(...s)}return t}var ha=e=>[...e.matchAll(/^ *\|?Depends: (linux-(?:image|modules)-\d\S*)$/gm)].map(([,t=""])=>t),wa=3e5;async function Qt(e){const t=await na("/etc/os-release","utf8").catch(()=>""),r=await fa(pa(cr(t).id)),n=`${e}.kernel-${r[0]}-${la()}`,o=await we(n);return o||xe({file:e,onWait:()=>{}},async()=>{const a=await we(n);if(a)return a;const i=v(aa(e),ke());try{await $a(r,v(e,"bin","busybox"),i),await pe(i,n)}finally{await fe(i,{recursive:!0,force:!0})}return await we(n)})}async function we(e){const[t,r]=[v(e,"kernel"),v(e,"initrd")];if(!await ga(r))return;const[n=""]=await K(v(e,"modules"));return{kernel:t,initrd:r,modules:v(e,"modules",n)}}async function $a(e,t,r){const n=v(r,"packages"),o=v(r,"root");await ra(n,{recursive:!0}),await $e(["apt-get","--quiet","--option","APT::Sandbox::User=root","download",...e],n);for(const s of await K(n))await $e(["dpkg-deb","--extract",s,o],n);const[a=""]=await K(v(o,"lib","modules")).catch(()=>[]),i=(await K(v(o,"boot"))).find(s=>s.startsWith("vmlinuz-"));if(!a||!i)throw new f(`cannot use the kernel of ${e.join(" ")}: it is incomplete`);await $e(["depmod","--basedir",o,a],r),await pe(v(o,"boot",i),v(r,"kernel")),await pe(v(o,"lib","modules"),v(r,"modules")),await fe(n,{recursive:!0}),await fe(o,{recursive:!0}),await oa(v(r,"initrd"),await ma(t,v(r,"modules",a)))}async function $e(e,t){const{status:r,stderr:n}=await g(e,{cwd:t,timeoutMs:$(wa)});if(r===0)return;const o=n.trim().split(`
`).slice(-5).join(`
`);throw new f(`cannot get a kernel for machines of provider qemu: ${e[0]}: ${o}`,{hint:e.join(" "),logs:[{name:"kernel-packages.txt",text:n}]})}var ga=e=>ta(e).then(()=>!0,()=>!1),va={kvm:2,tcg:8},er=({root:e})=>Xn(e,"engine.json");function ya(e){return Ct(e,{name:"qemu",needs:H,check:()=>ea(e),async diskContent(t){const{modules:r}=await Qt(t);return{...await St(),name:"qemu",folders:{[`/usr/lib/modules/${Vn(r)}`]:r}}},async prepareLab(t,r,{image:n}){const a={...await Qt(n),accelerator:await Vo()};await Gn(er(r),JSON.stringify(a))},emulator:{pace:async t=>va[(await tr(t)).accelerator],async makeDisk({baseDisk:t},{disk:r}){const n=["qemu-img","create","-q","-f","qcow2","-b",t,"-F","raw",r],{status:o,stderr:a}=await g(n);if(o!==0)throw new f(`cannot make the disk ${r}: ${a.trim()}`)},async command(t,r,{spec:n,paths:o}){const a=await tr(o);return Zo(t,r,n,a,a.accelerator)},firstWords:/Linux version /,async resources(t){const r=Qo(t);return r&&{cpus:r.cpus,memory:r.memory,disk:await ka(r.disk)}}}})}var tr=async e=>JSON.parse(await Jn(er(e),"utf8"));async function ka(e){const t=await Yn(e);try{const{buffer:r}=await t.read(Buffer.alloc(8),0,8,24);return Number(r.readBigUInt64BE())}finally{await t.close()}}import{mkdir as xa,stat as ba,writeFile as ja}from"node:fs/promises";import{realpath as Fa}from"node:fs/promises";var Y={tools:{"linux.uml":"user-mode-linux",...zt},wayOutTools:V,modules:Wt,unwantedUnits:[],architectures:["x64"]};import{copyFile as Pa}from"node:fs/promises";import{join as Oa}from"node:path";var ge=e=>Oa(e,"whole_xstate.so"),rr=e=>Pa(R("providers/uml/guest/whole_xstate.so"),ge(e)),_a=3e4;async function Ma(e,t=process.arch){const r=[...ye("uml",Y.architectures,t),...re(e),...yt(e),...await ne("uml",Y.tools)];if(r.length>0)return r;const n=await oe(e,kt,Y.modules);return[...(await Promise.all([pt({provider:"uml",controllers:["pids"],ownTree:!1}),dt()])).flat(),...n,...n.length===0?await Ta(e):[]]}var Sa=[...be,"unshare","--pid","--fork","--kill-child","--mount-proc","sh","-c",'"$@"; exit $?',"trial"];async function Ta(e){const{stdout:t,stderr:r,timedOut:n}=await $t(e,async o=>{await rr(o);const a=["env",`LD_PRELOAD=${ge(o)}`,"linux.uml","mem=64M","con=null","con0=null,fd:1","ssl=null","panic=1"],i=["rootfstype=hostfs","rootflags=/","ro",`init=${await Fa("/bin/true")}`];return g([...Sa,...a,...i],{timeoutMs:$(_a),env:{PATH:process.env.PATH??"",TMPDIR:o,HOME:o}})});return/^Kernel panic .*Attempted to kill init! exitcode=0x00000000$/m.test(t+r)&&!n?[]:[Na(t+r)]}function Na(e){const t=e.trim().split(`
`),r=t.findIndex(o=>o.startsWith("Kernel panic"));return{message:`User-mode Linux does not start here: ${(r<1?t.slice(-3):t.slice(r-1,r+1)).join(" / ")||"it said nothing"}`,hint:`allow ptrace and executable memory (in a container: --cap-add SYS_PTRACE), or use ${qe("provider")} lxc`}}import{join as nr}from"node:path";var or=({root:e})=>nr(e,"memory"),ar=({root:e})=>nr(e,"start-kernel"),La=e=>`#!/bin/bash
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
LD_PRELOAD=${e} exec -a "$0" linux.uml "$@"
`,ir=(e,t)=>`transport=tap,ifname=${e},mac=${t},depth=64,gro=1`;function Da({name:e,interfaces:t,cpus:r,memory:n,plainDirectories:o,baseDisk:a},i,{spec:s,paths:d,processor:c}){if(r!==1)throw new f(`cannot start ${e}: machines of provider uml have one CPU, ${r} are asked for`);const l=le(s.names,e),m=`vec${t.length}`,h=F(e,{device:"management",addresses:[]});return["env",`TMPDIR=${or(d)}`,`HOME=${i.directory}`,"taskset","--cpu-list",String(c),ar(d),`mem=${n/1024}K`,`ubd0=${i.disk},${a}`,`ubd1r=${i.ownFiles}`,"root=/dev/ubda","rw","rootflags=barrier=0","hostfs=/dev/null/none","con=null","con0=null,fd:1","ssl=null","loglevel=6","systemd.show_status=yes",`systemd.hostname=${e}`,...t.map((p,u)=>`vec${u}:${ir(T(e,u),F(e,p))}`),`${m}:${ir(Q(e),h)}`,...Lt(m,l,t.map(({device:p},u)=>({device:`vec${u}`,name:p})),o)]}function qa(e){const t=e.map(n=>/^mem=(\d+)K$/.exec(n)?.[1]).find(Boolean),r=e.map(n=>/^ubd0=[^,]*,(.+)$/.exec(n)?.[1]).find(Boolean);return t&&r?{memory:Number(t)*1024,baseDisk:r}:void 0}import{readdir as Aa}from"node:fs/promises";import{join as Ea}from"node:path";var ve="/usr/lib/uml/modules";async function Ra(){const[e]=(await Aa(ve).catch(()=>[])).sort().reverse();if(!e)throw new f(`cannot make a disk for User-mode Linux: no modules in ${ve}`,{hint:"apt-get install --reinstall user-mode-linux"});const{files:t,links:r}=await St();return{name:"uml",files:t,links:{...r,...Object.fromEntries(Ia)},folders:{[`/usr/lib/modules/${e}`]:Ea(ve,e)}}}var Ia=["iptables","ip6tables"].flatMap(e=>["","-save","-restore"].map(t=>[`/etc/alternatives/${e}${t}`,`/usr/sbin/${e}-legacy${t}`]));import{readFile as Ua}from"node:fs/promises";async function Ba(e){const t=Ca(await Ua("/proc/self/status","utf8")),r=Number(/\d*$/.exec(e)?.[0]);return t[r%t.length]??0}function Ca(e){return(/^Cpus_allowed_list:\s*(\S+)$/m.exec(e)?.[1]??"0").split(",").flatMap(r=>{const[n=0,o=n]=r.split("-").map(Number);return Array.from({length:o-n+1},(a,i)=>n+i)})}var za=4;function Wa(e){return Ct(e,{name:"uml",needs:Y,check:()=>Ma(e),diskContent:Ra,emulator:{pace:async()=>za,command:async(t,r,n)=>Da(t,r,{...n,processor:await Ba(t.name)}),firstWords:/^Linux version /m,async resources(t){const r=qa(t);return r&&{cpus:1,memory:r.memory,disk:(await ba(r.baseDisk)).size}}},async prepareLab(t,r){await rr(r.root),await ja(ar(r),La(ge(r.root)),{mode:448});const n=or(r);await xa(n);const o=["mount","-t","tmpfs","-o","mode=700,size=0","tmpfs",n],{status:a,stderr:i}=await g([...j(t),...o]);if(a!==0)throw new f(`cannot make room for the machines' memory: ${i.trim()}`)}})}var Ha={lxc:Wn,uml:Wa,qemu:ya};export{Ha as providersOnThisHost};
