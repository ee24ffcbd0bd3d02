import{$0 as J,$1 as x}from"./shared-265c1401.mjs";import{$7 as ye,$2x as or}from"./shared-5735b476.mjs";import{$3o as ke}from"./shared-22ca91c8.mjs";import{$3m as ar}from"./shared-22ca91c8.mjs";import{$55 as xe}from"./shared-22ca91c8.mjs";import{$h as be}from"./shared-22ca91c8.mjs";import{$6 as je}from"./shared-b1b97599.mjs";import{$e as Fe,$f as G}from"./shared-b1b97599.mjs";import{$k as _}from"./shared-ea5c58ac.mjs";import{$3 as ir}from"./shared-3cdb3d00.mjs";import{$0 as Pe,$1 as S,$2 as sr,$3 as Oe,$5 as _e,$6 as Se,$7 as cr,$8 as Me,$9 as Ne,$a as dr,$c as Te,$d as Le,$f as lr,$g as V,$h as A,$i as mr}from"./shared-a785fcc5.mjs";import{$1o as ur}from"./shared-5735b476.mjs";import{$1h as qe}from"./shared-22ca91c8.mjs";import{$37 as De}from"./shared-22ca91c8.mjs";import{$45 as Re}from"./shared-22ca91c8.mjs";import{$4i as g}from"./shared-22ca91c8.mjs";import{$8 as pr}from"./shared-3cdb3d00.mjs";import{$g as X}from"./shared-ea5c58ac.mjs";import{$1 as Ee,$7 as L}from"./shared-05f8fd68.mjs";import{$6 as $}from"./shared-05f8fd68.mjs";import{$0 as fr}from"./shared-2c916d56.mjs";import{$0 as h}from"./shared-89d47b0d.mjs";import{access as hr,mkdir as Ae,readdir as wr,writeFile as $r}from"node:fs/promises";import{join as q}from"node:path";import{rmdir as gr}from"node:fs/promises";import{dirname as vr,join as yr}from"node:path";var kr=3e5;async function xr(e){const{status:t,stderr:r}=await g(["rm","-rf","--one-file-system","--",e],{timeoutMs:kr});if(t!==0)throw new h(`cannot remove ${e}: ${r.trim().split(`
`).at(-1)||"no end in time"}`,{hint:`findmnt -R ${e}; lsattr -d ${e}`})}import{readdir as br,readFile as jr,rmdir as Fr}from"node:fs/promises";import{join as Z}from"node:path";async function Q(e){const t=await jr(Z(e,"cgroup.procs"),"utf8").catch(()=>""),r=await Promise.all((await Ue(e)).map(n=>Q(Z(e,n))));return[...t.split(`
`).filter(Boolean).map(Number),...r.flat()]}async function Ie(e){for(const t of await Ue(e))await Ie(Z(e,t));await Fr(e).catch(t=>{if(t.code!=="ENOENT")throw t})}async function Ue(e){return(await br(e,{withFileTypes:!0}).catch(()=>[])).filter(r=>r.isDirectory()).map(r=>r.name)}var Pr=3e4;async function Be(e,t){await L(`the processes of ${t} have ended`,async()=>{const r=new Set((await Promise.all(e.map(Q))).flat());for(const n of r)je(n);return r.size===0?{value:!0}:{notYet:`processes ${[...r].join(", ")}, which were ended`}},{within:$(Pr)})}import{readdir as Ce,readFile as Or}from"node:fs/promises";var ze="keeper";async function M({keeper:e,root:t}){const r=Re(e,100);if("problem"in r&&await Ce(t).catch(()=>{})===void 0)return;const[,n,o]=/^(\d{1,10}) (\d{1,20})\n$/.exec("text"in r?r.text:"")??[],a=o===void 0?void 0:{pid:Number(n),startTime:o};if(a&&G(a)&&await We(a.pid,t))return a;const i=(await Ce("/proc")).filter(m=>/^\d+$/.test(m)).map(Number);return(await Promise.all(i.map(async m=>await We(m,t)?Fe(m):void 0))).find(m=>m!==void 0)}async function We(e,t){const r=(await Ke(`/proc/${e}/cmdline`)).split("\0");if(r[r.indexOf(ze)+1]!==t)return!1;const n=await Ke(`/proc/${e}/status`),o=/^Uid:\s*(\d+)\s+(\d+)/m.exec(n)?.slice(1)??[];return o.length>0&&o.every(a=>Number(a)===process.geteuid?.())&&/^NSpid:(\s+\d+)+\s+1$/m.test(n)}var Ke=e=>Or(e,"utf8").catch(()=>"");import{createHash as _r}from"node:crypto";var He=15,Sr=/^(lo|segment\d*|fan-.*|ftun.*|docker.*|veth.*|eth.*|vxlan.*|br-.*)$/;function D(e,t){return t.length>He||Sr.test(t)?`segment${e.findIndex(r=>r.name===t)}`:t}var N=(e,t)=>Ye(e,String(t)),ee=e=>Ye(e,"m");function Ye(e,t){const r=`${e}.${t}`;return r.length<=He?r:`${_r("sha256").update(e).digest("hex").slice(0,10)}.${t}`}import{readFile as Mr}from"node:fs/promises";var Je=4*1024**2,te=e=>`${e}.1`;async function b(e){const t=r=>Mr(r,"utf8").catch(()=>"");return await t(te(e))+await t(e)}var Nr=1e4,Tr=3e4,F=e=>["nsenter",`--target=${e.pid}`,"--mount","--net","--pid","--"];async function Lr(e,t){const r=await x(),n=["unshare","--mount","--net","--pid","--fork","--kill-child","sh","-eu","-c",Er],o=[ze,e.root,t.image,qr(t),t.ownTree?"own":"shared",String(Je)],a=await g(["sh","-eu","-c",Rr,"launch",e.root,String(r.roots.length),...r.roots,"setsid",..._([...n,...o])],{timeoutMs:$(Nr)}),i=await M(e);if(a.status===0&&i)return i;const c=await b(e.keeperLog),m=(c||a.stderr).trim().split(`
`).slice(-5).join(`
`),s=`no answer within ${(a.durationMs/1e3).toFixed(1)} s; last seen: ${m||"nothing"}`;throw new h(`cannot make the lab's namespaces: ${a.timedOut?s:m||`status ${a.status}`}`,{hint:a.timedOut?"the host may be overloaded: uptime; ps -eo pcpu,args --sort=-pcpu | head":"namespaces need root and a kernel with CONFIG_NET_NS, CONFIG_PID_NS",logs:[{name:"keeper.log",text:`${c}${a.stderr}`}]})}var qr=({networks:e})=>e.map(({name:t,mtu:r,host:n})=>[D(e,t),r,...n].join(" ")).join(`
`);async function Dr(e){await L("the process that holds the lab's namespaces has ended",async()=>G(e)?(je(e.pid),{notYet:`process ${e.pid}, which was ended`}):{value:!0},{within:$(Tr)})}var Rr=`
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
`,Er=`
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
`;import{join as k}from"node:path";function I(e,t,r){const n=k(e,"labs",t,r);return{root:n,machines:k(n,"machines"),keeper:k(n,"keeper"),keeperLog:k(n,"keeper.log"),hostRoot:k(n,"host","root"),hostUpper:k(n,"host","upper"),hostWork:k(n,"host","work"),wayOutLog:k(n,"way-out.log"),reservations:k(n,"dhcp-hosts"),leases:k(n,"dhcp-leases"),dnsmasqPid:k(n,"dnsmasq.pid"),dnsmasqLog:k(n,"dnsmasq.log")}}var T=e=>`fanlab/${e}`,Ar=1e4;async function Ge(e,t){const r=await M(t);r&&await Dr(r);const{roots:n,version:o}=await x(),a=n.map(i=>yr(i,T(e)));await Be(a,`lab ${e}`),await Promise.all(a.map(Ie)),await Promise.all(a.map(i=>gr(vr(i)).catch(()=>{}))),o==="legacy"&&await Ir(e),await xr(t.root)}async function Ir(e){const t=["unshare","--mount","sh","-u","-c",Ur,"removal",T(e)],r=await g(t,{timeoutMs:$(Ar)});if(r.status!==0)throw new h(`cannot remove the cgroups of lab ${e}: ${r.stderr.trim()}`)}var Ur=`
mount -t cgroup2 cgroup2 /sys/fs/cgroup 2>/dev/null || exit 0
cd /sys/fs/cgroup
while [ -d "$1" ]; do
  find "$1" -depth -type d -exec rmdir {} + && break
  sleep 0.05
done
rmdir "\${1%/*}" 2>/dev/null
exit 0
`;import{writeFile as Br}from"node:fs/promises";import{join as Cr}from"node:path";var re=({networks:e})=>e.filter(({addressing:t})=>t==="dhcp");function zr(e,t){return["dnsmasq","--conf-file=/dev/null","--port=0","--except-interface=lo","--bind-interfaces","--user=root",...re(t).flatMap(({name:n,prefixes:o,host:a})=>{const[i="",c=""]=[o,a].map(Ve);return[`--interface=${D(t.networks,n)}`,`--dhcp-range=set:${n},${i},static,infinite`,`--dhcp-option=tag:${n},option:router,${c}`]}),`--dhcp-hostsdir=${e.reservations}`,`--dhcp-leasefile=${e.leases}`,"--dhcp-authoritative","--no-ping",`--pid-file=${e.dnsmasqPid}`,`--log-facility=${e.dnsmasqLog}`]}var Ve=e=>mr(e.find(t=>!Oe(t))??"");async function Xe(e,t,{name:r,interfaces:n}){const o=new Set(re(t).map(i=>i.name)),a=n.filter(({network:i})=>o.has(i)).map(i=>`${S(r,i)},${Ve(i.addresses)},${r},infinite
`);a.length>0&&await Br(Cr(e.reservations,r),a.join(""))}function Ze(e,t){const r=(n,o)=>[...F(e),"chroot",t.hostRoot,"env","-i",...o,...n];return Me({name:"host",pace:1,hint:"the lab is gone: remove it",enter:r,attach:r,cause:n=>n})}import{chmod as Wr,mkdir as Kr,writeFile as Hr}from"node:fs/promises";import{dirname as Yr,join as Jr}from"node:path";async function U(e,t){for(const[r,{text:n,mode:o=420}]of Object.entries(t)){const a=Jr(e,r);await Kr(Yr(a),{recursive:!0}),await Hr(a,n),await Wr(a,o)}}import{mkdir as Gr}from"node:fs/promises";var Qe="way.out",et=1500,Vr=1e4,Xr=["127.0.0.0/8","169.254.0.0/16","224.0.0.0/4","240.0.0.0/4"];async function Zr(e,t,{pid:r}){const{prefix:n,own:o,gateway:a}=lr(t),i=["slirp4netns","--netns-type=path",`--cidr=${n}`,`--mtu=${et}`,"--disable-host-loopback","--enable-sandbox","--enable-seccomp","/proc/1/ns/net",Qe],c=Se(t).map(p=>{const u=p.prefixes.find(y=>!Oe(y));return`${D(t.networks,p.name)} ${u}`}),m=[...Xr,...dr(t)].join(`
`),s=await g(["nsenter",`--target=${r}`,"--mount","--pid","--","sh","-eu","-c",Qr,"way-out",e.wayOutLog,Qe,o,a,c.join(`
`),m,..._(i)],{timeoutMs:$(Vr)});if(s.status===0)return;const d=await b(e.wayOutLog),l=`${d}${s.stderr}`.trim().split(`
`).slice(-3).join(`
`),f=`not within ${(s.durationMs/1e3).toFixed(1)} s; last seen: ${l||"nothing"}`;throw new h(`cannot open a way out of the lab: ${s.timedOut?f:l||`status ${s.status}`}`,{hint:"slirp4netns needs /dev/net/tun (modprobe tun); or leave outside out of the lab file",logs:[{name:"way-out.log",text:`${d}${s.stderr}`}]})}var Qr=`
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
ip link set "$device" mtu ${et} up
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
`,tt=1e4;async function rt(e,t,{ownTree:r}){for(const a of[e.machines,e.reservations,e.hostRoot,e.hostUpper,e.hostWork])await Gr(a,{recursive:!0});const n=t.networks.filter(({host:a})=>a.length>0).map(({name:a})=>({network:a}));await U(e.hostUpper,{"/etc/hosts":{text:sr(t,n)}});const o=await Lr(e,{...t,ownTree:r});return await Promise.all([...re(t).length>0?[en(e,t,o)]:[],...Se(t).length>0?[Zr(e,t,o)]:[]]),o}async function en(e,t,r){const n=_(zr(e,t)),{status:o,stderr:a,timedOut:i}=await g([...F(r),...n],{timeoutMs:$(tt)});if(o===0)return;const c=await b(e.dnsmasqLog),m=(a.trim()||c.trim().split(`
`).at(-1))??"",s=i?`not within ${$(tt)/1e3} s`:`status ${o}`;throw new h(`cannot start the lab's DHCP server: ${m||s}`,{logs:[{name:"dnsmasq.log",text:`${c}${a}`}]})}import{readFile as tn}from"node:fs/promises";import{join as rn}from"node:path";var nn=4096,nt=512,ot=1/8,on=e=>Math.min(...e.map(t=>/^\d+$/.test(t.trim())?Number(t):Number.POSITIVE_INFINITY)),at=e=>Math.min(nn,Math.floor(e*ot)),it=async e=>at(await ct(e));function an(e){return at(e)>=nt?[]:[{message:`a lab needs a host that allows ${nt/ot} processes; this one allows ${e}`,hint:"sysctl kernel.pid_max kernel.threads-max; in a container: --pids-limit=-1"}]}var st=async()=>an(await ct(await x()));async function ct({controllers:{pids:e}}){const t=["/proc/sys/kernel/pid_max","/proc/sys/kernel/threads-max"];return e&&t.push(rn(e.root,"pids.max")),on(await Promise.all(t.map(r=>tn(r,"utf8").catch(()=>"max"))))}import{access as sn,readFile as dt}from"node:fs/promises";import{join as lt}from"node:path";async function mt(e){const t=await x();return cn(e,t,await ln(t))}function cn({provider:e,controllers:t,ownTree:r},n,{known:o,kept:a,unmountable:i}){const c=t.flatMap(m=>{const s=`provider ${e} needs the cgroup controller "${m}" to limit machines`,d=n.controllers[m];if(!d){const l=n.version==="unified"?"the tree of version 2 does not have it (/sys/fs/cgroup/cgroup.controllers)":"no hierarchy below /sys/fs/cgroup has it";return[{message:`${s}; ${l}`,hint:dn(m,n,o)}]}return d.version===1||!a.includes(m)?[]:[{message:`${s}; it cannot be enabled in ${d.root}: processes are in that cgroup, as in a container`,hint:`make labs on the computer itself, or write +${m} to ${d.root}/cgroup.subtree_control first`}]});return i===void 0||!r?c:[...c,{message:`provider ${e} needs cgroups of version 2 for what its machines see; this host has version 1 only, and mounts no other: ${i}`,hint:"use kernel 4.15 or newer and, in a container, allow it to mount (--privileged)"}]}function dn(e,{version:t},r){const n=r.split(`
`).find(c=>c.startsWith(`${e}	`)),[,o,,a]=n?.split("	")??[];if(a==="0")return`start the kernel without cgroup_disable=${e}, or with cgroup_enable=${e}`;const i=`mkdir -p /sys/fs/cgroup/${e} && mount -t cgroup -o ${e} cgroup /sys/fs/cgroup/${e}`;return t!=="unified"&&n?i:o!==void 0&&o!=="0"?`a hierarchy of version 1 has it: unmount that, or start the kernel with cgroup_no_v1=${e}`:`start a kernel that has it: grep ${e} /proc/cgroups`}async function ln({version:e,controllers:t}){const r=await dt("/proc/cgroups","utf8").catch(()=>""),n=Object.values(t).find(i=>i.version===2)?.root,o=n===void 0?[]:await mn(n),a=e==="legacy"?await un():void 0;return{known:r,kept:o,...a===void 0?{}:{unmountable:a}}}async function mn(e){const t=o=>dt(lt(e,o),"utf8").catch(()=>"");if(!await pn(lt(e,"cgroup.type"))||await t("cgroup.procs")==="")return[];const n=(await t("cgroup.subtree_control")).trim().split(" ");return J.filter(o=>!n.includes(o))}async function un(){const{status:e,stderr:t}=await g(["unshare","--mount","mount","-t","cgroup2","cgroup2","/sys/fs/cgroup"],{timeoutMs:$(1e4)});return e===0?void 0:t.trim()||`mount ended with status ${e}`}var pn=e=>sn(e).then(()=>!0,()=>!1);import{existsSync as fn}from"node:fs";import{mkdir as ut,readdir as hn,rm as pt,rmdir as wn}from"node:fs/promises";import{dirname as $n,join as ft}from"node:path";async function ht(e,t){const r=wt(e);for(const n of r.toReversed())await gn(n);try{await vn(e);const n=ft(e,`trial-${process.pid}-${Fe(process.pid)?.startTime}`);try{return await ut(n),await t(n)}finally{await pt(n,{recursive:!0,force:!0})}}finally{for(const n of r)await wn(n).catch(()=>{})}}async function gn(e){await ut(e,{mode:457}).catch(t=>{if(t.code!=="EEXIST")throw t})}var wt=e=>fn(e)?[]:[e,...wt($n(e))];async function vn(e){for(const t of await hn(e)){const[,r,n]=/^trial-(\d+)-(\d+)$/.exec(t)??[];n===void 0||G({pid:Number(r),startTime:n})||await pt(ft(e,t),{recursive:!0,force:!0})}}function ne(e){return/^\/[\w./@+-]+$/.test(e)?[]:[{message:`cannot keep labs in ${JSON.stringify(e)}: it must be an absolute path of letters, digits and ._@+-`,hint:"choose another folder with FANLAB_STATE_DIR"}]}var $t=47;function gt(e){return Buffer.byteLength(e)<=$t?[]:[{message:`cannot keep labs in ${e}: its path has ${e.length} characters, and sockets of machines allow ${$t}`,hint:"choose another folder with FANLAB_STATE_DIR"}]}async function oe(e,t){const r=await ur(Object.keys(t));if(r.length===0)return[];const n=[...new Set(r.map(o=>t[o]))].join(" ");return[{message:`provider ${e} needs ${r.join(", ")}, which the host does not have`,hint:`apt-get install --no-install-recommends ${n}`}]}async function ae(e,t,r){try{return(await ht(e,t)).map(o=>({message:`the host's kernel cannot do what a lab needs: ${o}`,hint:`modprobe -a ${r.join(" ")}`}))}catch(n){return[{message:`cannot keep labs in ${e}: ${n.message}`,hint:"choose another folder with FANLAB_STATE_DIR"}]}}var yn=e=>yt(kt,e),vt=e=>yt(kt+kn,e);async function yt(e,t){const r=`${e}echo done`,n=await g(["unshare","--mount","--net","sh","-u","-c",r,"trial",t],{timeoutMs:$(2e4)});return n.stdout.includes(`done
`)?n.stdout.split(`
`).filter(o=>o!==""&&o!=="done"):[`namespaces (${(n.stderr||n.stdout).trim()||`status ${n.status}`})`]}var kt=`
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
`,kn=`attempt tap ip tuntap add trial4 mode tap
`,xt={"lxc-start":"lxc","lxc-attach":"lxc","lxc-stop":"lxc","lxc-wait":"lxc",dnsmasq:"dnsmasq-base",ip:"iproute2",nsenter:"util-linux",python3:"python3-minimal",unshare:"util-linux"},xn=["lxc-net.service","lxc.service","lxc-monitord.service"];async function bn(e){const t=ne(e);if(t.length>0)return t;const[r,n,o,a]=await Promise.all([oe("lxc",xt),mt({provider:"lxc",controllers:J,ownTree:!0}),st(),ae(e,yn,Pe)]);return[...r,...n,...o,...a]}import{readFile as jn,rename as Fn}from"node:fs/promises";import{join as B}from"node:path";function Pn(e){const t=e.trim().split(`
`).filter(Boolean),r=t.flatMap(n=>/^\S+ \S+ [\d.]+ ERROR +\S+ - \S+:\d+ - (.*)$/.exec(n)?.[1]??[]);return r.length>0?r.slice(0,2).join("; "):t.at(-1)}import{readFile as On}from"node:fs/promises";import{join as bt}from"node:path";async function _n(e,t){const{cpu:r,memory:n}=(await x()).controllers,o=bt(T(e),t,`lxc.payload.${t}`),a=async(s,d)=>s?(await On(bt(s.root,o,d),"utf8").catch(()=>"")).trim():"",[i,c]=r?.version===2?(await a(r,"cpu.max")).split(" "):[await a(r,"cpu.cfs_quota_us"),await a(r,"cpu.cfs_period_us")],m=n?.version===2?"memory.max":"memory.limit_in_bytes";return{cpus:Sn(i,c),memory:Mn(await a(n,m)),disk:void 0}}var Sn=(e,t)=>Number(e)>0&&Number(t)>0?Number(e)/Number(t):void 0,Mn=e=>/^\d+$/.test(e)?Number(e):void 0;import{join as ie}from"node:path";var se=1e5,C="console.log";function Nn(e,t){return`${[`lxc.uts.name = ${e.name}`,`lxc.rootfs.path = overlay:${[...Le(e.name,t),ie(t.directory,"upper")].join(":")}`,"lxc.apparmor.profile = unconfined","lxc.cap.drop =","lxc.autodev = 1","lxc.tty.max = 0","lxc.pty.max = 1024","lxc.mount.auto = proc:mixed sys:mixed","lxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0","lxc.mount.entry = proc dev/.lxc/proc proc create=dir,optional 0 0","lxc.mount.entry = sysfs dev/.lxc/sys sysfs create=dir,optional 0 0","lxc.mount.entry = /dev/fuse dev/fuse none bind,create=file,optional 0 0","lxc.mount.entry = /dev/net/tun dev/net/tun none bind,create=file,optional 0 0",...e.plainDirectories.map((r,n)=>`lxc.mount.entry = ${jt(t.directory,n)} ${r.slice(1)} none bind,create=dir 0 0`),...e.interfaces.flatMap((r,n)=>{const o=t.networks.find(({name:a})=>a===r.network)?.mtu;return["type = veth",`veth.pair = ${N(e.name,n)}`,`link = ${D(t.networks,r.network)}`,`mtu = ${o}`,`name = ${r.device}`,"flags = up",`hwaddr = ${S(e.name,r)}`].map(a=>`lxc.net.${n}.${a}`)}),`lxc.cgroup.dir = ${T(t.name)}/${e.name}`,...Tn(e,t),`lxc.console.logfile = ${ie(t.directory,C)}`,`lxc.console.size = ${Je}`,"lxc.console.rotate = 1"].join(`
`)}
`}var jt=(e,t)=>ie(e,`plain-${t}`);function Tn(e,{layout:{controllers:t},processes:r}){const n=Math.round(e.cpus*se),o={cpu:{1:[`cpu.cfs_period_us = ${se}`,`cpu.cfs_quota_us = ${n}`],2:[`cpu.max = ${n} ${se}`]},memory:{1:[`memory.limit_in_bytes = ${e.memory}`],2:[`memory.max = ${e.memory}`]},pids:{1:[`pids.max = ${r}`],2:[`pids.max = ${r}`]}};return J.flatMap(a=>{const i=t[a]?.version;return i===void 0?[]:o[a][i].map(c=>`lxc.cgroup${i===2?"2":""}.${c}`)})}var ce=2e4,Ft=10,Pt=12e4;function Ln(e,t,r,n){const o=async(s,...d)=>{const l=_([s,`--lxcpath=${n.machines}`,`--name=${t}`,...d]);return g([...F(r),...l],{timeoutMs:$(s==="lxc-wait"?Pt+ce:ce)})},a=async(s,d,l="")=>{const f=Math.ceil($(d)/1e3),{status:p}=await o("lxc-wait","--state=STOPPED",`--timeout=${f}`);if(p===0)return;const{stdout:u}=await g([...F(r),"lxc-info",`--lxcpath=${n.machines}`,`--name=${t}`]),y=[l,u].map(j=>j.trim().replaceAll(/\s*\n\s*/g,", ")).filter(Boolean);throw new h(`${s}: it still runs after ${f} s; last seen: ${y.join("; ")||"nothing"}`)},i=async s=>{if((await o("lxc-wait",`--state=${s}`,`--timeout=${Ft}`)).status!==0)throw new h(`cannot ${s==="FROZEN"?"freeze":"thaw"} ${t}: it is not ${s} after ${Ft} s`)},c=(s,d)=>[...F(r),"lxc-attach",`--lxcpath=${n.machines}`,`--name=${t}`,"--clear-env",...d.flatMap(l=>["--set-var",l]),"--",...s],m=Me({name:t,pace:1,hint:`its console is kept with the evidence and, while the lab is up, in ${B(n.machines,t,C)}`,enter:c,attach:c,cause:s=>Dn(s)?"the machine does not run":void 0});return{...m,restart:()=>Te(m),async shutDown(){await Ne(m),await a(`cannot shut down ${t}`,Pt),m.drop(A)},async cutPower(){const{stderr:s}=await o("lxc-stop","--kill");await a(`cannot cut the power of ${t}`,ce,s),m.drop(A)},async start(){const s=B(n.machines,t,"lxc.log");await Fn(s,te(s)).catch(()=>{});const d=await o("lxc-start","--daemon",`--logfile=${s}`,"--logpriority=WARN");if(d.status===0||(await o("lxc-wait","--state=RUNNING","--timeout=0")).status===0)return;const l=await jn(s,"utf8").catch(()=>""),f=Pn(l||d.stderr)??`lxc-start said nothing${qn(d)}`;throw new h(`cannot start ${t}: ${f}`,{logs:[{name:`${t}-lxc.log`,text:l},{name:`${t}-lxc-start.txt`,text:`${d.stdout}${d.stderr}`},{name:`${t}-console.log`,text:await b(B(n.machines,t,C))}]})},async freeze(){const{status:s,stderr:d}=await o("lxc-freeze");if(s!==0)throw new h(`cannot freeze ${t}: ${d.trim()||`status ${s}`}`);await i("FROZEN")},async thaw(){await o("lxc-unfreeze"),await i("RUNNING")},resources:()=>_n(e,t),console:()=>b(B(n.machines,t,C))}}var qn=({status:e,timedOut:t,durationMs:r})=>t?`, and had not ended after ${(r/1e3).toFixed(0)} s`:`, and ended with status ${e}`,Dn=e=>/^lxc-attach: .*(Failed to get init pid|Failed to attach|Failed to get attach context)/m.test(e);function Rn(e){return{name:"lxc",features:qe("lxc"),needs:{tools:xt,wayOutTools:V,modules:Pe,unwantedUnits:xn},check:()=>bn(e),async open(t){const r=I(e,t.name,"lxc"),n=await x(),o=n.version==="legacy",a=await M(r)??await rt(r,t,{ownTree:o});return Ot(t,r,a,n)},async find(t){const r=I(e,t.name,"lxc"),n=await M(r);return n&&Ot(t,r,n,await x())},destroy:t=>Ge(t,I(e,t,"lxc"))}}function Ot(e,t,r,n){const o=a=>Ln(e.name,a,r,t);return{spec:e,host:Ze(r,t),portOf:N,async create(a){const i=q(t.machines,a.name);return await An(q(i,"config"))||await En(a,i,e,n,t),await o(a.name).start(),o(a.name)},async list(){return(await wr(t.machines)).map(o)}}}async function En(e,t,r,n,o){await Ae(q(t,"upper"),{recursive:!0});for(const i of e.plainDirectories.keys())await Ae(jt(t,i),{recursive:!0});await U(q(t,"upper"),_e(r,e)),await Xe(o,r,e);const a=Nn(e,{...r,directory:t,layout:n,processes:await it(n)});await $r(q(t,"config"),a)}var An=e=>hr(e).then(()=>!0,()=>!1);import{open as In,readFile as Un,writeFile as Bn}from"node:fs/promises";import{basename as Cn,join as zn}from"node:path";import{readFile as de}from"node:fs/promises";var P="/etc/systemd/system",R="/usr/local/lib/machine-agent",Wn=["systemd-logind.service"],Kn=["machine_command","machine_connection","machine_guard","process_end"],Hn=async e=>[`${R}/${e}.py`,{text:await de(X(`guest/${e}.py`),"utf8"),mode:420}];async function _t(){return{files:{[`${R}/machine-agent`]:{text:await de(X("guest/machine-agent"),"utf8"),mode:493},...Object.fromEntries(await Promise.all(Kn.map(Hn))),[`${P}/machine-agent.service`]:{text:Yn,mode:420},[`${R}/first-things`]:{text:await de(X("guest/first-things"),"utf8"),mode:493},[`${P}/first-things.service`]:{text:Jn,mode:420},[`${P}/systemd-udev-trigger.service.d/fanlab.conf`]:{text:Gn,mode:420}},links:{[`${P}/sysinit.target.wants/machine-agent.service`]:"../machine-agent.service",[`${P}/sysinit.target.wants/first-things.service`]:"../first-things.service",[`${P}/multi-user.target.wants/network-online.target`]:"/usr/lib/systemd/system/network-online.target",...Object.fromEntries(Wn.map(e=>[`${P}/${e}`,"/dev/null"]))}}}var Yn=`[Unit]
Description=Runs commands for the machine's provider
DefaultDependencies=no
IgnoreOnIsolate=yes

[Service]
ExecStart=${R}/machine-agent
Restart=always
KillMode=process
TasksMax=infinity
`,Jn=`[Unit]
Description=Unpacks the machine's own files and names its links
DefaultDependencies=no
Before=systemd-udevd.service systemd-udev-trigger.service systemd-sysctl.service systemd-networkd.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${R}/first-things
`,Gn=`[Service]
ExecStart=
ExecStart=udevadm trigger --type=devices --action=add --subsystem-match=net
`;import{mkdir as Vn,readdir as Xn}from"node:fs/promises";import{createHash as Zn}from"node:crypto";import{access as Qn,mkdir as eo,readFile as to,rename as ro,rm as no,symlink as oo}from"node:fs/promises";import{basename as ao,dirname as le,join as E}from"node:path";var io=10*1024**3,so=3e5;async function co(e,t,r=io){const n=e.at(-1)??"",o=await Promise.all(e.map(c=>to(`${c}.manifest`,"utf8"))),a=Zn("sha256").update(JSON.stringify([o,t,r])).digest("hex"),i=`${n}.${t.name}-${a.slice(0,16)}.ext4`;return await St(i)?i:xe({file:n,onWait:()=>{}},async()=>(await St(i)||await lo(e,t,r,i),i))}async function lo(e,t,r,n){const o=e.at(-1)??"",a=E(le(o),ke());try{await mo(t,E(a,"content"));const i=Object.entries(t.folders).flat(),c=await g([...be,"unshare","--mount","--pid","--fork","--kill-child","sh","-eu","-c",uo,"disk",a,o,e.join(":"),String(r),...i],{timeoutMs:$(so)});if(c.status!==0){const m=c.stderr.trim().split(`
`).slice(-5).join(`
`);throw new h(`cannot make a disk of the image ${ao(o)}: ${m}`,{hint:`df -h ${le(o)}`,logs:[{name:"machine-disk.txt",text:`${c.stdout}${c.stderr}`}]})}await ro(E(a,"disk"),n)}finally{await no(a,{recursive:!0,force:!0})}}async function mo({files:e,links:t},r){await U(r,e);for(const[n,o]of Object.entries(t))await eo(le(E(r,n)),{recursive:!0}),await oo(o,E(r,n))}var uo=`
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
`,St=e=>Qn(e).then(()=>!0,()=>!1),Mt=77,po=1e4;function me(e,t){const r=e.findIndex(({name:o})=>o===t);if(r<0)throw new h(`cannot make the links of ${t}: the lab does not know its name`);const n=r+2;return{lab:"169.254.0.1",machine:`169.254.${n>>8}.${n&255}`}}var Nt=(e,{lab:t,machine:r},n,o)=>[`fanlab.links=${n.map(({device:a,name:i})=>`${a}:${i}`).join()}`,`fanlab.agent=${e},${r},${t},${Mt}`,...o.length>0?[`fanlab.directories=${o.join(":")}`]:[]];async function fo(e,{networks:t,names:r},{name:n,interfaces:o},a){const{lab:i,machine:c}=me(r,n),m=o.map(({network:f},p)=>{const u=t.find(y=>y.name===f)?.mtu;return`${N(n,p)} ${D(t,f)} ${u}`}),s=["socat",`UNIX-LISTEN:${a.agent},fork,mode=600,backlog=128`,`TCP4:${c}:${Mt},nodelay,connect-timeout=10,keepalive,keepidle=1,keepintvl=1,keepcnt=60`],d=await g([...F(e),"sh","-eu","-c",ho,"links",m.join(`
`),ee(n),i,c,a.agent,a.log,..._(s)],{timeoutMs:$(po)});if(d.status===0)return;const l=`not within ${(d.durationMs/1e3).toFixed(1)} s`;throw new h(`cannot make the links of ${n}: ${d.stderr.trim()||(d.timedOut?l:`status ${d.status}`)}`,{logs:[{name:`links-${n}.txt`,text:`${await b(a.log)}${d.stderr}`}]})}var ho=`
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
`;import{rename as wo,writeFile as $o}from"node:fs/promises";import{join as O}from"node:path";import*as go from"./packages/zod.mjs";import*as w from"./packages/zod.mjs";var vo=w.union([w.cidrv4(),w.cidrv6()]),yo=w.object({name:w.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),interfaces:w.array(w.object({network:w.string(),device:w.string().regex(/^eth\d{1,3}$/),addresses:w.array(vo).readonly(),gateways:w.array(w.union([w.ipv4(),w.ipv6()])).readonly()})).min(1).readonly(),forward:w.boolean(),cpus:w.number().positive(),memory:w.number().positive(),disk:w.number().positive().exactOptional(),plainDirectories:w.array(w.string().startsWith("/")).readonly()}),ko=yo.extend({baseDisk:go.string().startsWith("/")}),xo=1e5;function z({machines:e},t){const r=O(e,t);return{directory:r,record:O(r,"machine.json"),disk:O(r,"disk"),ownFiles:O(r,"own-files"),console:O(r,"console.log"),agent:O(r,"agent"),log:O(r,"log")}}async function ue({record:e}){const t=Re(e,xo);if("text"in t)return fr(t.text,ko,e);if(t.problem!=="there is none")throw new h(`cannot read ${e}: ${t.problem}`)}async function bo({record:e},t){await $o(`${e}.new`,JSON.stringify(t)),await wo(`${e}.new`,e)}import{rm as jo}from"node:fs/promises";import{join as Fo}from"node:path";async function Po({directory:e,ownFiles:t},r){const n=Fo(e,"packing");await U(n,r);const o=Object.keys(r).map(c=>c.slice(1)),{status:a,stderr:i}=await g(["tar","--create",`--file=${t}`,`--directory=${n}`,"--owner=0","--group=0","--numeric-owner","--",...o]);if(a!==0)throw new h(`cannot pack the files of a machine: ${i.trim()}`);await jo(n,{recursive:!0})}import{readFile as Tt,rename as Oo}from"node:fs/promises";import{fileURLToPath as _o}from"node:url";var So=class{#t;#e=new Set;constructor(e){this.#t=e}async connect(e,t){const r=await ir(this.#t,e,t);if(!r)return;let n,o;const a=i=>{this.#e.delete(a)&&(n=i,r.close(),o?.(i))};return this.#e.add(a),{send:r.send,listen(i,c){o=c,n===void 0?r.listen(i,a):c(n)},close:()=>{this.#e.delete(a),r.close()}}}drop(e){for(const t of[...this.#e])t(e)}};import{readFile as Mo,writeFile as No}from"node:fs/promises";import{join as Lt}from"node:path";var To=1e4;async function qt(e,t,r){const n=r?"freeze":"thaw";try{await No(Lt(e,"cgroup.freeze"),r?"1":"0")}catch(o){if(!r&&o.code==="ENOENT")return;throw new h(`cannot ${n} ${t}: ${o.message}`,{hint:"mount -t cgroup2: this kernel holds processes by cgroups of version 2 only"})}await L(`${t} is ${r?"frozen":"thawed"}`,async()=>{const o=await Mo(Lt(e,"cgroup.events"),"utf8");return o.includes(`frozen ${r?1:0}`)?{value:!0}:{notYet:o.trim()}},{within:$(To)})}import{mkdir as Lo,writeFile as Dt}from"node:fs/promises";import{dirname as Rt,join as W}from"node:path";async function Et(e,t){const{tracking:r}=await x();if(!r)throw new h(`cannot tell the processes of ${t}: no cgroup hierarchy is mounted`);return W(r,T(e),t)}async function qo(e,t){const r=await Et(e,t),n=await x(),{pids:o}=n.controllers,a=o?W(o.root,T(e),t):r;if(await Promise.all([r,a].map(i=>Lo(i,{recursive:!0}))),!o)return[r];if(o.version===2)for(const i of At(a,o.root))await Dt(W(i,"cgroup.subtree_control"),"+pids");return await Dt(W(a,"pids.max"),String(await it(n))),[...new Set([r,a])]}var At=(e,t)=>e===t?[]:[...At(Rt(e),t),Rt(e)],It=2e4,Do=12e4,Ro=_o(new URL(import.meta.url.endsWith(".ts")?"attach.ts":"attach.mjs",import.meta.url));function Eo(e,t,r){const n=z(r.paths,e),o=`its console is kept with the evidence and, while the lab is up, in ${n.console}`,a=()=>Et(r.spec.name,e),i=async()=>Q(await a()),c=async()=>(await i()).length>0,m=new So(n.agent),s={name:e,hint:o,async connect(...l){if(!await c())throw new Ee("the machine does not run");return m.connect(...l)}},d={name:e,pace:r.pace,run:(l,f)=>pr(s,l,f),open:(l,f)=>cr(s,l,f),attach:l=>[process.execPath,Ro,n.agent,...l]};return{...d,restart:()=>Te(d),async shutDown(){await Ne(d),await L(`${e} is down`,async()=>await c()?{notYet:"it still runs"}:{value:!0},{within:$(Do*r.pace),hint:o}),m.drop(A)},async cutPower(){await Be([await a()],e),m.drop(A)},async start(){if(await c())return;const l=await ue(n);if(!l)throw new h(`cannot start ${e}: there is no such machine`);await Oo(n.console,te(n.console)).catch(()=>{});const f=await qo(r.spec.name,e),p=await t.command(l,n,r);await Io(f,[...F(r.keeper),"setsid",...p],n),await L(`${e} has power`,async()=>{const u=await Tt(n.console,"utf8").catch(()=>"");if(t.firstWords.test(u))return{value:!0};if(await c())return{notYet:u.slice(-500)};const y=u.trim().split(`
`).slice(-5).join(`
`);throw new Ee(`cannot start ${e}: ${y||"its program ended and said nothing"}`,{logs:await Ao(e,n)})},{within:$(It),hint:o})},freeze:async()=>qt(await a(),e,!0),thaw:async()=>qt(await a(),e,!1),async resources(){for(const l of await i()){const f=(await Tt(`/proc/${l}/cmdline`,"utf8").catch(()=>"")).split("\0"),p=await t.resources(f);if(p)return p}throw new h(`cannot tell the limits of ${e}: the machine does not run`,{hint:o})},console:()=>b(n.console)}}var Ao=async(e,t)=>[{name:`${e}-console.log`,text:await b(t.console)},{name:`${e}-log.txt`,text:await b(t.log)}];async function Io(e,t,r){const n=["setsid","sh","-c",Bo,"machine",e[0]??"",...t],o=await g(["sh","-eu","-c",Uo,"launch",r.console,...e,"--",..._(n)],{timeoutMs:$(It)});if(o.status!==0)throw new h(`cannot start a machine: ${o.stderr.trim()}`)}var Uo=`
console=$1; shift
while [ "$1" != -- ]; do
  echo $$ > "$1/cgroup.procs"
  shift
done
shift
"$@" </dev/null >>"$console" 2>&1 &
`,Bo=`
group=$1; shift
"$@"
while read -r pid; do
  if [ "$pid" != $$ ]; then kill -KILL "$pid"; fi
done < "$group/cgroup.procs"
`;function Ut(e,t){const{name:r,needs:n,check:o,emulator:a}=t,i=s=>I(e,s,r),c=async(s,d,l)=>{const f=await a.pace(d),p=u=>Eo(u,a,{spec:s,paths:d,keeper:l,pace:f});return{spec:s,host:Ze(l,d),portOf:N,async create(u){return await ue(z(d,u.name))||await m(u,s,d,l),await p(u.name).start(),p(u.name)},async list(){const u=await Xn(d.machines);return(await Promise.all(u.map(j=>ue(z(d,j))))).flatMap(j=>j?[p(j.name)]:[])}}},m=async(s,d,l,f)=>{const p=z(l,s.name);await Vn(p.directory,{recursive:!0});const u=await co(Le(s.name,d),await t.diskContent(d.image),s.disk),y={...s,baseDisk:u};await Promise.all([Xe(l,d,s),fo(f,d,s,p),Po(p,_e(d,s)),a.makeDisk?.(y,p)]),await bo(p,y)};return{name:r,features:qe(r),needs:n,check:o,async open(s){const d=i(s.name),l=await M(d);if(l)return c(s,d,l);const f=await rt(d,s,{ownTree:!1});return await t.prepareLab(f,d,s),c(s,d,f)},async find(s){const d=i(s.name),l=await M(d);return l&&c(s,d,l)},destroy:s=>Ge(s,i(s))}}var Co=async()=>(await or()).works?"kvm":"tcg",Bt={socat:"socat",mke2fs:"e2fsprogs",dnsmasq:"dnsmasq-base",ip:"iproute2",nsenter:"util-linux",python3:"python3-minimal",unshare:"util-linux"},Ct=["tun","bridge","veth","overlay","vxlan","sch_ingress","cls_bpf","act_bpf"],zt=1024**2,pe="qemu-system-x86_64",zo={kvm:["-accel","kvm","-cpu","host"],tcg:["-accel","tcg,thread=multi,tb-size=256","-cpu","max"]},Wt=8;function Wo({name:e,interfaces:t,cpus:r,memory:n,plainDirectories:o},a,i,{kernel:c,initrd:m},s){const d=S(e,{device:"management",addresses:[]}),l=(p,u,y,j)=>["-netdev",`tap,id=${u},ifname=${y},script=no,downscript=no`,"-device",`virtio-net-pci,netdev=${u},mac=${j},addr=${p},romfile=`],f=["console=ttyS0","loglevel=6","systemd.show_status=yes","net.ifnames=0","apparmor=0",`systemd.hostname=${e}`,...Nt(`eth${t.length}`,me(i.names,e),t.map(({device:p},u)=>({device:`eth${u}`,name:p})),o)];return[pe,"-no-user-config","-nodefaults","-display","none","-serial","stdio","-monitor","none","-machine","q35",...zo[s],"-name",e,"-smp",String(r),"-m",`${n/zt}M`,"-kernel",c,"-initrd",m,"-append",f.join(" "),"-drive",`if=none,id=disk,format=qcow2,cache=unsafe,file=${a.disk}`,"-device","virtio-blk-pci,drive=disk","-drive",`if=none,id=own-files,format=raw,readonly=on,file=${a.ownFiles}`,"-device","virtio-blk-pci,drive=own-files","-device","virtio-rng-pci",...t.flatMap((p,u)=>l(Wt+u,p.device,N(e,u),S(e,p))),...l(Wt+t.length,"management",ee(e),d)]}function Ko(e){const t=o=>e[e.indexOf(o)+1]??"",r=/^(\d+)M$/.exec(t("-m"))?.[1],n=/,file=(.+)$/.exec(t("-drive"))?.[1];if(!(!e[0]?.endsWith(pe)||!r||!n))return{cpus:Number(t("-smp")),memory:Number(r)*zt,disk:n}}var K={tools:{[pe]:"qemu-system-x86","qemu-img":"qemu-utils",depmod:"kmod","apt-cache":"apt","dpkg-deb":"dpkg",...Bt},wayOutTools:V,modules:Ct,unwantedUnits:[],architectures:["x64"]};async function Ho(e,t=process.arch){const r=[...ye("qemu",K.architectures,t),...ne(e),...gt(e),...await oe("qemu",K.tools)];return r.length>0?r:ae(e,vt,K.modules)}import{access as Yo,mkdir as Jo,readdir as H,readFile as Go,rename as fe,rm as he,writeFile as Vo}from"node:fs/promises";import{dirname as Xo,join as v}from"node:path";import{createHash as Zo}from"node:crypto";import{readFile as we}from"node:fs/promises";import{basename as Kt,join as Ht}from"node:path";function Qo(e){const t={path:"TRAILER!!!",mode:0};return Buffer.concat([...e,t].flatMap(ea))}function ea({path:e,mode:t,data:r=new Uint8Array},n){const o=Buffer.from(`${e}\0`),a=t>>12===4?2:1,c=`070701${[n+1,t,0,0,a,0,r.length,0,0,0,0,o.length,0].map(m=>m.toString(16).padStart(8,"0")).join("")}`;return[Yt(Buffer.concat([Buffer.from(c),o])),Yt(r)]}var Yt=e=>Buffer.concat([e,Buffer.alloc(-e.length&3)]);function ta(e,t){const r=e.split(`
`).map(o=>o.split(/:\s*/)),n=[];for(const o of t){const[a,i=""]=r.find(([c=""])=>/([^/]+)\.ko(\.\w+)?$/.exec(c)?.[1]?.replaceAll("-","_")===o)??[];if(a)for(const c of[...i.split(" ").filter(Boolean).reverse(),a])n.includes(c)||n.push(c)}return n}var Jt=["virtio_pci","virtio_blk","virtio_net","virtio_rng"],ra=()=>Zo("sha256").update(Gt(Jt)).digest("hex").slice(0,8);async function na(e,t){const r=await we(Ht(t,"modules.dep"),"utf8"),n=ta(r,Jt),o=a=>({path:a,mode:16877});return Qo([...["bin","dev","disk","modules"].map(o),{path:"bin/busybox",mode:33261,data:await we(e)},{path:"init",mode:33261,data:Buffer.from(Gt(n.map(a=>Kt(a))))},...await Promise.all(n.map(async a=>({path:`modules/${Kt(a)}`,mode:33188,data:await we(Ht(t,a))})))])}var Gt=e=>`#!/bin/busybox sh
PATH=/bin
/bin/busybox --install -s /bin
mount -t devtmpfs devtmpfs /dev
for module in ${e.join(" ")}; do insmod /modules/$module; done
until mount -t ext4 /dev/vda /disk; do usleep 50000; done
exec switch_root /disk /sbin/init
`,oa=3e4,Vt={debian:`linux-image-cloud-${process.arch==="x64"?"amd64":process.arch}`,ubuntu:"linux-image-virtual"};function aa(e){const t=Vt[e];if(t)return t;throw new h(`cannot get a kernel for machines of provider qemu: the host is ${e||"of no known distribution"}, known are ${Object.keys(Vt).join(", ")}`,{hint:`use ${De("provider")} lxc`})}async function ia(e){const t=[],r=[e];for(const n of r){const{stdout:o,stderr:a,status:i}=await g(["apt-cache","depends","--important",n],{timeoutMs:oa});if(i!==0)throw new h(`cannot find a kernel for machines of provider qemu: ${a.trim()}`,{hint:"apt-get update"});const c=sa(o).filter(m=>!r.includes(m));t.push(...c),r.push(...c)}return t}var sa=e=>[...e.matchAll(/^ *\|?Depends: (linux-(?:image|modules)-\d\S*)$/gm)].map(([,t=""])=>t),ca=3e5;async function Xt(e){const t=await Go("/etc/os-release","utf8").catch(()=>""),r=await ia(aa(ar(t).id)),n=`${e}.kernel-${r[0]}-${ra()}`,o=await $e(n);return o||xe({file:e,onWait:()=>{}},async()=>{const a=await $e(n);if(a)return a;const i=v(Xo(e),ke());try{await da(r,v(e,"bin","busybox"),i),await fe(i,n)}finally{await he(i,{recursive:!0,force:!0})}return await $e(n)})}async function $e(e){const[t,r]=[v(e,"kernel"),v(e,"initrd")];if(!await la(r))return;const[n=""]=await H(v(e,"modules"));return{kernel:t,initrd:r,modules:v(e,"modules",n)}}async function da(e,t,r){const n=v(r,"packages"),o=v(r,"root");await Jo(n,{recursive:!0}),await ge(["apt-get","--quiet","--option","APT::Sandbox::User=root","download",...e],n);for(const c of await H(n))await ge(["dpkg-deb","--extract",c,o],n);const[a=""]=await H(v(o,"lib","modules")).catch(()=>[]),i=(await H(v(o,"boot"))).find(c=>c.startsWith("vmlinuz-"));if(!a||!i)throw new h(`cannot use the kernel of ${e.join(" ")}: it is incomplete`);await ge(["depmod","--basedir",o,a],r),await fe(v(o,"boot",i),v(r,"kernel")),await fe(v(o,"lib","modules"),v(r,"modules")),await he(n,{recursive:!0}),await he(o,{recursive:!0}),await Vo(v(r,"initrd"),await na(t,v(r,"modules",a)))}async function ge(e,t){const{status:r,stderr:n}=await g(e,{cwd:t,timeoutMs:$(ca)});if(r===0)return;const o=n.trim().split(`
`).slice(-5).join(`
`);throw new h(`cannot get a kernel for machines of provider qemu: ${e[0]}: ${o}`,{hint:e.join(" "),logs:[{name:"kernel-packages.txt",text:n}]})}var la=e=>Yo(e).then(()=>!0,()=>!1),ma={kvm:2,tcg:8},Zt=({root:e})=>zn(e,"engine.json");function ua(e){return Ut(e,{name:"qemu",needs:K,check:()=>Ho(e),async diskContent(t){const{modules:r}=await Xt(t);return{...await _t(),name:"qemu",folders:{[`/usr/lib/modules/${Cn(r)}`]:r}}},async prepareLab(t,r,{image:n}){const a={...await Xt(n),accelerator:await Co()};await Bn(Zt(r),JSON.stringify(a))},emulator:{pace:async t=>ma[(await Qt(t)).accelerator],async makeDisk({baseDisk:t},{disk:r}){const n=["qemu-img","create","-q","-f","qcow2","-b",t,"-F","raw",r],{status:o,stderr:a}=await g(n);if(o!==0)throw new h(`cannot make the disk ${r}: ${a.trim()}`)},async command(t,r,{spec:n,paths:o}){const a=await Qt(o);return Wo(t,r,n,a,a.accelerator)},firstWords:/Linux version /,async resources(t){const r=Ko(t);return r&&{cpus:r.cpus,memory:r.memory,disk:await pa(r.disk)}}}})}var Qt=async e=>JSON.parse(await Un(Zt(e),"utf8"));async function pa(e){const t=await In(e);try{const{buffer:r}=await t.read(Buffer.alloc(8),0,8,24);return Number(r.readBigUInt64BE())}finally{await t.close()}}import{mkdir as fa,stat as ha,writeFile as wa}from"node:fs/promises";var Y={tools:{"linux.uml":"user-mode-linux",...Bt},wayOutTools:V,modules:Ct,unwantedUnits:[],architectures:["x64"]},$a=3e4;async function ga(e,t=process.arch){const r=[...ye("uml",Y.architectures,t),...ne(e),...gt(e),...await oe("uml",Y.tools)];if(r.length>0)return r;const n=await ae(e,vt,Y.modules);return[...(await Promise.all([mt({provider:"uml",controllers:["pids"],ownTree:!1}),st()])).flat(),...n,...n.length===0?await ya(e):[]]}var va=[...be,"unshare","--pid","--fork","--kill-child","--mount-proc"];async function ya(e){const{stdout:t,stderr:r}=await ht(e,n=>g([...va,"linux.uml","mem=64M","con=null","con0=null,fd:1","ssl=null","root=/dev/none","panic=1"],{timeoutMs:$($a),env:{PATH:process.env.PATH??"",TMPDIR:n,HOME:n}}));return/^Kernel panic .*VFS: Unable to mount root fs/m.test(t+r)?[]:[ka(t+r)]}function ka(e){return{message:`User-mode Linux does not start here: ${e.trim().split(`
`).slice(-3).join(" / ")||"it said nothing"}`,hint:`allow ptrace and executable memory (in a container: --cap-add SYS_PTRACE), or use ${De("provider")} lxc`}}import{join as er}from"node:path";var tr=({root:e})=>er(e,"memory"),rr=({root:e})=>er(e,"start-kernel"),xa=`#!/bin/bash
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
`,nr=(e,t)=>`transport=tap,ifname=${e},mac=${t},depth=64,gro=1`;function ba({name:e,interfaces:t,cpus:r,memory:n,plainDirectories:o,baseDisk:a},i,{spec:c,paths:m,processor:s}){if(r!==1)throw new h(`cannot start ${e}: machines of provider uml have one CPU, ${r} are asked for`);const d=me(c.names,e),l=`vec${t.length}`,f=S(e,{device:"management",addresses:[]});return["env",`TMPDIR=${tr(m)}`,`HOME=${i.directory}`,"taskset","--cpu-list",String(s),rr(m),`mem=${n/1024}K`,`ubd0=${i.disk},${a}`,`ubd1r=${i.ownFiles}`,"root=/dev/ubda","rw","rootflags=barrier=0","hostfs=/dev/null/none","con=null","con0=null,fd:1","ssl=null","loglevel=6","systemd.show_status=yes",`systemd.hostname=${e}`,...t.map((p,u)=>`vec${u}:${nr(N(e,u),S(e,p))}`),`${l}:${nr(ee(e),f)}`,...Nt(l,d,t.map(({device:p},u)=>({device:`vec${u}`,name:p})),o)]}function ja(e){const t=e.map(n=>/^mem=(\d+)K$/.exec(n)?.[1]).find(Boolean),r=e.map(n=>/^ubd0=[^,]*,(.+)$/.exec(n)?.[1]).find(Boolean);return t&&r?{memory:Number(t)*1024,baseDisk:r}:void 0}import{readdir as Fa}from"node:fs/promises";import{join as Pa}from"node:path";var ve="/usr/lib/uml/modules";async function Oa(){const[e]=(await Fa(ve).catch(()=>[])).sort().reverse();if(!e)throw new h(`cannot make a disk for User-mode Linux: no modules in ${ve}`,{hint:"apt-get install --reinstall user-mode-linux"});const{files:t,links:r}=await _t();return{name:"uml",files:t,links:{...r,...Object.fromEntries(_a)},folders:{[`/usr/lib/modules/${e}`]:Pa(ve,e)}}}var _a=["iptables","ip6tables"].flatMap(e=>["","-save","-restore"].map(t=>[`/etc/alternatives/${e}${t}`,`/usr/sbin/${e}-legacy${t}`]));import{readFile as Sa}from"node:fs/promises";async function Ma(e){const t=Na(await Sa("/proc/self/status","utf8")),r=Number(/\d*$/.exec(e)?.[0]);return t[r%t.length]??0}function Na(e){return(/^Cpus_allowed_list:\s*(\S+)$/m.exec(e)?.[1]??"0").split(",").flatMap(r=>{const[n=0,o=n]=r.split("-").map(Number);return Array.from({length:o-n+1},(a,i)=>n+i)})}var Ta=4;function La(e){return Ut(e,{name:"uml",needs:Y,check:()=>ga(e),diskContent:Oa,emulator:{pace:async()=>Ta,command:async(t,r,n)=>ba(t,r,{...n,processor:await Ma(t.name)}),firstWords:/^Linux version /m,async resources(t){const r=ja(t);return r&&{cpus:1,memory:r.memory,disk:(await ha(r.baseDisk)).size}}},async prepareLab(t,r){await wa(rr(r),xa,{mode:448});const n=tr(r);await fa(n);const o=["mount","-t","tmpfs","-o","mode=700,size=0","tmpfs",n],{status:a,stderr:i}=await g([...F(t),...o]);if(a!==0)throw new h(`cannot make room for the machines' memory: ${i.trim()}`)}})}var qa={lxc:Rn,uml:La,qemu:ua};export{qa as providersOnThisHost};
