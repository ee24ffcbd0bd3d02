var r=["lxc","uml","qemu","lxd","incus","multipass","vagrant","ssh"],a=s=>r.includes(s);export{a as isProviderName,r as providerNames};
