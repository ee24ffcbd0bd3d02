import{$0 as M,$1 as u,$2 as O,$3 as F}from"./shared-8041d376.mjs";import{$d as _,$i as L,$x as P}from"./shared-7baf1fc3.mjs";import{$0 as $}from"./shared-885a4591.mjs";import{$e as v}from"./shared-7ab9eb17.mjs";import{$1 as R,$2 as S}from"./shared-c6bec98b.mjs";import{$0 as y}from"./shared-c504641f.mjs";import{$0 as E}from"./shared-7ae607e3.mjs";var A=["net.ipv4.ip_forward","net.ipv4.conf.all.rp_filter","net.ipv4.conf.default.rp_filter"];async function g(t){const e=(await t.succeed(["sh","-c",D,"state",t.name,...A])).split(`${C}
`),[a="",n="",...i]=e,[r=[],l=[],s=[],c=[],...p]=i.map(I);return new Set([...y(a,R,`the interfaces of ${t.name}`).filter(({ifname:o})=>!o.startsWith("veth")).flatMap(T),...y(n,S,`the routes of ${t.name}`).map(({dst:o,dev:m,gateway:h,prefsrc:w})=>`route ${o} dev ${m}${h?` via ${h}`:""}${w?` from ${w}`:""}`),...U(r),...l.slice(1).map(o=>`fan ${o.replaceAll(/\s+/g," ")}`),...s.map(o=>`failed unit ${o.split(" ")[0]}`),...c.map(o=>`sysctl ${o}`),...b.flatMap(({fact:o},m)=>(p[m]??[]).map(o))])}var C="",b=_.flatMap(({state:t})=>t??[]),D=`
here=$1; shift
next() { printf '\\036\\n'; }
ip -json addr show; next
ip -json route show; next
nft --stateless list ruleset
# A kernel whose nf_tables lacks the family ip has its rules here, without their counters.
if [ -s /proc/net/ip_tables_names ]; then
  iptables-legacy-save | awk '/^\\*/ {table = $0} /^[:-]/ {sub(/ \\[.*\\]$/, ""); print "legacy " table " " $0}'
fi
next
fanctl show; next
systemctl list-units --failed --plain --no-legend; next
sysctl "$@"; next
set -- "$here"
${b.map(({script:t})=>t.trim()).join(`
next
`)}
exit 0
`,I=t=>t.split(`
`).map(e=>e.trim()).filter(e=>e!=="");function T({ifname:t,mtu:e,master:a,flags:n,addr_info:i}){const r=`${n.includes("UP")?"up":"down"}${a?`, port of ${a}`:""}`,l=i.filter(({family:s,scope:c})=>s==="inet"&&c==="global");return[`link ${t} mtu ${e} ${r}`,...l.map(({local:s,prefixlen:c})=>`address ${s}/${c} on ${t}`)]}function U(t){const e=[],a=[];for(const n of t)n.endsWith("{")?e.push(n.slice(0,-1).trim()):n==="}"?e.pop():/veth/.test(n)||a.push(`firewall ${[...e,n].join(" / ")}`);return a}function V(t,e){return{lost:[...t].filter(a=>!e.has(a)).sort(),gained:[...e].filter(a=>!t.has(a)).sort()}}async function k(t){return new Map(await Promise.all(t.map(async e=>[e.name,await g(e)])))}async function W(t,e){const a=await j(t,e);if(a.length>0)throw new $({expected:"nothing changed",got:a.join("; ")})}async function x(t,e,a){let n=[];try{const[i]=t;await i?.waitUntil("all is as before the reboot",async()=>(n=await j(t,e),n.length===0?{value:!0}:{notYet:n.join("; ")}),{within:a})}catch(i){throw i instanceof E&&n.length>0?new $({expected:"everything as before the reboot",got:n.join("; ")}):i}}async function j(t,e){return(await Promise.all(t.map(async n=>{const i=e.get(n.name);if(!i)throw new Error(`no recorded state of ${n.name}`);const{lost:r,gained:l}=V(i,await g(n));return[...r.map(s=>`lost on ${n.name}: ${s}`),...l.map(s=>`new on ${n.name}: ${s}`)]}))).flat()}import{setTimeout as q}from"node:timers/promises";var J=(t,e,{named:a=s=>s,before:n,during:i,after:r,prove:l})=>t.phase(a(`fault ${u(e)}`),async()=>{const s=u(e),c=e.within===void 0?F:v(e.within);let p,o=new Map,m=0;await n?.();try{await t.step(s,async f=>{o=await k(f.lab.machines);const{faultInStory:d}=await import("./later-fault-in-story.mjs");p=await d(f,e),await p.begin(),m=performance.now()}),e.expect&&e.expect.length>0&&await t.expect(e.expect),await i?.(),await t.step(`${s}: undone`,async f=>{await Y(f,Q(f,e)-(performance.now()-m)),await p?.end();for(const d of p?.notes()??[])f.say(d)})}finally{await p?.end()}await r?.();const h="everything came back and nothing was lost",w=f=>x(f.lab.machines,o,c);await(e.id?t.check(e.id.join(" "),h,w):t.check(h,w)),await l(c)}),Q=({lab:t},e)=>e.for===void 0?O(M(t,e)):v(e.for);async function Y({signal:t},e){e>0&&await q(e,void 0,{signal:t})}var z=["iproute2","networkd-dispatcher","systemd"];async function B({lab:t,fact:e}){const a=t.machines[0],[n,...i]=await Promise.all([a.succeed(["uname","-r"]),L(a,z),...P(t).map(r=>r.versions(t.machinesOf(r.name)[0]))]);e("kernel",n.trim());for(const[r,l]of i.flatMap(s=>Object.entries(s)))e(r,l)}export{W as $0,x as $1,k as $2,B as $3,J as $4};
