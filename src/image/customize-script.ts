import {containerImagesDirectory} from './container-files.ts'
import {disabledUnits, enabledUnits, maskedGenerators, maskedUnits} from './machine-files.ts'

/**
 * The shell script that mmdebstrap runs, outside the new root (its first argument), when all packages are in.
 * Beside the script lie `machine`, `container` and `nginx` (trees to copy), `metadata.yaml` and `packages` (.deb files).
 * It leaves `versions` there: package and version, one pair a line.
 */
export const customizeScript = String.raw`#!/bin/sh
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
# Names of one file, not a link for each: LXD unpacks it for each container, and a new link costs more than a name.
chroot . /bin/busybox --install
rm -f sbin/init linuxrc usr/bin/wget
lay "$work/container" .
cp "$work/metadata.yaml" ..
chmod 644 ../metadata.yaml
mkdir -p "$root${containerImagesDirectory}"
pack "$container" metadata.yaml rootfs | gzip -n -9 >"$root${containerImagesDirectory}/container.tar.gz"

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
pack "$nginx" . >"$root${containerImagesDirectory}/nginx.tar"

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
for unit in ${disabledUnits.join(' ')}; do
  case $unit in *@*) template="$(echo "$unit" | sed 's/@.*\./@./')" ;; *) template=$unit ;; esac
  if exists "$template"; then chroot "$root" systemctl --quiet disable "$unit"; fi
done
for unit in ${enabledUnits.join(' ')}; do chroot "$root" systemctl --quiet enable "$unit"; done
chroot "$root" systemctl --quiet mask ${maskedUnits.join(' ')}
chroot "$root" systemctl --quiet set-default multi-user.target
mkdir -p "$root/etc/systemd/system-generators"
for name in ${maskedGenerators.join(' ')}; do
  ln -sf /dev/null "$root/etc/systemd/system-generators/systemd-$name-generator"
done
# Started by D-Bus when somebody asks for it: nobody has a session on most machines.
rm -f "$root/usr/lib/systemd/system/multi-user.target.wants/systemd-logind.service"
# The package has six of the eight directories its own documentation names.
mkdir -p "$root/etc/networkd-dispatcher/configuring.d" "$root/etc/networkd-dispatcher/configured.d"
ln -sf /usr/share/zoneinfo/Etc/UTC "$root/etc/localtime"
# Empty and not missing: each machine then makes an id of its own without systemd's first-boot work.
: >"$root/etc/machine-id"
rm -f "$root"/etc/ssh/ssh_host_* "$root/var/lib/dbus/machine-id" "$root/usr/lib/udev/hwdb.bin" "$root/etc/udev/hwdb.bin"
rm -rf "$root/var/log/journal" "$root"/var/log/apt/* "$root/var/log/dpkg.log" "$root/var/log/bootstrap.log"
find "$root/usr" "$root/etc" -name '*.dpkg-old' -delete
`
