#!/bin/bash
# floor.sh FOLDER IMAGE TREE: makes the article's lab by hand, in the order of labs/article/chapters.mjs, with no check and
# no report: the least that the parts themselves take. FOLDER is to be new, IMAGE is an unpacked machine image, and TREE has
# the fan's files in src/. It says `PHASE MILLISECONDS` after each phase, and `made MILLISECONDS`. When its standard input
# ends, it shows that everybody answers, says `answers`, and removes the lab. Frozen: the bench compares `up` with it.
# shellcheck disable=SC2016 # What is in single quotes is for the shell on a machine.
set -euo pipefail
if [ "${FLOOR_INSIDE:-}" = '' ]; then
  mkdir "$1"
  # LXC makes machines' cgroups below that of the first process.
  if [ -e /sys/fs/cgroup/cgroup.controllers ]; then roots=(/sys/fs/cgroup); else roots=(/sys/fs/cgroup/*/); fi
  for root in "${roots[@]}"; do echo $$ >"$root/cgroup.procs"; done
  FLOOR_INSIDE=yes unshare --mount --net --pid --fork --kill-child bash "$0" "$@"
  find /sys/fs/cgroup -depth -path '*/fanlab/floor*' -type d -exec rmdir {} +
  exec rm -rf --one-file-system "$1"
fi
folder=$1 image=$2 tree=$3/src
now() { date +%s%N; }
phase() { echo "$1 $((($(now) - begun) / 1000000))" && begun=$(now); }
begun=$(now) first=$begun

mount --make-rprivate /
mkdir "$folder/cgroup"
mount --rbind /sys/fs/cgroup "$folder/cgroup"
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount --rbind "$folder/cgroup" /sys/fs/cgroup
ip link set lo up
echo 0 >/proc/sys/net/ipv4/ip_forward
ip link add underlay type bridge
ip addr add 10.79.89.1/24 dev underlay
ip link set underlay up

fan_files() { # UPPER
  mkdir -p "$1/usr/local/lib/fanlab/bin" "$1/usr/local/sbin"
  cp "$tree"/overlays/fan/guest/{fan.sh,fan-state.sh,fan-egress.sh,fan-dhcp.sh,fan.bpf.o,wait-for-fan} "$1/usr/local/lib/fanlab"
  cp "$tree/overlays/fan/guest/ip" "$1/usr/local/lib/fanlab/bin"
  cp "$tree/overlays/fan/guest/fanctl" "$1/usr/local/sbin"
}
machine() { # NAME ADDRESS PLAIN-FOLDER...
  local name=$1 address=$2 upper=$folder/$1/upper
  shift 2
  mkdir -p "$upper"/etc/systemd/network
  fan_files "$upper"
  printf '[Match]\nName=eth0\n[Network]\nAddress=%s/24\nGateway=10.79.89.1\nLinkLocalAddressing=no\nIPv6AcceptRA=no\n' "$address" \
    >"$upper/etc/systemd/network/05-eth0.network"
  case $name in
    lxd-*)
      mkdir -p "$upper/etc/systemd/system/lxd.service.d"
      cp "$tree/roles/lxd-cluster/guest/lxd.env" "$upper/usr/local/lib/fanlab"
      cp "$tree/roles/lxd-cluster/guest/lxd-with-fan.conf" "$upper/etc/systemd/system/lxd.service.d/10-fan.conf"
      ;;
  esac
  {
    cat <<END
lxc.uts.name = $name
lxc.rootfs.path = overlay:$image:$upper
lxc.apparmor.profile = unconfined
lxc.cap.drop =
lxc.autodev = 1
lxc.tty.max = 0
lxc.pty.max = 1024
lxc.mount.auto = proc:mixed sys:mixed
lxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0
lxc.mount.entry = proc dev/.lxc/proc proc create=dir,optional 0 0
lxc.mount.entry = sysfs dev/.lxc/sys sysfs create=dir,optional 0 0
lxc.mount.entry = /dev/fuse dev/fuse none bind,create=file,optional 0 0
lxc.net.0.type = veth
lxc.net.0.link = underlay
lxc.net.0.name = eth0
lxc.net.0.flags = up
lxc.cgroup.dir = fanlab/floor/$name
END
    if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
      printf 'lxc.cgroup2.cpu.max = 100000 100000\nlxc.cgroup2.memory.max = 1073741824\n'
    else
      printf 'lxc.cgroup.cpu.cfs_quota_us = 100000\nlxc.cgroup.memory.limit_in_bytes = 1073741824\n'
    fi
    for plain; do
      mkdir -p "$folder/$name/plain/$plain"
      echo "lxc.mount.entry = $folder/$name/plain/$plain var/lib/$plain none bind,create=dir 0 0"
    done
  } >"$folder/$name/config"
  lxc-start --lxcpath="$folder" --name="$name" --daemon
  until [[ $(on "$name" 'systemctl is-system-running --wait' 2>/dev/null) =~ ^(running|degraded)$ ]]; do sleep 0.05; done
}
on() { # MACHINE SCRIPT [WORD...]
  local name=$1 script=$2
  shift 2
  lxc-attach --lxcpath="$folder" --name="$name" --clear-env \
    --set-var=PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --set-var=HOME=/root -- sh -euc "$script" "$name" "$@"
}
together() { # PROCESS...: each has to end well
  local process
  for process; do wait "$process"; done
}

machine lxd-1 10.79.89.132 lxd & one=$!
machine lxd-2 10.79.89.228 lxd & two=$!
machine lxd-3 10.79.89.51 lxd & three=$!
machine load-balancer 10.79.89.225 docker & four=$!
together $one $two $three $four
# What it costs itself is counted apart from the machines.
[ "${FLOOR_ACCOUNT:-}" = '' ] || echo 0 >"$FLOOR_ACCOUNT"
phase boot

start='systemctl enable --now --quiet lxd.service lxd-containers.service'
bootstrap='{"config":{"core.https_address":"10.79.89.132:8443","images.auto_update_interval":"0"},
"storage_pools":[{"name":"local","driver":"dir"}],"networks":[{"name":"lxdfan0","type":"bridge","config":{"bridge.mode":"fan",
"fan.underlay_subnet":"10.79.89.0/24","fan.overlay_subnet":"240.0.0.0/8"}}],"profiles":[{"name":"default","devices":{
"root":{"path":"/","pool":"local","type":"disk"},"eth0":{"name":"eth0","network":"lxdfan0","type":"nic"}}}],
"cluster":{"enabled":true,"server_name":"lxd-1"}}'
on lxd-1 "$start"' && printf %s "$1" | lxd init --preseed' "$bootstrap" >/dev/null & one=$!
on lxd-2 "$start" & two=$!
on lxd-3 "$start" & three=$!
together $one $two $three
phase bootstrap

join() { # MACHINE ADDRESS
  local token
  token=$(on lxd-1 'lxc cluster add --quiet "$1"' "$1" | tail -n 1)
  on "$1" 'printf %s "$1" | lxd init --preseed >/dev/null' '{"cluster":{"enabled":true,"server_address":"'"$2"':8443","cluster_token":"'"$token"'",
"member_config":[{"entity":"storage-pool","name":"local","key":"source","value":""}]}}'
}
on lxd-1 'lxc image import /usr/share/fanlab/images/container.tar.gz --alias container' >/dev/null & one=$!
{ join lxd-2 10.79.89.228 && join lxd-3 10.79.89.51; } & two=$!
together $one $two
phase joins

# Made one after the other, as LXD counts what a member has; each starts while the next is made.
on lxd-1 '
for number in 1 2 3 4 5 6; do
  lxc init --quiet container "container-$number" </dev/null
  lxc start "container-$number" & starts="${starts:-} $!"
done
for process in $starts; do wait "$process"; done
until [ "$(lxc list --format csv --columns 4 | grep -c "^240")" = 6 ]; do sleep 0.1; done' >/dev/null
phase containers

mkdir -p "$folder/host/upper" "$folder/host/work" "$folder/host/root"
fan_files "$folder/host/upper"
mount -t overlay -o "lowerdir=$image,upperdir=$folder/host/upper,workdir=$folder/host/work" overlay "$folder/host/root"
mount -t proc proc "$folder/host/root/proc"
mount -t sysfs sysfs "$folder/host/root/sys"
mount --rbind /dev "$folder/host/root/dev"
mount -t tmpfs tmpfs "$folder/host/root/run"
on_host() { env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin chroot "$folder/host/root" "$@"; }
place() { # FILE TARGET MODE: on the load balancer
  on load-balancer 'install -D -m "$1" /dev/stdin "$2"' "$3" "$2" <"$tree/$1"
}
on load-balancer 'fanctl up -u 10.79.89.225/24 -o 240.0.0.0/8'
place overlays/fan/guest/50-fan /etc/networkd-dispatcher/routable.d/50-fan 0755
place overlays/fan/guest/dispatcher-after-fan-link.conf /etc/systemd/system/networkd-dispatcher.service.d/10-fan.conf 0644
place roles/docker/guest/docker-after-fan.conf /etc/systemd/system/docker.service.d/10-fan.conf 0644
on load-balancer 'printf "INTERFACE=eth0\nOVERLAY=240.0.0.0/8\nUNDERLAY_LENGTH=24\n" >/etc/default/fanlab-fan
systemctl daemon-reload
systemctl restart networkd-dispatcher.service'
phase fan

on_host fanctl up -u 10.79.89.1/24 -o 240.0.0.0/8 & one=$!
on load-balancer 'systemctl enable --now --quiet containerd.service docker.socket docker.service
docker import --change "CMD [\"nginx\",\"-g\",\"daemon off;\"]" /usr/share/fanlab/images/nginx.tar fanlab/nginx
docker run --detach --name docker-container-1 --restart always --stop-signal SIGQUIT fanlab/nginx
docker network create --driver bridge --subnet 240.0.0.0/8 --gateway 240.225.0.1 --ip-range 240.225.0.0/24 \
  --aux-address net=240.225.0.0 --opt com.docker.network.bridge.name=fan-240 --opt com.docker.network.driver.mtu=1450 fanbr0
docker network connect fanbr0 docker-container-1' >/dev/null & two=$!
together $one $two
phase docker
echo "made $((($(now) - first) / 1000000))"

cat >/dev/null
nginx=$(on load-balancer 'docker inspect --format "{{.NetworkSettings.Networks.fanbr0.IPAddress}}" docker-container-1')
addresses=$(on lxd-1 'lxc list --format csv --columns 4 | sed "s/ .*//"')
[ "$(echo "$addresses" | wc -l)" = 6 ]
for address in $addresses; do
  on_host ping -c 1 -W 5 "$address" >/dev/null
  on load-balancer 'ping -c 1 -W 5 "$1" >/dev/null' "$address"
done
on lxd-1 'for number in 1 2 3 4 5 6; do lxc exec "container-$number" -- wget -q -O /dev/null "http://$1/"; done' "$nginx"
echo answers
