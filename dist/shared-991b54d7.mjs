import{$4q as c}from"./shared-22ca91c8.mjs";import{$6 as u}from"./shared-05f8fd68.mjs";var d="make the lab with provider lxc, uml or qemu";function m(t,{provider:s,host:r}){const{name:i,features:e}=s,n=(o,l)=>({message:`provider ${i}: ${o}`,hint:l}),a=o=>e.links==="none"?n("it has no ends of links of its own",d):o===void 0?void 0:{message:o,hint:f};switch(t.kind){case"link":return e.links!=="packets"?a(void 0):n("its machines see a carrier whatever happens at the lab\u2019s end of a link",`blackhole ${t.network}, or provider lxc`);case"blackhole":case"loss":case"partition":return a(r.filter);case"duplicate":case"mtu":return a(r.programs);case"rate":return a(r.tbf);case"delay":case"reorder":return e.links!=="none"&&r.netem===void 0||e.ownKernel?void 0:{message:`${r.netem??"it has no ends of links of its own"}, and machines of provider ${i} share it`,hint:"modprobe sch_netem, or provider uml or qemu, whose machines have kernels of their own"};case"power-cut":return e.powerCut?void 0:n("it cannot cut the power of its machines","reboot");case"freeze":return e.freeze?void 0:n("it cannot hold its machines",d);case"fill-disk":return e.ownKernel?void 0:n("its machines have no disks of their own: the host\u2019s would be full","provider uml or qemu");case"reboot":case"pause":case"kill":case"restart":case"own":return}}var f="apt-get install linux-modules-extra-$(uname -r), on kernels whose modules are a package of their own";function h(t,{provider:s,host:r}){if(!(t.kind!=="delay"&&t.kind!=="reorder")&&!(s.features.links!=="none"&&r.netem===void 0))return"made inside of the machines, of what they send: the host\u2019s kernel has no netem"}var p={filter:"packet filters of bridges (nf_tables)",programs:"programs at network devices (clsact, cls_bpf)",tbf:"the queue tbf",netem:"the queue netem"};async function v(){const t=await c(["unshare","--net","sh","-u","-c",k,"trial"],{timeoutMs:u(2e4)}),s=t.stdout.split(`
`),r=s.includes("done"),i=e=>{if(!r)return`it could not be tried: ${(t.stderr||t.stdout).trim()||`status ${t.status}`}`;const n=s.find(a=>a.startsWith(`${e}: `));return n===void 0?void 0:`this kernel has not ${p[e]} (${n.slice(e.length+2)})`};return{filter:i("filter"),programs:i("programs"),tbf:i("tbf"),netem:i("netem")}}var k=`
attempt() {
  name=$1; shift
  answer=$("$@" 2>&1) || printf '%s: %s\\n' "$name" "$(printf %s "$answer" | tail -n 1)"
}
ip link add trial0 type bridge
# Without nft on this computer the machines' image has one; it is the kernel that counts.
if command -v nft >/dev/null; then
  attempt filter nft 'table bridge trial { chain trial { type filter hook prerouting priority -400; numgen random mod 2 < 1 drop; }; }'
fi
programs() { tc qdisc add dev trial0 clsact && tc filter add dev trial0 egress bpf bytecode '1,6 0 0 0,' classid 1:1; }
attempt programs programs
attempt tbf tc qdisc add dev trial0 root tbf rate 1mbit burst 3200 latency 100ms
tc qdisc del dev trial0 root 2>/dev/null
attempt netem tc qdisc add dev trial0 root netem delay 1ms
echo done
`;export{h as $0,m as $1,v as $2};
