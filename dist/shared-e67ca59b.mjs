var r=["lxc","uml","qemu","lxd","incus","multipass","vagrant","ssh"],a=s=>r.includes(s);export{a as $0,r as $1};
