import{$0 as B}from"./shared-34e7018e.mjs";import{$0 as C}from"./shared-59513bf2.mjs";import{$1q as F}from"./shared-5735b476.mjs";import{$4f as p}from"./shared-22ca91c8.mjs";import{$3a as N}from"./shared-409b5b88.mjs";import{$b as m}from"./shared-22ca91c8.mjs";import{$g as D}from"./shared-ea5c58ac.mjs";import{$0 as u}from"./shared-89d47b0d.mjs";var W=3e3;function h(t){return{async act(){await O(t,async e=>{await j(e,"make",e.act,e.stdin),await z(e,"there")})},async undo(){await O(t,async e=>{await j(e,"undo",e.undo),await z(e,"gone")})}}}async function O(t,e){await m(t.map(e))}async function j({place:t,what:e,see:n,words:s},o,a,r){const i=r===void 0?{}:{stdin:r},c=await t.run(["sh","-euc",a,"fault",...s],i);if(c.status!==0)throw new u(`cannot ${o} the fault of ${e} on ${t.name}: ${p(c)}`,{hint:`${n}, on ${t.name}`})}async function z({place:t,what:e,see:n,look:s,words:o},a){await t.waitUntil(`the fault of ${e} is ${a}`,async()=>{const r=await t.run(["sh","-euc",s,"fault",...o]);if(r.status!==0)throw new u(`cannot look at the fault of ${e} on ${t.name}: ${p(r)}`);const i=r.stdout.trim();return i===a?{value:!0}:{notYet:i}},{within:W,hint:`${n}, on ${t.name}`})}var I="/var/lib/fanlab-fill-disk",H=t=>h(t.map(e=>({place:e,what:"the disk",see:`df -h /; ls -l ${I}`,words:[I],act:`mkdir -p "$1"
size=$(($(stat -f -c '%f * %S' "$1")))
number=0
while [ "$size" -ge 4096 ]; do
  number=$((number + 1))
  fallocate -l "$size" "$1/$number" 2>/dev/null || { rm -f "$1/$number"; size=$((size / 2)); }
done`,undo:'rm -rf "$1"',look:`if ! [ -d "$1" ]; then echo gone
elif dd if=/dev/zero of="$1/look" bs=64k count=1 conv=fsync 2>/dev/null; then rm -f "$1/look"; echo "there is still room"
else rm -f "$1/look"; echo there; fi`})));function v({lab:t,provided:e},n){const{portOf:s}=e;if(!s)throw new u("cannot break a link from outside: this provider has no ends of links of its own",{hint:"make the lab with provider lxc, uml or qemu"});return t.topology.machines.flatMap(o=>o.interfaces.flatMap(({network:a,device:r},i)=>n===void 0||n===a?[{machine:o.name,network:a,name:s(o.name,i),device:r}]:[]))}function w(t,e,n){const s=v(t,e).filter(({machine:a})=>n===void 0||n.machine===a);if(s.length>0)return s;const o=n===void 0?"any machine":n.machine;throw new u(`cannot find the link of ${o} to network ${e} in lab ${t.lab.name}`)}var S=({lab:t},e)=>t.topology.networks.some(({name:n,host:s})=>n===e&&s.length>0);function K(t,e,n){const{network:s,way:o}=n,a=w(t,s,o),r=E(a),c=n.kind!=="loss"||n.share===1?"drop":`numgen random mod 1000000 < ${Math.round(n.share*1e6)} drop`,l=[`iifname ${r} ${c}`],f=[`oifname ${r} ${c}`];if(o===void 0)return y(t,e,{prerouting:l,...S(t,s)&&{output:f}},a);const $={...o.which!=="to"&&{prerouting:l},...o.which!=="from"&&{postrouting:f}};return y(t,e,$,a)}function X(t,e,n){const s=n.flatMap((r,i)=>n.slice(i+1).flatMap(c=>[[r,c],[c,r]])),o={prerouting:[],forward:[],input:[],output:[]};for(const[r,i]of s){const[c,l]=[_(t,r),_(t,i)];c&&l&&o.forward.push(`iifname ${c} oifname ${l} drop`),c&&i.includes("host")&&o.input.push(`iifname ${c} drop`),l&&r.includes("host")&&o.output.push(`oifname ${l} drop`);for(const[f,$]of Y){const[x,M]=[r,i].map(A=>Z(t,A).filter($));if(!x?.length||!M?.length)continue;const q=`${f} saddr ${b(x)} ${f} daddr ${b(M)} drop`;o.prerouting.push(q),o.output.push(q)}}const a=v(t).filter(({machine:r})=>n.some(i=>i.includes(r)));return y(t,e,o,a)}var Y=[["ip",t=>!t.includes(":")],["ip6",t=>t.includes(":")]];function _(t,e){const n=v(t).filter(({machine:s})=>e.includes(s));return n.length===0?void 0:E(n)}var Z=({lab:{topology:t}},e)=>[...e.includes("host")?t.networks.flatMap(({host:n})=>n):[],...t.machines.filter(({name:n})=>e.includes(n)).flatMap(({interfaces:n})=>n.flatMap(({addresses:s})=>s))].map(n=>n.replace(/\/.*/,"")),b=t=>`{ ${t.join(", ")} }`,E=t=>b(t.map(({name:e})=>`"${e}"`));function y({lab:t},e,n,s){const o=`fanlab_${e}`;return h([{place:t.host,what:`table ${o}`,see:"nft list tables bridge",words:[o,...s.map(({name:a})=>a)],act:'shift; for port in "$@"; do [ -e "/sys/class/net/$port" ] || { echo "there is no port $port" >&2; exit 1; }; done; nft -f -',stdin:G(o,n),undo:`${L} *"table bridge $1"*) nft delete table bridge "$1" ;; esac`,look:`${L} *"table bridge $1"*) echo there ;; *) echo gone ;; esac`}])}var L="tables=$(nft list tables bridge); case $tables in",G=(t,e)=>[`table bridge ${t} {`,...Object.entries(e).filter(([,n])=>n.length>0).flatMap(([n,s])=>[`  chain ${n} {`,`    type filter hook ${n} priority -400; policy accept;`,...s.map(o=>`    ${o}`),"  }"]),`}
`].join(`
`),J=1e4;function Q(t,{network:e,way:n}){const s=w(t,e,n),o=h(s.map(({name:a})=>({place:t.lab.host,what:`port ${a}`,see:`ip -d link show ${a}`,words:[a],act:'ip link set dev "$1" down',undo:'[ ! -e "/sys/class/net/$1" ] || ip link set dev "$1" up',look:`[ -e "/sys/class/net/$1" ] || { echo gone; exit; }
case $(ip -o link show dev "$1") in *[\\<,]UP[,\\>]*) echo gone ;; *) echo there ;; esac`})));return{async act(){await o.act(),await Promise.all(s.map(a=>R(t,a)))},undo:()=>o.undo()}}async function R({lab:t},{machine:e,device:n}){const s=t.machine(e);await s.waitUntil(`${n} of ${e} has lost its carrier`,async()=>{const o=await s.run(["cat",`/sys/class/net/${n}/carrier`]);if(o.status!==0)throw new u(`cannot see the carrier of ${n} on ${e}: ${p(o)}`);return o.stdout.trim()==="0"?{value:!0}:{notYet:"it still has it"}},{within:J})}var g=12e4,V=({features:t},e)=>({act:()=>d(e,async n=>{if(t.ownKernel&&await n.succeed(["sync"]),await n.place.cutPower(),await ot(n))throw new u(`cannot cut the power of ${n.name}: it still answers`)}),undo:()=>d(e,async n=>{await n.place.start(),await n.waitUntilSucceeds(["true"],g)})});function tt(t){const e=new Map;return{act:()=>d(t,async n=>{e.set(n.name,await n.bootId()),await n.place.restart()}),undo:()=>d(t,async n=>{const s=e.get(n.name);await(s===void 0?n.waitUntilSucceeds(["true"],g):n.waitForBootAfter(s))})}}var et=2e3;function nt(t){const e=new Map;return{act:()=>d(t,async n=>{const{place:s}=n;if(!s.freeze)throw new u(`cannot freeze ${n.name}: its provider cannot`);e.set(n,C(n)),await s.freeze()}),undo:()=>d(t,async n=>{await n.place.thaw?.(),await n.waitUntilSucceeds(["true"],g),e.get(n)?.()})}}var ot=async t=>{try{return(await t.place.run(["true"],{timeoutMs:et})).status===0}catch{return!1}};async function d(t,e){await m(t.map(e))}function st({lab:t},{on:e,run:n,undo:s}){if(e.length===0)throw new u("cannot make a fault by commands on no machine: none that it names is there");const o=async(a,r)=>{await m(e.map(async i=>{const c=t.machine(i),l=r==="make"?"run":"undo",f=N("shell","--lab",t.name,i),$=await B(c,a,{LAB_MACHINE:i});if($.status!==0)throw new u(`cannot ${r} the fault on ${i}: ${p($)}`,{hint:`${l}: of the fault in the lab file; in a lab that is up try it by ${f}`})}))};return{act:()=>o(n,"make"),undo:()=>o(s,"undo")}}import{readFile as at}from"node:fs/promises";var P="FAULT001";async function rt(t,e,n){const{network:s,way:o}=n,[a,r]=o===void 0?[!0,S(t,s)]:[o.which!=="to",o.which!=="from"],i=ct(await at(D("faults/guest/fault.bpf.o")),{share:n.kind==="duplicate"?n.share:0,mtu:n.kind==="mtu"?n.mtu:4294967295,onlyOwn:o===void 0}),c=[...a?["ingress:in"]:[],...r?["egress:out"]:[]].map(l=>{const[f,$]=l.split(":");return`${f} fault/${n.kind}-${$}`});return h(w(t,s,o).map(({name:l})=>({place:t.lab.host,what:`port ${l}`,see:`tc filter show dev ${l} ingress; tc filter show dev ${l} egress`,words:[l,it(e),`/run/fanlab-fault-${e}-${l}.o`,...c],act:`${k}
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
case $seen in 0) echo gone ;; $#) echo there ;; *) echo "$seen of $# programs" ;; esac`})))}var k="port=$1 pref=$2 object=$3; shift 3",it=t=>String(Number.parseInt(t.slice(0,4),16)%3e4+1);function ct(t,{share:e,mtu:n,onlyOwn:s}){const o=t.indexOf(P);if(o<0)throw new Error("the program of faults has no place for its numbers");const a=Buffer.from(t),r=[Math.min(4294967295,Math.round(e*2**32)),n,s?1:0];for(const[i,c]of r.entries())a.writeUInt32LE(c,o+P.length+4*i);return a}function lt(t,{kind:e,what:n}){const s=[],o=async(a,r,i)=>{await m(t.map(async c=>{const l=await c.run(["sh","-euc",ut+r,"fault",n]);if(l.status!==0)throw new u(`cannot ${a==="make"?e:`undo ${e} of`} ${n} on ${c.name}: ${p(l)}`,{hint:`systemctl status ${n}; pgrep -a ${n}, on ${c.name}`});i(l.stdout.trim(),c.name)}))};return{act:()=>o("make",U[e].act,()=>{}),undo:()=>o("undo",U[e].undo,(a,r)=>{a&&s.push(`${n} on ${r} ${a}`)}),notes:()=>s}}var ut=`
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
`,U={pause:{act:'found=$(pids); some; send STOP; found=$(pids); send STOP; until_none "[^TtZX]"',undo:'found=$(pids); send CONT; until_none "[T]"'},kill:{act:'found=$(pids); some; send KILL; until_none "[^ZX]"',undo:`if is_unit; then
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
[ "$(systemctl show --property=InvocationID --value -- "$what")" != "$before" ] || { echo "systemd did not start it anew" >&2; exit 1; }`,undo:'systemctl is-active --quiet -- "$what" || systemctl start -- "$what"'}};function ft(t,{way:e,network:n},s){if(e===void 0)return[...t];const o=t.filter(({machine:i})=>i===e.machine),a=t.filter(({machine:i})=>i!==e.machine),r=s?"from":"to";if(e.which===r)return o;if(a.length>1)throw new u(`cannot hold back what is ${e.which==="to"?"sent to":"sent by"} ${e.machine} on ${n}: more than two are there`,{hint:`${r} ${e.machine}, or nobody in particular`});return e.which==="at"?[...o,...a]:a}async function $t(t,e){const{lab:n}=t,s=e.kind!=="rate"&&!t.netem,o=ft(w(t,e.network,void 0),e,s).map(i=>s?{place:n.machine(i.machine),device:i.device}:{place:n.host,device:i.name}),{kind:a,words:r}=pt(e);return h(o.map(({place:i,device:c})=>({place:i,what:c,see:`tc -s qdisc show dev ${c}`,words:[c,`qdisc ${a} ${T}`,...r],act:`device=$1; shift 2; tc qdisc add dev "$device" root handle ${T} "$@"`,undo:`[ -e "/sys/class/net/$1" ] || exit 0
case $(tc qdisc show dev "$1") in *"$2"*) tc qdisc del dev "$1" root ;; esac`,look:`[ -e "/sys/class/net/$1" ] || { echo gone; exit; }
said=$(tc qdisc show dev "$1"); case $said in *"$2"*) echo there ;; *) echo gone ;; esac`})))}var T="fa17:",dt=t=>Math.max(3200,Math.round(t/8/100));function pt(t){switch(t.kind){case"rate":return{kind:"tbf",words:["tbf","rate",`${t.rate}bit`,"burst",String(dt(t.rate)),"latency","100ms"]};case"delay":return{kind:"netem",words:["netem","limit","10000","delay",`${t.delay}ms`,...t.jitter>0?[`${t.jitter}ms`]:[]]};case"reorder":return{kind:"netem",words:["netem","limit","10000","delay","10ms","reorder",`${(t.share*100).toFixed(2)}%`]};default:throw new Error(`no queue makes ${t.kind}`)}}async function ht(t,e,n){const{lab:s}=t,o=a=>{const r=F(s,a);if(r.length>0)return r.map(i=>s.machine(i));throw new u(`cannot find machines by ${a.join(", ")} in lab ${s.name}`)};switch(e.kind){case"own":return st(t,e);case"link":return Q(t,e);case"blackhole":case"loss":return K(t,n,e);case"partition":return X(t,n,e.sides.map(a=>F(s,a)));case"duplicate":case"mtu":return rt(t,n,e);case"rate":case"delay":case"reorder":return $t(t,e);case"power-cut":return V(t,o(e.on));case"reboot":return tt(o(e.on));case"freeze":return nt(o(e.on));case"fill-disk":return H(o(e.on));case"pause":case"kill":case"restart":return lt(o(e.on),e)}}export{ht as $0};
