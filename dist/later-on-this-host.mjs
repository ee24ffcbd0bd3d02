import{$0 as G,$1 as b}from"./shared-265c1401.mjs";import{$7 as xe}from"./shared-5735b476.mjs";import{$3w as je}from"./shared-22ca91c8.mjs";import{$3u as dr}from"./shared-22ca91c8.mjs";import{$5h as Fe}from"./shared-22ca91c8.mjs";import{$6 as Pe}from"./shared-b1b97599.mjs";import{$e as Oe,$f as V}from"./shared-b1b97599.mjs";import{$k as M}from"./shared-ea5c58ac.mjs";import{$3 as lr}from"./shared-3cdb3d00.mjs";import{$1 as mr}from"./shared-d3beb704.mjs";import{$l as _e}from"./shared-22ca91c8.mjs";import{$0 as Me,$1 as j,$2 as ur,$3 as Te,$5 as Se,$6 as Ne,$7 as pr,$8 as Le,$9 as De,$a as fr,$c as qe,$d as Ae,$f as hr,$g as X,$h as R,$i as wr}from"./shared-a785fcc5.mjs";import{$1m as Ee}from"./shared-22ca91c8.mjs";import{$b as $r}from"./shared-22ca91c8.mjs";import{$3f as Re}from"./shared-22ca91c8.mjs";import{$4d as Z}from"./shared-22ca91c8.mjs";import{$g as I}from"./shared-ea5c58ac.mjs";import{$8 as gr}from"./shared-3cdb3d00.mjs";import{$1 as Ie,$7 as N}from"./shared-05f8fd68.mjs";import{$0 as Ue}from"./shared-2c916d56.mjs";import{$0 as f}from"./shared-89d47b0d.mjs";import{$1t as vr}from"./shared-5735b476.mjs";import{$4q as g}from"./shared-22ca91c8.mjs";import{$6 as w}from"./shared-05f8fd68.mjs";import{access as yr,mkdir as Be,readdir as kr,writeFile as br}from"node:fs/promises";import{join as L}from"node:path";import{readdir as xr,rmdir as jr}from"node:fs/promises";import{dirname as Fr,join as Ce}from"node:path";var Pr=3e5;async function ze(e){const{status:t,stderr:r}=await g(["rm","-rf","--one-file-system","--",e],{timeoutMs:Pr});if(t!==0)throw new f(`cannot remove ${e}: ${r.trim().split(`
`).at(-1)||"no end in time"}`,{hint:`findmnt -R ${e}; lsattr -d ${e}`})}import{readdir as Or,readFile as _r,rmdir as Mr}from"node:fs/promises";import{join as Q}from"node:path";async function ee(e){const t=await _r(Q(e,"cgroup.procs"),"utf8").catch(()=>""),r=await Promise.all((await He(e)).map(n=>ee(Q(e,n))));return[...t.split(`
`).filter(Boolean).map(Number),...r.flat()]}async function We(e){for(const t of await He(e))await We(Q(e,t));await Mr(e).catch(t=>{if(t.code!=="ENOENT")throw t})}async function He(e){return(await Or(e,{withFileTypes:!0}).catch(()=>[])).filter(r=>r.isDirectory()).map(r=>r.name)}var Tr=3e4;async function Ke(e,t){await N(`the processes of ${t} have ended`,async()=>{const r=new Set((await Promise.all(e.map(ee))).flat());for(const n of r)Pe(n);return r.size===0?{value:!0}:{notYet:`processes ${[...r].join(", ")}, which were ended`}},{within:w(Tr),firstPause:5})}import{readdir as Ye,readFile as Sr}from"node:fs/promises";var Je="keeper";async function T({keeper:e,root:t}){const r=Z(e,100);if("problem"in r&&await Ye(t).catch(()=>{})===void 0)return;const[,n,o]=/^(\d{1,10}) (\d{1,20})\n$/.exec("text"in r?r.text:"")??[],a=o===void 0?void 0:{pid:Number(n),startTime:o};if(a&&V(a)&&await Ge(a.pid,t))return a;const i=(await Ye("/proc")).filter(d=>/^\d+$/.test(d)).map(Number);return(await Promise.all(i.map(async d=>await Ge(d,t)?Oe(d):void 0))).find(d=>d!==void 0)}async function Ge(e,t){const r=(await Ve(`/proc/${e}/cmdline`)).split("\0");if(r[r.indexOf(Je)+1]!==t)return!1;const n=await Ve(`/proc/${e}/status`),o=/^Uid:\s*(\d+)\s+(\d+)/m.exec(n)?.slice(1)??[];return o.length>0&&o.every(a=>Number(a)===process.geteuid?.())&&/^NSpid:(\s+\d+)+\s+1$/m.test(n)}var Ve=e=>Sr(e,"utf8").catch(()=>"");import{createHash as Nr}from"node:crypto";var Xe=15,Lr=/^(lo|segment\d*|fan-.*|ftun.*|docker.*|veth.*|eth.*|vxlan.*|br-.*)$/;function D(e,t){return t.length>Xe||Lr.test(t)?`segment${e.findIndex(r=>r.name===t)}`:t}var S=(e,t)=>Ze(e,String(t)),te=e=>Ze(e,"m");function Ze(e,t){const r=`${e}.${t}`;return r.length<=Xe?r:`${Nr("sha256").update(e).digest("hex").slice(0,10)}.${t}`}import{readFile as Dr}from"node:fs/promises";var Qe=4*1024**2,re=e=>`${e}.1`;async function x(e){const t=r=>Dr(r,"utf8").catch(()=>"");return await t(re(e))+await t(e)}var qr=1e4,Ar=3e4,F=e=>["nsenter",`--target=${e.pid}`,"--mount","--net","--pid","--"];async function Er(e,t){const r=await b(),n=["unshare","--mount","--net","--pid","--fork","--kill-child","sh","-eu","-c",Br],o=[Je,e.root,t.image,Rr(t),t.ownTree?"own":"shared",String(Qe)],a=await g(["sh","-eu","-c",Ur,"launch",e.root,String(r.roots.length),...r.roots,"setsid",...M([...n,...o])],{timeoutMs:w(qr)}),i=await T(e);if(a.status===0&&i)return i;const c=await x(e.keeperLog),d=(c||a.stderr).trim().split(`
`).slice(-5).join(`
`),s=`no answer within ${(a.durationMs/1e3).toFixed(1)} s; last seen: ${d||"nothing"}`;throw new f(`cannot make the lab's namespaces: ${a.timedOut?s:d||`status ${a.status}`}`,{hint:a.timedOut?"the host may be overloaded: uptime; ps -eo pcpu,args --sort=-pcpu | head":"namespaces need root and a kernel with CONFIG_NET_NS, CONFIG_PID_NS",logs:[{name:"keeper.log",text:`${c}${a.stderr}`}]})}var Rr=({networks:e})=>e.map(({name:t,mtu:r,host:n})=>{const o=D(e,t);return[o,j("host",{device:o,addresses:n}),r,...n].join(" ")}).join(`
`);async function Ir(e){await N("the process that holds the lab's namespaces has ended",async()=>V(e)?(Pe(e.pid),{notYet:`process ${e.pid}, which was ended`}):{value:!0},{within:w(Ar),firstPause:5})}var Ur=`
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
`,Br=`
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
`,Cr=1e4;async function et(e,t){const r=await T(t);r&&await Ir(r);const{roots:n,version:o}=await b(),a=n.map(i=>Ce(i,t.cgroup));await Ke(a,`lab ${e}`),await $r([zr(t,a,o==="legacy"),Wr(t)])}async function zr({cgroup:e},t,r){await Promise.all(t.map(We)),await Promise.all(t.map(n=>jr(Fr(n)).catch(()=>{}))),r&&await Hr(e)}async function Wr({machines:e,root:t}){const r=await xr(e).catch(()=>[]);await Promise.all(r.map(n=>ze(Ce(e,n)))),await ze(t)}async function Hr(e){const r=await g(["unshare","--mount","sh","-u","-c",Kr,"removal",e],{timeoutMs:w(Cr)});if(r.status!==0)throw new f(`cannot remove the cgroup ${e}: ${r.stderr.trim()}`)}var Kr=`
mount -t cgroup2 cgroup2 /sys/fs/cgroup 2>/dev/null || exit 0
cd /sys/fs/cgroup
while [ -d "$1" ]; do
  find "$1" -depth -type d -exec rmdir {} + && break
  sleep 0.05
done
rmdir "\${1%/*}" 2>/dev/null
exit 0
`;import{writeFile as Yr}from"node:fs/promises";import{join as Jr}from"node:path";var ne=({networks:e})=>e.filter(({addressing:t})=>t==="dhcp");function Gr(e,t){return["dnsmasq","--conf-file=/dev/null","--port=0","--except-interface=lo","--bind-interfaces","--user=root",...ne(t).flatMap(({name:n,prefixes:o,host:a})=>{const[i="",c=""]=[o,a].map(tt);return[`--interface=${D(t.networks,n)}`,`--dhcp-range=set:${n},${i},static,infinite`,`--dhcp-option=tag:${n},option:router,${c}`]}),`--dhcp-hostsdir=${e.reservations}`,`--dhcp-leasefile=${e.leases}`,"--no-ping",`--pid-file=${e.dnsmasqPid}`,`--log-facility=${e.dnsmasqLog}`]}var tt=e=>wr(e.find(t=>!Te(t))??"");async function rt(e,t,{name:r,interfaces:n}){const o=new Set(ne(t).map(i=>i.name)),a=n.filter(({network:i})=>o.has(i)).map(i=>`${j(r,i)},${tt(i.addresses)},${r},infinite
`);a.length>0&&await Yr(Jr(e.reservations,r),a.join(""))}function nt(e,t){const r=(n,o)=>[...F(e),"chroot",t.hostRoot,"env","-i",...o,...n];return Le({name:"host",pace:1,hint:"the lab is gone: remove it",enter:r,attach:r,cause:n=>n})}import{chmod as Vr,mkdir as Xr,writeFile as Zr}from"node:fs/promises";import{dirname as Qr,join as en}from"node:path";async function U(e,t){for(const[r,{text:n,mode:o=420}]of Object.entries(t)){const a=en(e,r);await Xr(Qr(a),{recursive:!0}),await Zr(a,n),await Vr(a,o)}}import{mkdir as tn}from"node:fs/promises";var ot="way.out",at=1500,rn=1e4,nn=["127.0.0.0/8","169.254.0.0/16","224.0.0.0/4","240.0.0.0/4"];async function on(e,t,{pid:r}){const{prefix:n,own:o,gateway:a}=hr(t),i=["slirp4netns","--netns-type=path",`--cidr=${n}`,`--mtu=${at}`,"--disable-host-loopback","--enable-sandbox","--enable-seccomp","/proc/1/ns/net",ot],c=Ne(t).map(p=>{const u=p.prefixes.find(y=>!Te(y));return`${D(t.networks,p.name)} ${u}`}),d=[...nn,...fr(t)].join(`
`),s=await g(["nsenter",`--target=${r}`,"--mount","--pid","--","sh","-eu","-c",an,"way-out",e.wayOutLog,ot,o,a,c.join(`
`),d,...M(i)],{timeoutMs:w(rn)});if(s.status===0)return;const l=await x(e.wayOutLog),m=`${l}${s.stderr}`.trim().split(`
`).slice(-3).join(`
`),h=`not within ${(s.durationMs/1e3).toFixed(1)} s; last seen: ${m||"nothing"}`;throw new f(`cannot open a way out of the lab: ${s.timedOut?h:m||`status ${s.status}`}`,{hint:"slirp4netns needs /dev/net/tun (modprobe tun); or leave outside out of the lab file",logs:[{name:"way-out.log",text:`${l}${s.stderr}`}]})}var an=`
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
ip link set "$device" mtu ${at} up
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
`,it=1e4;async function st(e,t,{ownTree:r}){for(const a of[e.machines,e.reservations,e.hostRoot,e.hostUpper,e.hostWork])await tn(a,{recursive:!0});const n=t.networks.filter(({host:a})=>a.length>0).map(({name:a})=>({network:a}));await U(e.hostUpper,{"/etc/hosts":{text:ur(t,n)}});const o=await Er(e,{...t,ownTree:r});return await Promise.all([...ne(t).length>0?[sn(e,t,o)]:[],...Ne(t).length>0?[on(e,t,o)]:[]]),o}async function sn(e,t,r){const n=M(Gr(e,t)),{status:o,stderr:a,timedOut:i}=await g([...F(r),...n],{timeoutMs:w(it)});if(o===0)return;const c=await x(e.dnsmasqLog),d=(a.trim()||c.trim().split(`
`).at(-1))??"",s=i?`not within ${w(it)/1e3} s`:`status ${o}`;throw new f(`cannot start the lab's DHCP server: ${d||s}`,{logs:[{name:"dnsmasq.log",text:`${c}${a}`}]})}import{createHash as cn}from"node:crypto";import{join as k,resolve as dn}from"node:path";function B(e,t,r){const n=k(e,"labs",t,r);return{root:n,cgroup:`fanlab/${t}.${ln(dn(e))}`,machines:k(n,"machines"),keeper:k(n,"keeper"),keeperLog:k(n,"keeper.log"),hostRoot:k(n,"host","root"),hostUpper:k(n,"host","upper"),hostWork:k(n,"host","work"),wayOutLog:k(n,"way-out.log"),reservations:k(n,"dhcp-hosts"),leases:k(n,"dhcp-leases"),dnsmasqPid:k(n,"dnsmasq.pid"),dnsmasqLog:k(n,"dnsmasq.log")}}var ln=e=>cn("sha256").update(e).digest("hex").slice(0,8);import{readFile as mn}from"node:fs/promises";import{join as un}from"node:path";var pn=4096,ct=512,dt=1/8,fn=e=>Math.min(...e.map(t=>/^\d+$/.test(t.trim())?Number(t):Number.POSITIVE_INFINITY)),lt=e=>Math.min(pn,Math.floor(e*dt)),mt=async e=>lt(await pt(e));function hn(e){return lt(e)>=ct?[]:[{message:`a lab needs a host that allows ${ct/dt} processes; this one allows ${e}`,hint:"sysctl kernel.pid_max kernel.threads-max; in a container: --pids-limit=-1"}]}var ut=async()=>hn(await pt(await b()));async function pt({controllers:{pids:e}}){const t=["/proc/sys/kernel/pid_max","/proc/sys/kernel/threads-max"];return e&&t.push(un(e.root,"pids.max")),fn(await Promise.all(t.map(r=>mn(r,"utf8").catch(()=>"max"))))}import{access as wn,readFile as ft}from"node:fs/promises";import{join as ht}from"node:path";async function wt(e){const t=await b();return $n(e,t,await vn(t))}function $n({provider:e,controllers:t,ownTree:r},n,{known:o,kept:a,unmountable:i}){const c=t.flatMap(d=>{const s=`provider ${e} needs the cgroup controller "${d}" to limit machines`,l=n.controllers[d];if(!l){const m=n.version==="unified"?"the tree of version 2 does not have it (/sys/fs/cgroup/cgroup.controllers)":"no hierarchy below /sys/fs/cgroup has it";return[{message:`${s}; ${m}`,hint:gn(d,n,o)}]}return l.version===1||!a.includes(d)?[]:[{message:`${s}; it cannot be enabled in ${l.root}: processes are in that cgroup, as in a container`,hint:`make labs on the computer itself, or write +${d} to ${l.root}/cgroup.subtree_control first`}]});return i===void 0||!r?c:[...c,{message:`provider ${e} needs cgroups of version 2 for what its machines see; this host has version 1 only, and mounts no other: ${i}`,hint:"use kernel 4.15 or newer and, in a container, allow it to mount (--privileged)"}]}function gn(e,{version:t},r){const n=r.split(`
`).find(c=>c.startsWith(`${e}	`)),[,o,,a]=n?.split("	")??[];if(a==="0")return`start the kernel without cgroup_disable=${e}, or with cgroup_enable=${e}`;const i=`mkdir -p /sys/fs/cgroup/${e} && mount -t cgroup -o ${e} cgroup /sys/fs/cgroup/${e}`;return t!=="unified"&&n?i:o!==void 0&&o!=="0"?`a hierarchy of version 1 has it: unmount that, or start the kernel with cgroup_no_v1=${e}`:`start a kernel that has it: grep ${e} /proc/cgroups`}async function vn({version:e,controllers:t}){const r=await ft("/proc/cgroups","utf8").catch(()=>""),n=Object.values(t).find(i=>i.version===2)?.root,o=n===void 0?[]:await yn(n),a=e==="legacy"?await kn():void 0;return{known:r,kept:o,...a===void 0?{}:{unmountable:a}}}async function yn(e){const t=o=>ft(ht(e,o),"utf8").catch(()=>"");if(!await bn(ht(e,"cgroup.type"))||await t("cgroup.procs")==="")return[];const n=(await t("cgroup.subtree_control")).trim().split(" ");return G.filter(o=>!n.includes(o))}async function kn(){const{status:e,stderr:t}=await g(["unshare","--mount","mount","-t","cgroup2","cgroup2","/sys/fs/cgroup"],{timeoutMs:w(1e4)});return e===0?void 0:t.trim()||`mount ended with status ${e}`}var bn=e=>wn(e).then(()=>!0,()=>!1);import{existsSync as xn}from"node:fs";import{mkdir as $t,readdir as jn,rm as gt,rmdir as Fn}from"node:fs/promises";import{dirname as Pn,join as vt}from"node:path";async function yt(e,t){const r=kt(e);for(const n of r.toReversed())await On(n);try{await _n(e);const n=vt(e,`trial-${process.pid}-${Oe(process.pid)?.startTime}`);try{return await $t(n),await t(n)}finally{await gt(n,{recursive:!0,force:!0})}}finally{for(const n of r)await Fn(n).catch(()=>{})}}async function On(e){await $t(e,{mode:457}).catch(t=>{if(t.code!=="EEXIST")throw t})}var kt=e=>xn(e)?[]:[e,...kt(Pn(e))];async function _n(e){for(const t of await jn(e)){const[,r,n]=/^trial-(\d+)-(\d+)$/.exec(t)??[];n===void 0||V({pid:Number(r),startTime:n})||await gt(vt(e,t),{recursive:!0,force:!0})}}function oe(e){return/^\/[\w./@+-]+$/.test(e)?[]:[{message:`cannot keep labs in ${JSON.stringify(e)}: it must be an absolute path of letters, digits and ._@+-`,hint:"choose another folder with FANLAB_STATE_DIR"}]}var bt=47;function xt(e){return Buffer.byteLength(e)<=bt?[]:[{message:`cannot keep labs in ${e}: its path has ${e.length} characters, and sockets of machines allow ${bt}`,hint:"choose another folder with FANLAB_STATE_DIR"}]}async function ae(e,t){const r=await vr(Object.keys(t));if(r.length===0)return[];const n=[...new Set(r.map(o=>t[o]))].join(" ");return[{message:`provider ${e} needs ${r.join(", ")}, which the host does not have`,hint:`apt-get install --no-install-recommends ${n}`}]}async function ie(e,t,r){try{return(await yt(e,t)).map(o=>({message:`the host's kernel cannot do what a lab needs: ${o}`,hint:`modprobe -a ${r.join(" ")}`}))}catch(n){return[{message:`cannot keep labs in ${e}: ${n.message}`,hint:"choose another folder with FANLAB_STATE_DIR"}]}}var Mn=e=>Ft(Pt,e),jt=e=>Ft(Pt+Tn,e);async function Ft(e,t){const r=`${e}echo done`,n=await g(["unshare","--mount","--net","sh","-u","-c",r,"trial",t],{timeoutMs:w(2e4)});return n.stdout.includes(`done
`)?n.stdout.split(`
`).filter(o=>o!==""&&o!=="done"):[`namespaces (${(n.stderr||n.stdout).trim()||`status ${n.status}`})`]}var Pt=`
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
`,Tn=`attempt tap ip tuntap add trial4 mode tap
`,Ot={"lxc-start":"lxc","lxc-attach":"lxc","lxc-stop":"lxc","lxc-wait":"lxc",dnsmasq:"dnsmasq-base",ip:"iproute2",nsenter:"util-linux",python3:"python3-minimal",unshare:"util-linux"},Sn=["lxc-net.service","lxc.service","lxc-monitord.service"];async function Nn(e){const t=oe(e);if(t.length>0)return t;const[r,n,o,a]=await Promise.all([ae("lxc",Ot),wt({provider:"lxc",controllers:G,ownTree:!0}),ut(),ie(e,Mn,Me)]);return[...r,...n,...o,...a]}import{readFile as Ln,rename as Dn}from"node:fs/promises";import{join as C}from"node:path";function qn(e){const t=e.trim().split(`
`).filter(Boolean),r=t.flatMap(n=>/^\S+ \S+ [\d.]+ ERROR +\S+ - \S+:\d+ - (.*)$/.exec(n)?.[1]??[]);return r.length>0?r.slice(0,2).join("; "):t.at(-1)}import{readFile as An}from"node:fs/promises";import{join as _t}from"node:path";async function En({cgroup:e},t){const{cpu:r,memory:n}=(await b()).controllers,o=_t(e,t,`lxc.payload.${t}`),a=async(s,l)=>s?(await An(_t(s.root,o,l),"utf8").catch(()=>"")).trim():"",[i,c]=r?.version===2?(await a(r,"cpu.max")).split(" "):[await a(r,"cpu.cfs_quota_us"),await a(r,"cpu.cfs_period_us")],d=n?.version===2?"memory.max":"memory.limit_in_bytes";return{cpus:Rn(i,c),memory:In(await a(n,d)),disk:void 0}}var Rn=(e,t)=>Number(e)>0&&Number(t)>0?Number(e)/Number(t):void 0,In=e=>/^\d+$/.test(e)?Number(e):void 0;import{join as se}from"node:path";var ce=1e5,z="console.log";function Un(e,t){return`${[`lxc.uts.name = ${e.name}`,`lxc.rootfs.path = overlay:${[...Ae(e.name,t),se(t.directory,"upper")].join(":")}`,"lxc.apparmor.profile = unconfined","lxc.cap.drop =","lxc.autodev = 1","lxc.tty.max = 0","lxc.pty.max = 1024","lxc.mount.auto = proc:mixed sys:mixed","lxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0","lxc.mount.entry = proc dev/.lxc/proc proc create=dir,optional 0 0","lxc.mount.entry = sysfs dev/.lxc/sys sysfs create=dir,optional 0 0","lxc.mount.entry = /dev/fuse dev/fuse none bind,create=file,optional 0 0","lxc.mount.entry = /dev/net/tun dev/net/tun none bind,create=file,optional 0 0",...e.plainDirectories.map((r,n)=>`lxc.mount.entry = ${Mt(t.directory,n)} ${r.slice(1)} none bind,create=dir 0 0`),...e.interfaces.flatMap((r,n)=>{const o=t.networks.find(({name:a})=>a===r.network)?.mtu;return["type = veth",`veth.pair = ${S(e.name,n)}`,`link = ${D(t.networks,r.network)}`,`mtu = ${o}`,`name = ${r.device}`,"flags = up",`hwaddr = ${j(e.name,r)}`].map(a=>`lxc.net.${n}.${a}`)}),`lxc.cgroup.dir = ${t.cgroup}/${e.name}`,...Bn(e,t),`lxc.console.logfile = ${se(t.directory,z)}`,`lxc.console.size = ${Qe}`,"lxc.console.rotate = 1"].join(`
`)}
`}var Mt=(e,t)=>se(e,`plain-${t}`);function Bn(e,{layout:{controllers:t},processes:r}){const n=Math.round(e.cpus*ce),o={cpu:{1:[`cpu.cfs_period_us = ${ce}`,`cpu.cfs_quota_us = ${n}`],2:[`cpu.max = ${n} ${ce}`]},memory:{1:[`memory.limit_in_bytes = ${e.memory}`],2:[`memory.max = ${e.memory}`]},pids:{1:[`pids.max = ${r}`],2:[`pids.max = ${r}`]}};return G.flatMap(a=>{const i=t[a]?.version;return i===void 0?[]:o[a][i].map(c=>`lxc.cgroup${i===2?"2":""}.${c}`)})}var de=2e4,Cn=1e4,Tt=12e4;function zn(e,t,r){const n=async(d,...s)=>{const l=M([d,`--lxcpath=${r.machines}`,`--name=${e}`,...s]);return g([...F(t),...l],{timeoutMs:w(d==="lxc-wait"?Tt+de:de)})},o=async(d,s,l="")=>{const m=Math.ceil(w(s)/1e3),{status:h}=await n("lxc-wait","--state=STOPPED",`--timeout=${m}`);if(h===0)return;const{stdout:p}=await n("lxc-info"),u=[l,p].map(y=>y.trim().replaceAll(/\s*\n\s*/g,", ")).filter(Boolean);throw new f(`${d}: it still runs after ${m} s; last seen: ${u.join("; ")||"nothing"}`)},a=async d=>{const s=Math.ceil(w(Cn)/1e3);if((await n("lxc-wait",`--state=${d}`,`--timeout=${s}`)).status!==0)throw new f(`cannot ${d==="FROZEN"?"freeze":"thaw"} ${e}: it is not ${d} after ${s} s`)},i=(d,s)=>[...F(t),"lxc-attach",`--lxcpath=${r.machines}`,`--name=${e}`,"--clear-env",...s.flatMap(l=>["--set-var",l]),"--",...d],c=Le({name:e,pace:1,hint:`its console is kept with the evidence and, while the lab is up, in ${C(r.machines,e,z)}`,enter:i,attach:i,cause:d=>Hn(d)?"the machine does not run":void 0});return{...c,restart:()=>qe(c),async shutDown(){await De(c),await o(`cannot shut down ${e}`,Tt),c.drop(R)},async cutPower(){const{stderr:d}=await n("lxc-stop","--kill");await o(`cannot cut the power of ${e}`,de,d),c.drop(R)},async start(){const d=C(r.machines,e,"lxc.log");await Dn(d,re(d)).catch(()=>{});const s=await n("lxc-start","--daemon",`--logfile=${d}`,"--logpriority=WARN");if(s.status===0||(await n("lxc-wait","--state=RUNNING","--timeout=0")).status===0)return;const l=await Ln(d,"utf8").catch(()=>""),m=qn(l||s.stderr)??`lxc-start said nothing${Wn(s)}`;throw new f(`cannot start ${e}: ${m}`,{logs:[{name:`${e}-lxc.log`,text:l},{name:`${e}-lxc-start.txt`,text:`${s.stdout}${s.stderr}`},{name:`${e}-console.log`,text:await x(C(r.machines,e,z))}]})},async freeze(){const{status:d,stderr:s}=await n("lxc-freeze");if(d!==0)throw new f(`cannot freeze ${e}: ${s.trim()||`status ${d}`}`);await a("FROZEN")},async thaw(){await n("lxc-unfreeze"),await a("RUNNING")},resources:()=>En(r,e),console:()=>x(C(r.machines,e,z))}}var Wn=({status:e,timedOut:t,durationMs:r})=>t?`, and had not ended after ${(r/1e3).toFixed(0)} s`:`, and ended with status ${e}`,Hn=e=>/^lxc-attach: .*(Failed to get init pid|Failed to attach|Failed to get attach context)/m.test(e);function Kn(e){return{name:"lxc",features:Ee("lxc"),needs:{tools:Ot,wayOutTools:X,modules:Me,unwantedUnits:Sn},check:()=>Nn(e),async open(t){const r=B(e,t.name,"lxc"),n=await b(),o=n.version==="legacy",a=await T(r)??await st(r,t,{ownTree:o});return St(t,r,a,n)},async find(t){const r=B(e,t.name,"lxc"),n=await T(r);return n&&St(t,r,n,await b())},destroy:t=>et(t,B(e,t,"lxc"))}}function St(e,t,r,n){const o=a=>zn(a,r,t);return{spec:e,host:nt(r,t),portOf:S,async create(a){const i=L(t.machines,a.name);return await Jn(L(i,"config"))||await Yn(a,i,e,n,t),await o(a.name).start(),o(a.name)},async list(){return(await kr(t.machines)).map(o)}}}async function Yn(e,t,r,n,o){await Be(L(t,"upper"),{recursive:!0});for(const i of e.plainDirectories.keys())await Be(Mt(t,i),{recursive:!0});await U(L(t,"upper"),Se(r,e)),await rt(o,r,e);const a=Un(e,{...r,cgroup:o.cgroup,directory:t,layout:n,processes:await mt(n)});await br(L(t,"config"),a)}var Jn=e=>yr(e).then(()=>!0,()=>!1);import{open as Gn}from"node:fs/promises";import{basename as Vn}from"node:path";function le({stderr:e,status:t,signal:r,timedOut:n,durationMs:o}){const a=n?`not within ${(o/1e3).toFixed(1)} s`:`status ${t??r}`,i=e.trim();return i===""?a:n?`${a}: ${i}`:i}import{readFile as me}from"node:fs/promises";var P="/etc/systemd/system",q="/usr/local/lib/machine-agent",Xn=["systemd-logind.service"],Zn=["machine_command","machine_connection","machine_guard","process_end"],Qn=async e=>[`${q}/${e}.py`,{text:await me(I(`guest/${e}.py`),"utf8"),mode:420}];async function Nt(){return{files:{[`${q}/machine-agent`]:{text:await me(I("guest/machine-agent"),"utf8"),mode:493},...Object.fromEntries(await Promise.all(Zn.map(Qn))),[`${P}/machine-agent.service`]:{text:eo,mode:420},[`${q}/first-things`]:{text:await me(I("guest/first-things"),"utf8"),mode:493},[`${P}/first-things.service`]:{text:to,mode:420},[`${P}/systemd-udev-trigger.service.d/fanlab.conf`]:{text:ro,mode:420}},links:{[`${P}/sysinit.target.wants/machine-agent.service`]:"../machine-agent.service",[`${P}/sysinit.target.wants/first-things.service`]:"../first-things.service",[`${P}/multi-user.target.wants/network-online.target`]:"/usr/lib/systemd/system/network-online.target",...Object.fromEntries(Xn.map(e=>[`${P}/${e}`,"/dev/null"]))}}}var eo=`[Unit]
Description=Runs commands for the machine's provider
DefaultDependencies=no
IgnoreOnIsolate=yes

[Service]
ExecStart=${q}/machine-agent
Restart=always
KillMode=process
TasksMax=infinity
`,to=`[Unit]
Description=Unpacks the machine's own files and names its links
DefaultDependencies=no
Before=systemd-udevd.service systemd-udev-trigger.service systemd-sysctl.service systemd-networkd.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${q}/first-things
`,ro=`[Service]
ExecStart=
ExecStart=udevadm trigger --type=devices --action=add --subsystem-match=net
`;import{mkdir as no,readdir as oo}from"node:fs/promises";import{availableParallelism as ao}from"node:os";import{createHash as io}from"node:crypto";import{access as so,mkdir as co,readFile as lo,rename as mo,rm as uo,symlink as po}from"node:fs/promises";import{basename as fo,dirname as ue,join as A}from"node:path";var ho=10*1024**3,wo=3e5;async function $o(e,t,r=ho){const n=e.at(-1)??"",o=await Promise.all(e.map(c=>lo(`${c}.manifest`,"utf8"))),a=io("sha256").update(JSON.stringify([o,t,r])).digest("hex"),i=`${n}.${t.name}-${a.slice(0,16)}.ext4`;return await Lt(i)?i:Fe({file:n,onWait:()=>{}},async()=>(await Lt(i)||await go(e,t,r,i),i))}async function go(e,t,r,n){const o=e.at(-1)??"",a=A(ue(o),je());try{await vo(t,A(a,"content"));const i=Object.entries(t.folders).flat(),c=await g([..._e,"unshare","--mount","--pid","--fork","--kill-child","sh","-eu","-c",yo,"disk",a,o,e.join(":"),String(r),...i],{timeoutMs:w(wo)});if(c.status!==0){const d=c.stderr.trim().split(`
`).slice(-5).join(`
`);throw new f(`cannot make a disk of the image ${fo(o)}: ${d}`,{hint:`df -h ${ue(o)}`,logs:[{name:"machine-disk.txt",text:`${c.stdout}${c.stderr}`}]})}await mo(A(a,"disk"),n)}finally{await uo(a,{recursive:!0,force:!0})}}async function vo({files:e,links:t},r){await U(r,e);for(const[n,o]of Object.entries(t))await co(ue(A(r,n)),{recursive:!0}),await po(o,A(r,n))}var yo=`
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
`,Lt=e=>so(e).then(()=>!0,()=>!1),Dt=77,ko=1e4;function pe(e,t){const r=e.findIndex(({name:o})=>o===t);if(r<0)throw new f(`cannot make the links of ${t}: the lab does not know its name`);const n=r+2;return{lab:"169.254.0.1",machine:`169.254.${n>>8}.${n&255}`}}var qt=(e,{lab:t,machine:r},n,o)=>[`fanlab.links=${n.map(({device:a,name:i})=>`${a}:${i}`).join()}`,`fanlab.agent=${e},${r},${t},${Dt}`,...o.length>0?[`fanlab.directories=${o.join(":")}`]:[]];async function bo(e,{networks:t,names:r},{name:n,interfaces:o},a){const{lab:i,machine:c}=pe(r,n),d=o.map(({network:h},p)=>{const u=t.find(y=>y.name===h)?.mtu;return`${S(n,p)} ${D(t,h)} ${u}`}),s=["socat",`UNIX-LISTEN:${a.agent},fork,mode=600,backlog=128`,`TCP4:${c}:${Dt},nodelay,connect-timeout=10,keepalive,keepidle=1,keepintvl=1,keepcnt=60`],l=await g([...F(e),"sh","-eu","-c",xo,"links",d.join(`
`),te(n),i,c,a.agent,a.log,...M(s)],{timeoutMs:w(ko)});if(l.status===0)return;const m=`not within ${(l.durationMs/1e3).toFixed(1)} s`;throw new f(`cannot make the links of ${n}: ${l.stderr.trim()||(l.timedOut?m:`status ${l.status}`)}`,{logs:[{name:`links-${n}.txt`,text:`${await x(a.log)}${l.stderr}`}]})}var xo=`
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
`;import{rename as jo,writeFile as Fo}from"node:fs/promises";import{join as O}from"node:path";import*as Po from"./packages/zod.mjs";import*as $ from"./packages/zod.mjs";var Oo=$.union([$.cidrv4(),$.cidrv6()]),_o=$.object({name:$.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),interfaces:$.array($.object({network:$.string(),device:$.string().regex(/^eth\d{1,3}$/),addresses:$.array(Oo).readonly(),gateways:$.array($.union([$.ipv4(),$.ipv6()])).readonly()})).min(1).readonly(),forward:$.boolean(),cpus:$.number().positive(),memory:$.number().positive(),disk:$.number().positive().exactOptional(),plainDirectories:$.array($.string().startsWith("/")).readonly()}),Mo=_o.extend({baseDisk:Po.string().startsWith("/")}),To=1e5;function W({machines:e},t){const r=O(e,t);return{directory:r,record:O(r,"machine.json"),disk:O(r,"disk"),ownFiles:O(r,"own-files"),console:O(r,"console.log"),agent:O(r,"agent"),log:O(r,"log")}}async function fe({record:e}){const t=Z(e,To);if("text"in t)return Ue(t.text,Mo,e);if(t.problem!=="there is none")throw new f(`cannot read ${e}: ${t.problem}`)}async function So({record:e},t){await Fo(`${e}.new`,JSON.stringify(t)),await jo(`${e}.new`,e)}import{rm as No}from"node:fs/promises";import{join as Lo}from"node:path";var Do=6e4;async function qo({directory:e,ownFiles:t},r){const n=Lo(e,"packing");await U(n,r);const o=Object.keys(r).map(i=>i.slice(1)),a=await g(["tar","--create",`--file=${t}`,`--directory=${n}`,"--owner=0","--group=0","--numeric-owner","--",...o],{timeoutMs:w(Do)});if(a.status!==0)throw new f(`cannot pack the files of a machine: ${le(a)}`);await No(n,{recursive:!0})}import{readFile as At,rename as Ao}from"node:fs/promises";import{fileURLToPath as Eo}from"node:url";var Ro=class{#t;#e=new Set;constructor(e){this.#t=e}async connect(e,t){const r=await lr(this.#t,e,t);if(!r)return;let n,o;const a=i=>{this.#e.delete(a)&&(n=i,r.close(),o?.(i))};return this.#e.add(a),{send:r.send,listen(i,c){o=c,n===void 0?r.listen(i,a):c(n)},close:()=>{this.#e.delete(a),r.close()}}}drop(e){for(const t of[...this.#e])t(e)}};import{readFile as Io,writeFile as Uo}from"node:fs/promises";import{join as Et}from"node:path";var Bo=1e4;async function Rt(e,t,r){const n=r?"freeze":"thaw";try{await Uo(Et(e,"cgroup.freeze"),r?"1":"0")}catch(o){if(!r&&o.code==="ENOENT")return;throw new f(`cannot ${n} ${t}: ${o.message}`,{hint:"mount -t cgroup2: this kernel holds processes by cgroups of version 2 only"})}await N(`${t} is ${r?"frozen":"thawed"}`,async()=>{const o=await Io(Et(e,"cgroup.events"),"utf8");return o.includes(`frozen ${r?1:0}`)?{value:!0}:{notYet:o.trim()}},{within:w(Bo)})}import{mkdir as Co,writeFile as It}from"node:fs/promises";import{dirname as Ut,join as H}from"node:path";async function Bt({cgroup:e},t){const{tracking:r}=await b();if(!r)throw new f(`cannot tell the processes of ${t}: no cgroup hierarchy is mounted`);return H(r,e,t)}async function zo(e,t){const r=await Bt(e,t),n=await b(),{pids:o}=n.controllers,a=o?H(o.root,e.cgroup,t):r;if(await Promise.all([r,a].map(i=>Co(i,{recursive:!0}))),!o)return[r];if(o.version===2)for(const i of Ct(a,o.root))await It(H(i,"cgroup.subtree_control"),"+pids");return await It(H(a,"pids.max"),String(await mt(n))),[...new Set([r,a])]}var Ct=(e,t)=>e===t?[]:[...Ct(Ut(e),t),Ut(e)],zt=2e4,Wo=12e4,Ho=Eo(new URL(import.meta.url.endsWith(".ts")?"attach.ts":"attach.mjs",import.meta.url));function Ko(e,t,r){const n=W(r.paths,e),o=`its console is kept with the evidence and, while the lab is up, in ${n.console}`,a=()=>Bt(r.paths,e),i=async()=>ee(await a()),c=async()=>(await i()).length>0,d=new Ro(n.agent),s={name:e,hint:o,async connect(...m){if(!await c())throw new Ie("the machine does not run");return d.connect(...m)}},l={name:e,pace:r.pace,run:(m,h)=>gr(s,m,h),open:(m,h)=>pr(s,m,h),attach:m=>[process.execPath,Ho,n.agent,...m]};return{...l,restart:()=>qe(l),async shutDown(){await De(l),await N(`${e} is down`,async()=>await c()?{notYet:"it still runs"}:{value:!0},{within:w(Wo*r.pace),hint:o}),d.drop(R)},async cutPower(){await Ke([await a()],e),d.drop(R)},async start(){if(await c())return;const m=await fe(n);if(!m)throw new f(`cannot start ${e}: there is no such machine`);await Ao(n.console,re(n.console)).catch(()=>{});const h=await zo(r.paths,e),p=await t.command(m,n,r);await Jo(h,[...F(r.keeper),"setsid",...p],n),await N(`${e} has power`,async()=>{const u=await At(n.console,"utf8").catch(()=>"");if(t.firstWords.test(u))return{value:!0};if(await c())return{notYet:u.slice(-500)};const y=u.trim().split(`
`).slice(-5).join(`
`);throw new Ie(`cannot start ${e}: ${y||"its program ended and said nothing"}`,{logs:await Yo(e,n)})},{within:w(zt),hint:o})},freeze:async()=>Rt(await a(),e,!0),thaw:async()=>Rt(await a(),e,!1),async resources(){for(const m of await i()){const h=(await At(`/proc/${m}/cmdline`,"utf8").catch(()=>"")).split("\0"),p=await t.resources(h);if(p)return p}throw new f(`cannot tell the limits of ${e}: the machine does not run`,{hint:o})},console:()=>x(n.console)}}var Yo=async(e,t)=>[{name:`${e}-console.log`,text:await x(t.console)},{name:`${e}-log.txt`,text:await x(t.log)}];async function Jo(e,t,r){const n=["setsid","sh","-c",Vo,"machine",e[0]??"",...t],o=await g(["sh","-eu","-c",Go,"launch",r.console,...e,"--",...M(n)],{timeoutMs:w(zt)});if(o.status!==0)throw new f(`cannot start a machine: ${o.stderr.trim()}`)}var Go=`
console=$1; shift
while [ "$1" != -- ]; do
  echo $$ > "$1/cgroup.procs"
  shift
done
shift
"$@" </dev/null >>"$console" 2>&1 &
`,Vo=`
group=$1; shift
"$@"
while read -r pid; do
  if [ "$pid" != $$ ]; then kill -KILL "$pid"; fi
done < "$group/cgroup.procs"
`,Xo=4;function Wt(e,t){const{name:r,needs:n,check:o,emulator:a}=t,i=s=>B(e,s,r),c=async(s,l,m)=>{const h=await a.pace(l),p=u=>Ko(u,a,{spec:s,paths:l,keeper:m,pace:h});return{spec:s,host:nt(m,l),portOf:S,busyAtOnce:Xo*ao(),async create(u){return await fe(W(l,u.name))||await d(u,s,l,m),await p(u.name).start(),p(u.name)},async list(){const u=await oo(l.machines);return(await Promise.all(u.map(_=>fe(W(l,_))))).flatMap(_=>_?[p(_.name)]:[])}}},d=async(s,l,m,h)=>{const p=W(m,s.name);await no(p.directory,{recursive:!0});const u=await $o(Ae(s.name,l),await t.diskContent(l.image),s.disk),y={...s,baseDisk:u};await Promise.all([rt(m,l,s),bo(h,l,s,p),qo(p,Se(l,s)),a.makeDisk?.(y,p)]),await So(p,y)};return{name:r,features:Ee(r),needs:n,check:o,async open(s){const l=i(s.name),m=await T(l);if(m)return c(s,l,m);const h=await st(l,s,{ownTree:!1});return await t.prepareLab(h,l,s),c(s,l,h)},async find(s){const l=i(s.name),m=await T(l);return m&&c(s,l,m)},destroy:s=>et(s,i(s))}}var Zo=async()=>(await mr()).works?"kvm":"tcg",Ht={socat:"socat",mke2fs:"e2fsprogs",dnsmasq:"dnsmasq-base",ip:"iproute2",nsenter:"util-linux",python3:"python3-minimal",unshare:"util-linux"},Kt=["tun","bridge","veth","overlay","vxlan","sch_ingress","cls_bpf","act_bpf"],Yt=1024**2,he="qemu-system-x86_64",Qo={kvm:["-accel","kvm","-cpu","host"],tcg:["-accel","tcg,thread=multi,tb-size=256","-cpu","max"]},Jt=8;function ea({name:e,interfaces:t,cpus:r,memory:n,plainDirectories:o},a,i,{kernel:c,initrd:d},s){const l=j(e,{device:"management",addresses:[]}),m=(p,u,y,_)=>["-netdev",`tap,id=${u},ifname=${y},script=no,downscript=no`,"-device",`virtio-net-pci,netdev=${u},mac=${_},addr=${p},romfile=`],h=["console=ttyS0","loglevel=6","systemd.show_status=yes","net.ifnames=0","apparmor=0",`systemd.hostname=${e}`,...qt(`eth${t.length}`,pe(i.names,e),t.map(({device:p},u)=>({device:`eth${u}`,name:p})),o)];return[he,"-no-user-config","-nodefaults","-display","none","-serial","stdio","-monitor","none","-machine","q35",...Qo[s],"-name",e,"-smp",String(r),"-m",`${n/Yt}M`,"-kernel",c,"-initrd",d,"-append",h.join(" "),"-drive",`if=none,id=disk,format=qcow2,cache=unsafe,file=${a.disk}`,"-device","virtio-blk-pci,drive=disk","-drive",`if=none,id=own-files,format=raw,readonly=on,file=${a.ownFiles}`,"-device","virtio-blk-pci,drive=own-files","-device","virtio-rng-pci",...t.flatMap((p,u)=>m(Jt+u,p.device,S(e,u),j(e,p))),...m(Jt+t.length,"management",te(e),l)]}function ta(e){const t=o=>e[e.indexOf(o)+1]??"",r=/^(\d+)M$/.exec(t("-m"))?.[1],n=/,file=(.+)$/.exec(t("-drive"))?.[1];if(!(!e[0]?.endsWith(he)||!r||!n))return{cpus:Number(t("-smp")),memory:Number(r)*Yt,disk:n}}var K={tools:{[he]:"qemu-system-x86","qemu-img":"qemu-utils",depmod:"kmod","apt-cache":"apt","dpkg-deb":"dpkg",...Ht},wayOutTools:X,modules:Kt,unwantedUnits:[],architectures:["x64"]};async function ra(e,t=process.arch){const r=[...xe("qemu",K.architectures,t),...oe(e),...xt(e),...await ae("qemu",K.tools)];return r.length>0?r:ie(e,jt,K.modules)}import{rename as na,writeFile as oa}from"node:fs/promises";import{basename as aa,dirname as ia,join as sa}from"node:path";import*as E from"./packages/zod.mjs";var ca=E.object({kernel:E.string().startsWith("/"),initrd:E.string().startsWith("/"),modules:E.string().startsWith("/"),accelerator:E.enum(["kvm","tcg"])}),da=1e5,Gt=({root:e})=>sa(e,"engine.json");async function la(e,t){const r=Gt(e);await oa(`${r}.new`,JSON.stringify(t)),await na(`${r}.new`,r)}async function Vt(e){const t=Gt(e);try{const r=Z(t,da);if("text"in r)return Ue(r.text,ca,t);throw new f(`cannot read ${t}: ${r.problem}`)}catch(r){if(!(r instanceof f))throw r;const n=aa(ia(e.root));throw new f(`cannot tell how the machines of the lab ${n} are started: ${r.message}`,{hint:`bin/fanlab down --lab ${n}, and make it again`})}}import{access as ma,mkdir as ua,readdir as Y,readFile as pa,rename as we,rm as $e,writeFile as fa}from"node:fs/promises";import{dirname as ha,join as v}from"node:path";import{createHash as wa}from"node:crypto";import{readFile as ge}from"node:fs/promises";import{basename as Xt,join as Zt}from"node:path";function $a(e){const t={path:"TRAILER!!!",mode:0};return Buffer.concat([...e,t].flatMap(ga))}function ga({path:e,mode:t,data:r=new Uint8Array},n){const o=Buffer.from(`${e}\0`),a=t>>12===4?2:1,c=`070701${[n+1,t,0,0,a,0,r.length,0,0,0,0,o.length,0].map(d=>d.toString(16).padStart(8,"0")).join("")}`;return[Qt(Buffer.concat([Buffer.from(c),o])),Qt(r)]}var Qt=e=>Buffer.concat([e,Buffer.alloc(-e.length&3)]);function va(e,t){const r=e.split(`
`).map(o=>o.split(/:\s*/)),n=[];for(const o of t){const[a,i=""]=r.find(([c=""])=>/([^/]+)\.ko(\.\w+)?$/.exec(c)?.[1]?.replaceAll("-","_")===o)??[];if(a)for(const c of[...i.split(" ").filter(Boolean).reverse(),a])n.includes(c)||n.push(c)}return n}var er=["virtio_pci","virtio_blk","virtio_net","virtio_rng"],ya=()=>wa("sha256").update(tr(er)).digest("hex").slice(0,8);async function ka(e,t){const r=await ge(Zt(t,"modules.dep"),"utf8"),n=va(r,er),o=a=>({path:a,mode:16877});return $a([...["bin","dev","disk","modules"].map(o),{path:"bin/busybox",mode:33261,data:await ge(e)},{path:"init",mode:33261,data:Buffer.from(tr(n.map(a=>Xt(a))))},...await Promise.all(n.map(async a=>({path:`modules/${Xt(a)}`,mode:33188,data:await ge(Zt(t,a))})))])}var tr=e=>`#!/bin/busybox sh
PATH=/bin
/bin/busybox --install -s /bin
mount -t devtmpfs devtmpfs /dev
for module in ${e.join(" ")}; do insmod /modules/$module; done
until mount -t ext4 /dev/vda /disk; do usleep 50000; done
exec switch_root /disk /sbin/init
`,ba=3e4,rr={debian:`linux-image-cloud-${process.arch==="x64"?"amd64":process.arch}`,ubuntu:"linux-image-virtual"};function xa(e){const t=rr[e];if(t)return t;throw new f(`cannot get a kernel for machines of provider qemu: the host is ${e||"of no known distribution"}, known are ${Object.keys(rr).join(", ")}`,{hint:`use ${Re("provider")} lxc`})}async function ja(e){const t=[],r=[e];for(const n of r){const{stdout:o,stderr:a,status:i}=await g(["apt-cache","depends","--important",n],{timeoutMs:ba});if(i!==0)throw new f(`cannot find a kernel for machines of provider qemu: ${a.trim()}`,{hint:"apt-get update"});const c=Fa(o).filter(d=>!r.includes(d));t.push(...c),r.push(...c)}return t}var Fa=e=>[...e.matchAll(/^ *\|?Depends: (linux-(?:image|modules)-\d\S*)$/gm)].map(([,t=""])=>t),Pa=3e5;async function nr(e){const t=await pa("/etc/os-release","utf8").catch(()=>""),r=await ja(xa(dr(t).id)),n=`${e}.kernel-${r[0]}-${ya()}`,o=await ve(n);return o||Fe({file:e,onWait:()=>{}},async()=>{const a=await ve(n);if(a)return a;const i=v(ha(e),je());try{await Oa(r,v(e,"bin","busybox"),i),await we(i,n)}finally{await $e(i,{recursive:!0,force:!0})}return await ve(n)})}async function ve(e){const[t,r]=[v(e,"kernel"),v(e,"initrd")];if(!await _a(r))return;const[n=""]=await Y(v(e,"modules"));return{kernel:t,initrd:r,modules:v(e,"modules",n)}}async function Oa(e,t,r){const n=v(r,"packages"),o=v(r,"root");await ua(n,{recursive:!0}),await ye(["apt-get","--quiet","--option","APT::Sandbox::User=root","download",...e],n);for(const c of await Y(n))await ye(["dpkg-deb","--extract",c,o],n);const[a=""]=await Y(v(o,"lib","modules")).catch(()=>[]),i=(await Y(v(o,"boot"))).find(c=>c.startsWith("vmlinuz-"));if(!a||!i)throw new f(`cannot use the kernel of ${e.join(" ")}: it is incomplete`);await ye(["depmod","--basedir",o,a],r),await we(v(o,"boot",i),v(r,"kernel")),await we(v(o,"lib","modules"),v(r,"modules")),await $e(n,{recursive:!0}),await $e(o,{recursive:!0}),await fa(v(r,"initrd"),await ka(t,v(r,"modules",a)))}async function ye(e,t){const{status:r,stderr:n}=await g(e,{cwd:t,timeoutMs:w(Pa)});if(r===0)return;const o=n.trim().split(`
`).slice(-5).join(`
`);throw new f(`cannot get a kernel for machines of provider qemu: ${e[0]}: ${o}`,{hint:e.join(" "),logs:[{name:"kernel-packages.txt",text:n}]})}var _a=e=>ma(e).then(()=>!0,()=>!1),Ma={kvm:2,tcg:8},Ta=3e4;function Sa(e){return Wt(e,{name:"qemu",needs:K,check:()=>ra(e),async diskContent(t){const{modules:r}=await nr(t);return{...await Nt(),name:"qemu",folders:{[`/usr/lib/modules/${Vn(r)}`]:r}}},async prepareLab(t,r,{image:n}){const o=await nr(n);await la(r,{...o,accelerator:await Zo()})},emulator:{pace:async t=>Ma[(await Vt(t)).accelerator],async makeDisk({baseDisk:t},{disk:r}){const o=await g(["qemu-img","create","-q","-f","qcow2","-b",t,"-F","raw",r],{timeoutMs:w(Ta)});if(o.status!==0)throw new f(`cannot make the disk ${r}: ${le(o)}`)},async command(t,r,{spec:n,paths:o}){const a=await Vt(o);return ea(t,r,n,a,a.accelerator)},firstWords:/Linux version /,async resources(t){const r=ta(t);return r&&{cpus:r.cpus,memory:r.memory,disk:await Na(r.disk)}}}})}async function Na(e){const t=await Gn(e);try{const{buffer:r}=await t.read(Buffer.alloc(8),0,8,24);return Number(r.readBigUInt64BE())}finally{await t.close()}}import{mkdir as La,stat as Da,writeFile as qa}from"node:fs/promises";import{realpath as Aa}from"node:fs/promises";var J={tools:{"linux.uml":"user-mode-linux",...Ht},wayOutTools:X,modules:Kt,unwantedUnits:[],architectures:["x64"]};import{copyFile as Ea}from"node:fs/promises";import{join as Ra}from"node:path";var ke=e=>Ra(e,"whole_xstate.so"),or=e=>Ea(I("providers/uml/guest/whole_xstate.so"),ke(e)),Ia=3e4;async function Ua(e,t=process.arch){const r=[...xe("uml",J.architectures,t),...oe(e),...xt(e),...await ae("uml",J.tools)];if(r.length>0)return r;const n=await ie(e,jt,J.modules);return[...(await Promise.all([wt({provider:"uml",controllers:["pids"],ownTree:!1}),ut()])).flat(),...n,...n.length===0?await Ca(e):[]]}var Ba=[..._e,"unshare","--pid","--fork","--kill-child","--mount-proc","sh","-c",'"$@"; exit $?',"trial"];async function Ca(e){const{stdout:t,stderr:r,timedOut:n}=await yt(e,async o=>{await or(o);const a=["env",`LD_PRELOAD=${ke(o)}`,"linux.uml","mem=64M","con=null","con0=null,fd:1","ssl=null","panic=1"],i=["rootfstype=hostfs","rootflags=/","ro",`init=${await Aa("/bin/true")}`];return g([...Ba,...a,...i],{timeoutMs:w(Ia),env:{PATH:process.env.PATH??"",TMPDIR:o,HOME:o}})});return/^Kernel panic .*Attempted to kill init! exitcode=0x00000000$/m.test(t+r)&&!n?[]:[za(t+r)]}function za(e){const t=e.trim().split(`
`),r=t.findIndex(o=>o.startsWith("Kernel panic"));return{message:`User-mode Linux does not start here: ${(r<1?t.slice(-3):t.slice(r-1,r+1)).join(" / ")||"it said nothing"}`,hint:`allow ptrace and executable memory (in a container: --cap-add SYS_PTRACE), or use ${Re("provider")} lxc`}}import{join as ar}from"node:path";var ir=({root:e})=>ar(e,"memory"),sr=({root:e})=>ar(e,"start-kernel"),Wa=e=>`#!/bin/bash
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
`,cr=(e,t)=>`transport=tap,ifname=${e},mac=${t},depth=64,gro=1`;function Ha({name:e,interfaces:t,cpus:r,memory:n,plainDirectories:o,baseDisk:a},i,{spec:c,paths:d,processor:s}){if(r!==1)throw new f(`cannot start ${e}: machines of provider uml have one CPU, ${r} are asked for`);const l=pe(c.names,e),m=`vec${t.length}`,h=j(e,{device:"management",addresses:[]});return["env",`TMPDIR=${ir(d)}`,`HOME=${i.directory}`,"taskset","--cpu-list",String(s),sr(d),`mem=${n/1024}K`,`ubd0=${i.disk},${a}`,`ubd1r=${i.ownFiles}`,"root=/dev/ubda","rw","rootflags=barrier=0","hostfs=/dev/null/none","con=null","con0=null,fd:1","ssl=null","loglevel=6","systemd.show_status=yes",`systemd.hostname=${e}`,...t.map((p,u)=>`vec${u}:${cr(S(e,u),j(e,p))}`),`${m}:${cr(te(e),h)}`,...qt(m,l,t.map(({device:p},u)=>({device:`vec${u}`,name:p})),o)]}function Ka(e){const t=e.map(n=>/^mem=(\d+)K$/.exec(n)?.[1]).find(Boolean),r=e.map(n=>/^ubd0=[^,]*,(.+)$/.exec(n)?.[1]).find(Boolean);return t&&r?{memory:Number(t)*1024,baseDisk:r}:void 0}import{readdir as Ya}from"node:fs/promises";import{join as Ja}from"node:path";var be="/usr/lib/uml/modules";async function Ga(){const[e]=(await Ya(be).catch(()=>[])).sort().reverse();if(!e)throw new f(`cannot make a disk for User-mode Linux: no modules in ${be}`,{hint:"apt-get install --reinstall user-mode-linux"});const{files:t,links:r}=await Nt();return{name:"uml",files:t,links:{...r,...Object.fromEntries(Va)},folders:{[`/usr/lib/modules/${e}`]:Ja(be,e)}}}var Va=["iptables","ip6tables"].flatMap(e=>["","-save","-restore"].map(t=>[`/etc/alternatives/${e}${t}`,`/usr/sbin/${e}-legacy${t}`]));import{readFile as Xa}from"node:fs/promises";async function Za(e){const t=Qa(await Xa("/proc/self/status","utf8")),r=Number(/\d*$/.exec(e)?.[0]);return t[r%t.length]??0}function Qa(e){return(/^Cpus_allowed_list:\s*(\S+)$/m.exec(e)?.[1]??"0").split(",").flatMap(r=>{const[n=0,o=n]=r.split("-").map(Number);return Array.from({length:o-n+1},(a,i)=>n+i)})}var ei=4,ti=2e4;function ri(e){return Wt(e,{name:"uml",needs:J,check:()=>Ua(e),diskContent:Ga,emulator:{pace:async()=>ei,command:async(t,r,n)=>Ha(t,r,{...n,processor:await Za(t.name)}),firstWords:/^Linux version /m,async resources(t){const r=Ka(t);return r&&{cpus:1,memory:r.memory,disk:(await Da(r.baseDisk)).size}}},async prepareLab(t,r){await or(r.root),await qa(sr(r),Wa(ke(r.root)),{mode:448});const n=ir(r);await La(n);const o=["mount","-t","tmpfs","-o","mode=700,size=0","tmpfs",n],a=await g([...F(t),...o],{timeoutMs:w(ti)});if(a.status!==0)throw new f(`cannot make room for the machines' memory: ${le(a)}`)}})}var ni={lxc:Kn,uml:ri,qemu:Sa};export{ni as providersOnThisHost};
