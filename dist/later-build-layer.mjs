import{$0 as h}from"./shared-580423f5.mjs";import{$d as k}from"./shared-22ca91c8.mjs";import{$a as w,$31 as g}from"./shared-22ca91c8.mjs";import{$t as b,$1a as y}from"./shared-ea5c58ac.mjs";import{$l as O}from"./shared-22ca91c8.mjs";import{chmod as T,copyFile as q,mkdir as x,rm as D}from"node:fs/promises";import{basename as f,join as m}from"node:path";var u=10*6e4,E=2e3;async function F({distribution:o},{directory:n,digest:p,origin:s,name:e},r,{stateDir:t,signal:d,onProgress:v,run:l}){const i=await g(t);try{const c=m(i,"upper");await Promise.all(["upper","work","root","packages"].map(a=>x(m(i,a)))),await T(c,493);for(const a of r)a.kind==="file"&&await q(a.path,m(i,"packages",f(a.path)));const $=await l([...O,"unshare","--mount","--mount-proc","--pid","--fork","--kill-child","sh","-euc",N,"layer",n,i,...r.map(L)],{env:{...b(y),LC_ALL:"C.UTF-8",DEBIAN_FRONTEND:"noninteractive"},timeoutMs:u,onOutput:P(r,v),...d&&{signal:d}});if($.status!==0)throw await h(o,$,{logFile:m(t,"layer-build.log"),deadline:u});return await w(c,{hash:e,digest:p,origin:s},{stateDir:t,run:l})}finally{await D(i,{recursive:!0,force:!0})}}var L=o=>o.kind==="file"?`/tmp/fanlab-packages/${f(o.path)}`:k(o);function P(o,n){const p=`adding ${o.map(({name:r})=>r).join(", ")} to the machine image`,s=Date.now();let e=0;return n(p),r=>{const[,t]=/^(?:Unpacking|Setting up) ([^ :]+)/m.exec(r)??[];t===void 0||Date.now()-e<E||(e=Date.now(),n(`${p}: ${t} (${Math.round((e-s)/1e3)} s)`))}}var N=String.raw`
umask 022
image=$1; work=$2
shift 2
root=$work/root
mount -t overlay -o "lowerdir=$image,upperdir=$work/upper,workdir=$work/work" overlay "$root"
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755 devices "$root/dev"
for device in null zero full random urandom tty; do
  : >"$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
ln -s /proc/self/fd "$root/dev/fd"
mount -t tmpfs -o mode=1777 temporary "$root/tmp"
mkdir "$root/tmp/fanlab-packages"
mount --bind "$work/packages" "$root/tmp/fanlab-packages"
made=
for file in resolv.conf hosts; do
  [ -e "/etc/$file" ] || continue
  if [ ! -e "$root/etc/$file" ]; then
    : >"$root/etc/$file"
    made="$made $root/etc/$file"
  fi
  mount --bind "$(readlink -f "/etc/$file")" "$root/etc/$file"
done
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"

chroot "$root" apt-get -q update
chroot "$root" apt-get -q -y --no-install-recommends -o DPkg::Options::=--force-unsafe-io install "$@"

rm "$root/usr/sbin/policy-rc.d"
chroot "$root" apt-get -q clean
{
  chroot "$root" dpkg-query --show --showformat='$''{Package} $''{Version}\n'
  cat "$root/usr/share/fanlab/versions"
} | awk '!seen[$1]++' >"$work/versions"
cp "$work/versions" "$root/usr/share/fanlab/versions"
umount "$root/etc/resolv.conf" "$root/etc/hosts" 2>/dev/null || :
for file in $made; do rm "$file"; done
rm -rf "$root"/var/lib/apt/lists/* "$root"/var/log/apt/* "$root/var/log/dpkg.log" "$root/var/cache/apt"/*.bin
rm -rf "$root/var/cache/debconf"/*-old "$root/var/lib/dpkg"/*-old
umount --recursive "$root"
`;export{F as buildLayer};
