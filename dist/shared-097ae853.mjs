import{$0 as A}from"./shared-34e7018e.mjs";import{$0 as B}from"./shared-59513bf2.mjs";import{$1m as q}from"./shared-5735b476.mjs";import{$4b as p}from"./shared-22ca91c8.mjs";import{$b as m}from"./shared-22ca91c8.mjs";import{$g as N}from"./shared-ea5c58ac.mjs";import{$0 as u}from"./shared-89d47b0d.mjs";var C=3e3;function h(t){return{async act(){await O(t,async e=>{await j(e,"make",e.act,e.stdin),await z(e,"there")})},async undo(){await O(t,async e=>{await j(e,"undo",e.undo),await z(e,"gone")})}}}async function O(t,e){await m(t.map(e))}async function j({place:t,what:e,words:o},s,n,a){const r=a===void 0?{}:{stdin:a},i=await t.run(["sh","-euc",n,"fault",...o],r);if(i.status!==0)throw new u(`cannot ${s} the fault of ${e} on ${t.name}: ${p(i)}`)}async function z({place:t,what:e,look:o,words:s},n){await t.waitUntil(`the fault of ${e} is ${n}`,async()=>{const a=await t.run(["sh","-euc",o,"fault",...s]);if(a.status!==0)throw new u(`cannot look at the fault of ${e} on ${t.name}: ${p(a)}`);const r=a.stdout.trim();return r===n?{value:!0}:{notYet:r}},{within:C})}var D="/var/lib/fanlab-fill-disk",W=t=>h(t.map(e=>({place:e,what:"the disk",words:[D],act:`mkdir -p "$1"
size=$(($(stat -f -c '%f * %S' "$1")))
number=0
while [ "$size" -ge 4096 ]; do
  number=$((number + 1))
  fallocate -l "$size" "$1/$number" 2>/dev/null || { rm -f "$1/$number"; size=$((size / 2)); }
done`,undo:'rm -rf "$1"',look:`if ! [ -d "$1" ]; then echo gone
elif dd if=/dev/zero of="$1/look" bs=64k count=1 conv=fsync 2>/dev/null; then rm -f "$1/look"; echo "there is still room"
else rm -f "$1/look"; echo there; fi`})));function v({lab:t,provided:e},o){const{portOf:s}=e;if(!s)throw new u("cannot break a link from outside: this provider has no ends of links of its own",{hint:"make the lab with provider lxc, uml or qemu"});return t.topology.machines.flatMap(n=>n.interfaces.flatMap(({network:a,device:r},i)=>o===void 0||o===a?[{machine:n.name,network:a,name:s(n.name,i),device:r}]:[]))}function w(t,e,o){const s=v(t,e).filter(({machine:a})=>o===void 0||o.machine===a);if(s.length>0)return s;const n=o===void 0?"any machine":o.machine;throw new u(`cannot find the link of ${n} to network ${e} in lab ${t.lab.name}`)}var I=({lab:t},e)=>t.topology.networks.some(({name:o,host:s})=>o===e&&s.length>0);function H(t,e,o){const{network:s,way:n}=o,a=w(t,s,n),r=_(a),c=o.kind!=="loss"||o.share===1?"drop":`numgen random mod 1000000 < ${Math.round(o.share*1e6)} drop`,l=[`iifname ${r} ${c}`],f=[`oifname ${r} ${c}`];if(n===void 0)return y(t,e,{prerouting:l,...I(t,s)&&{output:f}},a);const d={...n.which!=="to"&&{prerouting:l},...n.which!=="from"&&{postrouting:f}};return y(t,e,d,a)}function K(t,e,o){const s=o.flatMap((r,i)=>o.slice(i+1).flatMap(c=>[[r,c],[c,r]])),n={prerouting:[],forward:[],input:[],output:[]};for(const[r,i]of s){const[c,l]=[S(t,r),S(t,i)];c&&l&&n.forward.push(`iifname ${c} oifname ${l} drop`),c&&i.includes("host")&&n.input.push(`iifname ${c} drop`),l&&r.includes("host")&&n.output.push(`oifname ${l} drop`);for(const[f,d]of X){const[x,M]=[r,i].map(T=>Y(t,T).filter(d));if(!x?.length||!M?.length)continue;const F=`${f} saddr ${b(x)} ${f} daddr ${b(M)} drop`;n.prerouting.push(F),n.output.push(F)}}const a=v(t).filter(({machine:r})=>o.some(i=>i.includes(r)));return y(t,e,n,a)}var X=[["ip",t=>!t.includes(":")],["ip6",t=>t.includes(":")]];function S(t,e){const o=v(t).filter(({machine:s})=>e.includes(s));return o.length===0?void 0:_(o)}var Y=({lab:{topology:t}},e)=>[...e.includes("host")?t.networks.flatMap(({host:o})=>o):[],...t.machines.filter(({name:o})=>e.includes(o)).flatMap(({interfaces:o})=>o.flatMap(({addresses:s})=>s))].map(o=>o.replace(/\/.*/,"")),b=t=>`{ ${t.join(", ")} }`,_=t=>b(t.map(({name:e})=>`"${e}"`));function y({lab:t},e,o,s){const n=`fanlab_${e}`;return h([{place:t.host,what:`table ${n}`,words:[n,...s.map(({name:a})=>a)],act:'shift; for port in "$@"; do [ -e "/sys/class/net/$port" ] || { echo "there is no port $port" >&2; exit 1; }; done; nft -f -',stdin:Z(n,o),undo:`${E} *"table bridge $1"*) nft delete table bridge "$1" ;; esac`,look:`${E} *"table bridge $1"*) echo there ;; *) echo gone ;; esac`}])}var E="tables=$(nft list tables bridge); case $tables in",Z=(t,e)=>[`table bridge ${t} {`,...Object.entries(e).filter(([,o])=>o.length>0).flatMap(([o,s])=>[`  chain ${o} {`,`    type filter hook ${o} priority -400; policy accept;`,...s.map(n=>`    ${n}`),"  }"]),`}
`].join(`
`),G=1e4;function J(t,{network:e,way:o}){const s=w(t,e,o),n=h(s.map(({name:a})=>({place:t.lab.host,what:`port ${a}`,words:[a],act:'ip link set dev "$1" down',undo:'[ ! -e "/sys/class/net/$1" ] || ip link set dev "$1" up',look:`[ -e "/sys/class/net/$1" ] || { echo gone; exit; }
case $(ip -o link show dev "$1") in *[\\<,]UP[,\\>]*) echo gone ;; *) echo there ;; esac`})));return{async act(){await n.act(),await Promise.all(s.map(a=>Q(t,a)))},undo:()=>n.undo()}}async function Q({lab:t},{machine:e,device:o}){const s=t.machine(e);await s.waitUntil(`${o} of ${e} has lost its carrier`,async()=>{const n=await s.run(["cat",`/sys/class/net/${o}/carrier`]);if(n.status!==0)throw new u(`cannot see the carrier of ${o} on ${e}: ${p(n)}`);return n.stdout.trim()==="0"?{value:!0}:{notYet:"it still has it"}},{within:G})}var g=12e4,R=({features:t},e)=>({act:()=>$(e,async o=>{if(t.ownKernel&&await o.succeed(["sync"]),await o.place.cutPower(),await ot(o))throw new u(`cannot cut the power of ${o.name}: it still answers`)}),undo:()=>$(e,async o=>{await o.place.start(),await o.waitUntilSucceeds(["true"],g)})});function V(t){const e=new Map;return{act:()=>$(t,async o=>{e.set(o.name,await o.bootId()),await o.place.restart()}),undo:()=>$(t,async o=>{const s=e.get(o.name);await(s===void 0?o.waitUntilSucceeds(["true"],g):o.waitForBootAfter(s))})}}var tt=2e3;function et(t){const e=new Map;return{act:()=>$(t,async o=>{const{place:s}=o;if(!s.freeze)throw new u(`cannot freeze ${o.name}: its provider cannot`);e.set(o,B(o)),await s.freeze()}),undo:()=>$(t,async o=>{await o.place.thaw?.(),await o.waitUntilSucceeds(["true"],g),e.get(o)?.()})}}var ot=async t=>{try{return(await t.place.run(["true"],{timeoutMs:tt})).status===0}catch{return!1}};async function $(t,e){await m(t.map(e))}function nt({lab:t},{on:e,run:o,undo:s}){const n=async(a,r)=>{await m(e.map(async i=>{const c=t.machine(i),l=await A(c,a,{LAB_MACHINE:i});if(l.status!==0)throw new u(`cannot ${r} the fault on ${i}: ${p(l)}`)}))};return{act:()=>n(o,"make"),undo:()=>n(s,"undo")}}import{readFile as st}from"node:fs/promises";var L="FAULT001";async function at(t,e,o){const{network:s,way:n}=o,[a,r]=n===void 0?[!0,I(t,s)]:[n.which!=="to",n.which!=="from"],i=it(await st(N("faults/guest/fault.bpf.o")),{share:o.kind==="duplicate"?o.share:0,mtu:o.kind==="mtu"?o.mtu:4294967295,onlyOwn:n===void 0}),c=[...a?["ingress:in"]:[],...r?["egress:out"]:[]].map(l=>{const[f,d]=l.split(":");return`${f} fault/${o.kind}-${d}`});return h(w(t,s,n).map(({name:l})=>({place:t.lab.host,what:`port ${l}`,words:[l,rt(e),`/run/fanlab-fault-${e}-${l}.o`,...c],act:`${k}
cat > "$object"
tc qdisc add dev "$port" clsact 2>/dev/null || tc qdisc show dev "$port" | grep -q clsact
for hook in "$@"; do
  tc filter add dev "$port" "\${hook% *}" pref "$pref" bpf da obj "$object" sec "\${hook#* }"
done
rm -f "$object"`,stdin:i,undo:`${k}
rm -f "$object"
[ -e "/sys/class/net/$port" ] || exit 0
case $(tc qdisc show dev "$port") in *clsact*) ;; *) exit 0 ;; esac
for way in ingress egress; do
  [ -z "$(tc filter show dev "$port" "$way" pref "$pref")" ] || tc filter del dev "$port" "$way" pref "$pref"
done
[ -n "$(tc filter show dev "$port" ingress)$(tc filter show dev "$port" egress)" ] || tc qdisc del dev "$port" clsact`,look:`${k}
[ -e "/sys/class/net/$port" ] || { echo gone; exit; }
seen=0
for hook in "$@"; do
  case $(tc filter show dev "$port" "\${hook% *}" pref "$pref") in *"\${hook#* }"*) seen=$((seen + 1)) ;; esac
done
case $seen in 0) echo gone ;; $#) echo there ;; *) echo "$seen of $# programs" ;; esac`})))}var k="port=$1 pref=$2 object=$3; shift 3",rt=t=>String(Number.parseInt(t.slice(0,4),16)%3e4+1);function it(t,{share:e,mtu:o,onlyOwn:s}){const n=t.indexOf(L);if(n<0)throw new Error("the program of faults has no place for its numbers");const a=Buffer.from(t),r=[Math.min(4294967295,Math.round(e*2**32)),o,s?1:0];for(const[i,c]of r.entries())a.writeUInt32LE(c,n+L.length+4*i);return a}function ct(t,{kind:e,what:o}){const s=[],n=async(a,r,i)=>{await m(t.map(async c=>{const l=await c.run(["sh","-euc",lt+r,"fault",o]);if(l.status!==0)throw new u(`cannot ${a==="make"?e:`undo ${e} of`} ${o} on ${c.name}: ${p(l)}`,{hint:`systemctl status ${o}; pgrep -a ${o}, on ${c.name}`});i(l.stdout.trim(),c.name)}))};return{act:()=>n("make",P[e].act,()=>{}),undo:()=>n("undo",P[e].undo,(a,r)=>{a&&s.push(`${o} on ${r} ${a}`)}),notes:()=>s}}var lt=`
what=$1
is_unit() { [ "$(systemctl show --property=LoadState --value -- "$what")" = loaded ]; }
main_pid() { systemctl show --property=MainPID --value -- "$what"; }
pids() {
  if is_unit; then
    group=$(systemctl show --property=ControlGroup --value -- "$what")
    # One hierarchy has all units; what is deeper elsewhere may be a container's unit of the same name.
    root=/sys/fs/cgroup
    for version in unified systemd; do
      [ -e "$root/cgroup.controllers" ] || ! [ -d "$root/$version$group" ] || { root=$root/$version; break; }
    done
    [ -z "$group" ] || find "$root$group" -name cgroup.procs -exec cat {} + 2>/dev/null | sort -u
  else
    for place in /proc/[0-9]*; do
      pid=\${place#/proc/}
      program=$(readlink "$place/exe" 2>/dev/null) || continue
      if [ "\${program##*/}" = "$what" ] || [ "$(cat "$place/comm" 2>/dev/null)" = "$what" ]; then echo "$pid"; fi
    done
  fi
}
some() { [ -n "$found" ] || { echo "there is neither a unit that runs nor a process of that name" >&2; exit 1; }; }
send() { for pid in $found; do kill -"$1" "$pid" 2>/dev/null || :; done; }
states() { for pid in $found; do sed -n 's/^State:[[:space:]]*\\(.\\).*/\\1/p' "/proc/$pid/status" 2>/dev/null || :; done; }
until_none() {
  tries=0
  while states | grep -q "$1"; do
    tries=$((tries + 1))
    [ "$tries" -le 100 ] || { echo "after 5 s, states of $found: $(states | tr '\\n' ' ')" >&2; exit 1; }
    sleep 0.05
  done
}
`,P={pause:{act:'found=$(pids); some; send STOP; found=$(pids); send STOP; until_none "[^TtZX]"',undo:'found=$(pids); send CONT; until_none "[T]"'},kill:{act:'found=$(pids); some; send KILL; until_none "[^ZX]"',undo:`if is_unit; then
  tries=0
  while [ "$(systemctl is-active -- "$what")" = activating ] && [ "$tries" -lt 100 ]; do
    tries=$((tries + 1))
    sleep 0.1
  done
  if systemctl is-active --quiet -- "$what"; then echo "runs again by itself"; exit; fi
  systemctl reset-failed -- "$what" 2>/dev/null || :
  systemctl start -- "$what"
  echo "did not come back by itself and was started"
else
  found=$(pids)
  if [ -n "$found" ]; then echo "runs again by itself"; else echo "did not come back by itself"; fi
fi`},restart:{act:`is_unit || { echo "there is no such unit" >&2; exit 1; }
before=$(systemctl show --property=InvocationID --value -- "$what")
systemctl restart -- "$what"
[ "$(systemctl show --property=InvocationID --value -- "$what")" != "$before" ] || { echo "systemd did not start it anew" >&2; exit 1; }`,undo:'systemctl is-active --quiet -- "$what" || systemctl start -- "$what"'}};function ut(t,{way:e,network:o},s){if(e===void 0)return[...t];const n=t.filter(({machine:i})=>i===e.machine),a=t.filter(({machine:i})=>i!==e.machine),r=s?"from":"to";if(e.which===r)return n;if(a.length>1)throw new u(`cannot hold back what is ${e.which==="to"?"sent to":"sent by"} ${e.machine} on ${o}: more than two are there`,{hint:`${r} ${e.machine}, or nobody in particular`});return e.which==="at"?[...n,...a]:a}async function ft(t,e){const{lab:o}=t,s=e.kind!=="rate"&&!t.netem,n=ut(w(t,e.network,void 0),e,s).map(i=>s?{place:o.machine(i.machine),device:i.device}:{place:o.host,device:i.name}),{kind:a,words:r}=dt(e);return h(n.map(({place:i,device:c})=>({place:i,what:c,words:[c,`qdisc ${a} ${U}`,...r],act:`device=$1; shift 2; tc qdisc add dev "$device" root handle ${U} "$@"`,undo:`[ -e "/sys/class/net/$1" ] || exit 0
case $(tc qdisc show dev "$1") in *"$2"*) tc qdisc del dev "$1" root ;; esac`,look:`[ -e "/sys/class/net/$1" ] || { echo gone; exit; }
said=$(tc qdisc show dev "$1"); case $said in *"$2"*) echo there ;; *) echo gone ;; esac`})))}var U="fa17:",$t=t=>Math.max(3200,Math.round(t/8/100));function dt(t){switch(t.kind){case"rate":return{kind:"tbf",words:["tbf","rate",`${t.rate}bit`,"burst",String($t(t.rate)),"latency","100ms"]};case"delay":return{kind:"netem",words:["netem","limit","10000","delay",`${t.delay}ms`,...t.jitter>0?[`${t.jitter}ms`]:[]]};case"reorder":return{kind:"netem",words:["netem","limit","10000","delay","10ms","reorder",`${(t.share*100).toFixed(2)}%`]};default:throw new Error(`no queue makes ${t.kind}`)}}async function pt(t,e,o){const{lab:s}=t,n=a=>{const r=q(s,a);if(r.length>0)return r.map(i=>s.machine(i));throw new u(`cannot find machines by ${a.join(", ")} in lab ${s.name}`)};switch(e.kind){case"own":return nt(t,e);case"link":return J(t,e);case"blackhole":case"loss":return H(t,o,e);case"partition":return K(t,o,e.sides.map(a=>q(s,a)));case"duplicate":case"mtu":return at(t,o,e);case"rate":case"delay":case"reorder":return ft(t,e);case"power-cut":return R(t,n(e.on));case"reboot":return V(n(e.on));case"freeze":return et(n(e.on));case"fill-disk":return W(n(e.on));case"pause":case"kill":case"restart":return ct(n(e.on),e)}}export{pt as $0};
