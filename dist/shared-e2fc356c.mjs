import{$0 as k,$1 as x,$2 as j,$3 as M}from"./shared-8041d376.mjs";import{$d as O,$i as F,$x as _}from"./shared-7baf1fc3.mjs";import{$0 as h}from"./shared-885a4591.mjs";import{$e as u}from"./shared-7ab9eb17.mjs";import{$1 as L,$2 as P}from"./shared-c6bec98b.mjs";import{$0 as d}from"./shared-c504641f.mjs";import{$0 as R}from"./shared-7ae607e3.mjs";var S=["net.ipv4.ip_forward","net.ipv4.conf.all.rp_filter","net.ipv4.conf.default.rp_filter"];async function $(t){const e=(await t.succeed(["sh","-c",A,"state",t.name,...S])).split(`${E}
`),[n="",a="",...r]=e,[o=[],c=[],i=[],p=[],...w]=r.map(C);return new Set([...d(n,L,`the interfaces of ${t.name}`).filter(({ifname:s})=>!s.startsWith("veth")).flatMap(D),...d(a,P,`the routes of ${t.name}`).map(({dst:s,dev:f,gateway:l,prefsrc:m})=>`route ${s} dev ${f}${l?` via ${l}`:""}${m?` from ${m}`:""}`),...I(o),...c.slice(1).map(s=>`fan ${s.replaceAll(/\s+/g," ")}`),...i.map(s=>`failed unit ${s.split(" ")[0]}`),...p.map(s=>`sysctl ${s}`),...v.flatMap(({fact:s},f)=>(w[f]??[]).map(s))])}var E="",v=O.flatMap(({state:t})=>t??[]),A=`
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
${v.map(({script:t})=>t.trim()).join(`
next
`)}
exit 0
`,C=t=>t.split(`
`).map(e=>e.trim()).filter(e=>e!=="");function D({ifname:t,mtu:e,master:n,flags:a,addr_info:r}){const o=`${a.includes("UP")?"up":"down"}${n?`, port of ${n}`:""}`,c=r.filter(({family:i,scope:p})=>i==="inet"&&p==="global");return[`link ${t} mtu ${e} ${o}`,...c.map(({local:i,prefixlen:p})=>`address ${i}/${p} on ${t}`)]}function I(t){const e=[],n=[];for(const a of t)a.endsWith("{")?e.push(a.slice(0,-1).trim()):a==="}"?e.pop():/veth/.test(a)||n.push(`firewall ${[...e,a].join(" / ")}`);return n}function T(t,e){return{lost:[...t].filter(n=>!e.has(n)).sort(),gained:[...e].filter(n=>!t.has(n)).sort()}}async function y(t){return new Map(await Promise.all(t.map(async e=>[e.name,await $(e)])))}async function U(t,e){const n=await b(t,e);if(n.length>0)throw new h({expected:"nothing changed",got:n.join("; ")})}async function g(t,e,n,a="the reboot"){let r=[];try{const[o]=t;await o?.waitUntil(`all is as before ${a}`,async()=>(r=await b(t,e),r.length===0?{value:!0}:{notYet:r.join("; ")}),{within:n})}catch(o){throw o instanceof R&&r.length>0?new h({expected:`everything as before ${a}`,got:r.join("; ")}):o}}async function b(t,e){return(await Promise.all(t.map(async a=>{const r=e.get(a.name);if(!r)throw new Error(`no recorded state of ${a.name}`);const{lost:o,gained:c}=T(r,await $(a));return[...o.map(i=>`lost on ${a.name}: ${i}`),...c.map(i=>`new on ${a.name}: ${i}`)]}))).flat()}import{setTimeout as V}from"node:timers/promises";async function W(t,e,{named:n=i=>i,before:a,during:r,after:o,prove:c}){const i=x(e),p=e.within===void 0?M:u(e.within);let w=new Map;await t.phase(n(`fault ${i}`),async()=>{let s,f=0;await a?.();try{await t.step(i,async l=>{w=await y(l.lab.machines);const{faultInStory:m}=await import("./later-fault-in-story.mjs");s=await m(l,e),await s.begin(),f=performance.now()}),e.expect&&e.expect.length>0&&await t.expect(e.expect),await r?.(),await t.step(`${i}: undone`,async l=>{await J(l,q(l,e)-(performance.now()-f)),await s?.end();for(const m of s?.notes()??[])l.say(m),l.fact(`fault ${i}`,m)})}finally{await s?.end()}await o?.()}),await t.phase(n(`after ${i}`),async()=>{const s="everything came back and nothing was lost",f=l=>g(l.lab.machines,w,p,"the fault");await(e.id?t.check(e.id.join(" "),s,f):t.check(s,f)),await c(p)})}var q=({lab:t},e)=>e.for===void 0?j(k(t,e)):u(e.for);async function J({signal:t},e){e>0&&await V(e,void 0,{signal:t})}var Q=["iproute2","networkd-dispatcher","systemd"];async function Y({lab:t,fact:e}){const n=t.machines[0],[a,...r]=await Promise.all([n.succeed(["uname","-r"]),F(n,Q),..._(t).map(o=>o.versions(t.machinesOf(o.name)[0]))]);e("kernel",a.trim());for(const[o,c]of r.flatMap(i=>Object.entries(i)))e(o,c)}export{U as $0,g as $1,y as $2,Y as $3,W as $4};
