import{$0 as x,$1 as k}from"./shared-5124b973.mjs";import{$1 as i,$2 as s}from"./shared-65e6ffde.mjs";import{$0 as a}from"./shared-b0a2c8cf.mjs";import{$0 as c}from"./shared-8a80f635.mjs";var d={mode:493,text:`#!/bin/busybox sh
# Debian's static busybox is built without wget's time-outs and dies of -T (SIGSEGV). Here the option bounds the
# whole download; all others are busybox's own.
seconds=900 left=$#
while [ "$left" -gt 0 ]; do
  word=$1
  shift && left=$((left - 1))
  case $word in
  --timeout=*) seconds=\${word#*=} && continue ;;
  -[cqS]*T | -T | --timeout)
    seconds=\${1:-nothing} word=\${word%T}
    [ "$left" -eq 0 ] || { shift && left=$((left - 1)); }
    case $word in - | --timeout) continue ;; esac
    ;;
  -T* | -[cqS]*T[0-9]*)
    seconds=\${word##*T} word=\${word%T*}
    [ "$word" != - ] || continue
    ;;
  esac
  set -- "$@" "$word"
done
busybox timeout "$seconds" busybox wget "$@"
status=$?
if [ "$status" -eq 143 ]; then
  echo "wget: download timed out" >&2
  exit 1
fi
exit "$status"
`},r="/usr/share/fanlab/images",b={"/sbin/init":{mode:493,text:`#!/bin/busybox sh
trap 'exit 0' PWR TERM USR1 USR2 37
trap 'exec busybox reboot -f' INT
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
busybox hostname >/www/index.html
busybox ip link set lo up
keep() {
  while :; do
    "$@"
    busybox sleep 1
  done &
}
keep busybox udhcpc -f -i eth0 -t 4 -T 1 -A 1 -O mtu -s /etc/udhcpc.script
keep busybox httpd -f -p 0.0.0.0:80 -h /www
# wait also collects the orphans that process 1 inherits.
while :; do wait; done
`},"/etc/udhcpc.script":{mode:493,text:`#!/bin/busybox sh
case $1 in
deconfig)
  busybox ip -4 address flush dev "$interface"
  busybox ip link set "$interface" up
  ;;
bound | renew)
  if [ -n "$mtu" ]; then busybox ip link set "$interface" mtu "$mtu"; fi
  if ! busybox ip -4 address show dev "$interface" | busybox grep -q " $ip/$mask "; then
    busybox ip -4 address flush dev "$interface"
    busybox ip address add "$ip/$mask" broadcast + dev "$interface"
  fi
  for gateway in $router; do
    busybox ip route replace default via "$gateway" dev "$interface"
    break
  done
  if [ -n "$domain" ]; then echo "search $domain"; fi >/etc/resolv.conf
  for server in $dns; do echo "nameserver $server"; done >>/etc/resolv.conf
  ;;
esac
`},"/usr/bin/wget":d,"/etc/passwd":{text:`root:x:0:0:root:/root:/bin/sh
`},"/etc/group":{text:`root:x:0:
`},"/etc/hosts":{text:`127.0.0.1 localhost
`}},m=e=>`architecture: ${e}
creation_date: 1700000000
properties:
  description: busybox with a DHCP client and a web server
  os: busybox
  name: fanlab-container
`,u={"/usr/bin/wget":d,"/etc/nginx/nginx.conf":{text:`user www-data;
worker_processes 1;
error_log /dev/stderr notice;
events {}
http {
  include mime.types;
  access_log /dev/stdout combined;
  server {
    listen 80 default_server;
    root /usr/share/nginx/html;
  }
}
`},"/etc/passwd":{text:`root:x:0:0:root:/root:/bin/sh
www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
`},"/etc/group":{text:`root:x:0:
www-data:x:33:
`},"/etc/nsswitch.conf":{text:`passwd: files
group: files
hosts: files dns
`}},l={"/etc/systemd/network/10-underlay.network":{text:`[Match]
Name=eth0 en* vec0
Type=ether

[Network]
DHCP=ipv4
LinkLocalAddressing=no
IPv6AcceptRA=no
LLMNR=no
MulticastDNS=no

[DHCPv4]
ClientIdentifier=mac
UseDNS=no
UseNTP=no
UseHostname=no
`},"/etc/systemd/system/systemd-networkd-wait-online.service.d/fanlab.conf":{text:`[Service]
ExecStart=
ExecStart=/usr/lib/systemd/systemd-networkd-wait-online --any --timeout=20
`},"/etc/systemd/journald.conf.d/fanlab.conf":{text:`[Journal]
Storage=volatile
RuntimeMaxUse=16M
RateLimitIntervalSec=0
`},"/etc/hosts":{text:`127.0.0.1 localhost
::1 localhost ip6-localhost ip6-loopback
`},"/etc/resolv.conf":{text:`# A machine of the lab has no name server.
`}},y=["lxd.service","lxd.socket","lxd-containers.service","lxcfs.service","docker.service","docker.socket","containerd.service","ssh.service","ssh.socket","getty@tty1.service","remote-fs.target","systemd-resolved.service","systemd-timesyncd.service","systemd-pstore.service","dnsmasq.service","nftables.service","networking.service","e2scrub_reap.service"],v=["apt-daily.timer","apt-daily-upgrade.timer","dpkg-db-backup.timer","e2scrub_all.timer","fstrim.timer","man-db.timer","motd-news.timer","update-notifier-download.timer","update-notifier-motd.timer","console-getty.service","systemd-binfmt.service","rsync.service"],S=["systemd-networkd.service","systemd-networkd-wait-online.service","networkd-dispatcher.service"],h=["/usr/share/man/*","/usr/share/doc/*","/usr/share/info/*","/usr/share/locale/*","/usr/share/lintian/*","/usr/share/bash-completion/*","/usr/lib/udev/hwdb.d/*","/lib/udev/hwdb.d/*","/etc/ssh/moduli","/usr/bin/containerd-stress","/usr/bin/containerd-shim","/usr/bin/containerd-shim-runc-v1","/usr/sbin/dnet","/usr/sbin/ovrouter","/usr/bin/lxd-benchmark","/usr/bin/lxc-to-lxd"],p=String.raw`#!/bin/sh
set -eu
root=$1
work=$(dirname "$0")
umask 022

# Modes are said here because the caller's umask took some bits.
lay() { tar -C "$1" -c --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX . | tar -C "$2" -xp --no-overwrite-dir; }
pack() {
  directory=$1
  shift
  tar -C "$directory" -c --owner=0 --group=0 --numeric-owner --sort=name --mtime=@1700000000 "$@"
}

if [ -d "$work/packages" ]; then
  mkdir "$root/tmp/packages"
  cp "$work"/packages/*.deb "$root/tmp/packages/"
  chroot "$root" sh -c 'DEBIAN_FRONTEND=noninteractive apt-get install -q -y --allow-downgrades --no-install-recommends /tmp/packages/*.deb'
  rm -r "$root/tmp/packages"
fi

echo 'fanlab: container image'
container=$work/container-root
mkdir -p "$container/rootfs"
cd "$container/rootfs"
mkdir -p bin sbin usr/bin usr/sbin dev proc sys run tmp root etc www var/tmp
chmod 1777 tmp var/tmp
cp "$root/bin/busybox" bin/busybox
chroot . /bin/busybox --install -s
rm -f sbin/init linuxrc usr/bin/wget
lay "$work/container" .
cp "$work/metadata.yaml" ..
chmod 644 ../metadata.yaml
mkdir -p "$root${r}"
pack "$container" metadata.yaml rootfs | gzip -n -9 >"$root${r}/container.tar.gz"

echo 'fanlab: nginx image'
nginx=$work/nginx-root
mkdir "$nginx" "$work/debs"
cd "$work/debs"
APT_CONFIG=$MMDEBSTRAP_APT_CONFIG apt-get -q -o APT::Sandbox::User=root download nginx nginx-common
cd "$nginx"
for deb in "$work"/debs/*.deb; do dpkg-deb --extract "$deb" "$work/nginx-packages"; done
mkdir -p bin sbin usr/bin usr/sbin dev proc sys run tmp root etc/nginx usr/share/nginx var/log/nginx var/lib/nginx var/www
chmod 1777 tmp
cp "$root/bin/busybox" bin/busybox
chroot . /bin/busybox --install -s
rm -f usr/bin/wget
cp "$work/nginx-packages/usr/sbin/nginx" usr/sbin/nginx
cp "$work/nginx-packages/etc/nginx/mime.types" etc/nginx/
cp -r "$work/nginx-packages/usr/share/nginx/html" usr/share/nginx/
# The machine has every library that nginx needs, of the same release.
cp usr/sbin/nginx "$root/tmp/nginx"
chroot "$root" ldd /tmp/nginx >"$work/libraries"
rm "$root/tmp/nginx"
if grep 'not found' "$work/libraries" >&2; then exit 1; fi
grep -o '/[^ ]*' "$work/libraries" | while read -r library; do
  mkdir -p ".$(dirname "$library")"
  cp -L "$root$library" ".$library"
done
lay "$work/nginx" .
pack "$nginx" . >"$root${r}/nginx.tar"

echo 'fanlab: machine'
dpkg-query --root="$root" --show --showformat='$''{Package} $''{Version}\n' >"$work/versions"
for deb in "$work"/debs/*.deb; do dpkg-deb --show --showformat='$''{Package} $''{Version}\n' "$deb"; done >>"$work/versions"
cp "$work/versions" "$root/usr/share/fanlab/versions"
rm -f "$root/etc/hostname" "$root/etc/resolv.conf"
lay "$work/machine" "$root"
# systemd has units of its own for all of them. With the scripts there, each 'systemctl enable' runs update-rc.d and
# reloads systemd several times: 1.5 s of a machine's start of LXD.
rm -f "$root"/etc/init.d/docker "$root"/etc/init.d/lxcfs "$root"/etc/init.d/lxd "$root"/etc/init.d/lxd-containers
exists() { test -e "$root/usr/lib/systemd/system/$1" || test -e "$root/etc/systemd/system/$1"; }
for unit in ${y.join(" ")}; do
  case $unit in *@*) template="$(echo "$unit" | sed 's/@.*\./@./')" ;; *) template=$unit ;; esac
  if exists "$template"; then chroot "$root" systemctl --quiet disable "$unit"; fi
done
for unit in ${S.join(" ")}; do chroot "$root" systemctl --quiet enable "$unit"; done
chroot "$root" systemctl --quiet mask ${v.join(" ")}
chroot "$root" systemctl --quiet set-default multi-user.target
# In a container this generator makes login prompts nobody can use: root has no password.
mkdir -p "$root/etc/systemd/system-generators"
ln -sf /dev/null "$root/etc/systemd/system-generators/systemd-getty-generator"
# The package has six of the eight directories its own documentation names.
mkdir -p "$root/etc/networkd-dispatcher/configuring.d" "$root/etc/networkd-dispatcher/configured.d"
ln -sf /usr/share/zoneinfo/Etc/UTC "$root/etc/localtime"
# Empty and not missing: each machine then makes an id of its own without systemd's first-boot work.
: >"$root/etc/machine-id"
rm -f "$root"/etc/ssh/ssh_host_* "$root/var/lib/dbus/machine-id" "$root/usr/lib/udev/hwdb.bin" "$root/etc/udev/hwdb.bin"
rm -rf "$root/var/log/journal" "$root"/var/log/apt/* "$root/var/log/dpkg.log" "$root/var/log/bootstrap.log"
find "$root/usr" "$root/etc" -name '*.dpkg-old' -delete
`;import{createHash as T}from"node:crypto";function $({distribution:e,aptSources:o,packages:n}){const t=o.length>0||n.some(({name:f})=>f==="lxd");return!s[e].hasLxd&&!t}function D(e){const o=w(e.distribution);if($(e))throw new c(`cannot build an image of ${o}: its archive has LXD only as a snap, which needs the snap store`,{hint:`give LXD as a Debian package, ${a("package")} ./lxd_VERSION_${g()}.deb or ${a("apt-source")}, or use debian-12`})}function w(e){if(Object.hasOwn(s,e))return e;throw new c(`cannot use distribution ${JSON.stringify(e)}: expected one of ${Object.keys(s).join(", ")}`,{hint:"use debian-12, which needs nothing but a Debian mirror"})}async function N(e){const o=[process.arch,e.distribution,s[e.distribution],i,e.aptSources,await k(e.packages),[l,h,b,m(""),u,p]];return T("sha256").update(JSON.stringify(o)).digest("hex").slice(0,16)}function P(e){const o=new Set(e.packages.map(({name:t})=>t));return[...[...i,...s[e.distribution].packages].filter(t=>!o.has(t)),...e.packages.flatMap(t=>t.kind==="file"?[]:x(t))]}var g=()=>process.arch==="x64"?"amd64":process.arch;export{P as $0,D as $1,b as $2,m as $3,p as $4,g as $5,h as $6,l as $7,$ as $8,u as $9,w as $a,N as $b};
