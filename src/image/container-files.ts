import {containerWget} from './container-wget.ts'
import type {ImageFile} from './machine-files.ts'

/**
 * Where the machine image keeps the images for its LXD and its Docker:
 *   lxc image import container.tar.gz --alias fanlab
 *   docker import -c 'CMD ["nginx","-g","daemon off;"]' -c 'EXPOSE 80' nginx.tar nginx
 */
export const containerImagesDirectory = '/usr/share/fanlab/images'

/**
 * The root of the LXD container, beside busybox itself. LXD stops a container with SIGPWR, which busybox's own
 * init ignores (a stop then takes LXD's whole grace time), and restarts it with SIGINT; 37 is SIGRTMIN+3, which
 * LXC sends when it takes process 1 for systemd. When process 1 ends, the kernel ends the rest.
 */
export const containerFiles: Readonly<Record<string, ImageFile>> = {
  '/sbin/init': {
    mode: 0o755,
    text: `#!/bin/busybox sh
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
`,
  },
  // busybox gives the prefix length in $mask.
  '/etc/udhcpc.script': {
    mode: 0o755,
    text: `#!/bin/busybox sh
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
`,
  },
  '/usr/bin/wget': containerWget,
  '/etc/passwd': {text: 'root:x:0:0:root:/root:/bin/sh\n'},
  '/etc/group': {text: 'root:x:0:\n'},
  '/etc/hosts': {text: '127.0.0.1 localhost\n'},
}

/** What LXD wants to know of an image. The date is fixed: equal content is an equal image. */
export const containerMetadata = (machine: string): string => `architecture: ${machine}
creation_date: 1700000000
properties:
  description: busybox with a DHCP client and a web server
  os: busybox
  name: fanlab-container
`

/** The root of the Docker image, beside nginx, its libraries and busybox. */
export const nginxFiles: Readonly<Record<string, ImageFile>> = {
  '/usr/bin/wget': containerWget,
  '/etc/nginx/nginx.conf': {
    text: `user www-data;
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
`,
  },
  '/etc/passwd': {
    text: 'root:x:0:0:root:/root:/bin/sh\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n',
  },
  '/etc/group': {text: 'root:x:0:\nwww-data:x:33:\n'},
  '/etc/nsswitch.conf': {text: 'passwd: files\ngroup: files\nhosts: files dns\n'},
}
