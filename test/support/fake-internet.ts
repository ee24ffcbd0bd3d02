import {readFileSync} from 'node:fs'
import {startChild} from './start-child.ts'

/** What plays the Internet, and a host on it, in namespaces of their own: nothing leaves them. */
interface FakeInternet {
  /** argv in front of a command that runs it on that host. */
  onHost: readonly string[]
  end(): Promise<void>
}

/** A server of the Internet, which tells who asked, and its name, which only the Internet's own resolver knows. */
export const internetServer = {name: 'fanlab.example', address: '198.51.100.80'} as const
/** Where clouds have a service for each of their computers, which knows secrets. */
export const cloudService = '169.254.169.254'
/** The host's own address on the Internet. */
export const hostOnInternet = '203.0.113.2'
/** Where the host serves itself alone, on 127.0.0.1. */
export const hostsOwnPort = 8080

export async function makeFakeInternet(): Promise<FakeInternet> {
  const words = ['unshare', '--net', '--mount', '--pid', '--fork', '--kill-child', 'sh', '-euc', hostScript]
  const child = startChild([...words, 'host', internetScript, process.execPath, server], {
    cwd: '/',
    env: {PATH: process.env.PATH},
  })
  await child.says(/^(ready\n){2}/m, 20_000)
  const [host = ''] = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').split(' ')
  return {
    onHost: ['nsenter', `--net=/proc/${host}/ns/net`, `--mount=/proc/${host}/ns/mnt`, '--'],
    async end() {
      child.kill('SIGKILL')
      await child.ended
    },
  }
}

const server = `
const [address, port] = process.argv.slice(1)
require('http').createServer((question, answer) => answer.end(question.socket.remoteAddress))
  .listen(Number(port), address, () => console.log('ready'))
`

/** The first process of its namespace. It filters reverse paths as strictly as some hosts do. */
const hostScript = `
internet=$1; node=$2; server=$3
echo 1 >/proc/sys/net/ipv4/conf/all/rp_filter
unshare --net sh -euc "$internet" internet "$node" "$server" &
until ip link show uplink >/dev/null 2>&1; do sleep 0.01; done
ip link set lo up
ip address add ${hostOnInternet}/24 dev uplink
ip link set uplink addrgenmode none up
ip route add default via 203.0.113.1
until ip link show uplink | grep -q 'state UP'; do sleep 0.01; done
mount -t tmpfs tmpfs /mnt
echo nameserver 203.0.113.1 >/mnt/resolv.conf
mount --bind /mnt/resolv.conf "$(readlink -f /etc/resolv.conf)"
"$node" -e "$server" 127.0.0.1 ${hostsOwnPort} &
wait
`

const internetScript = `
node=$1; server=$2
ip link set lo up
ip link add host type veth peer name uplink netns 1
ip address add 203.0.113.1/24 dev host
for address in ${internetServer.address} ${cloudService}; do ip address add "$address/32" dev lo; done
ip link set host addrgenmode none up
dnsmasq --conf-file=/dev/null --no-resolv --no-hosts --user=root --pid-file= --address=/${internetServer.name}/${internetServer.address}
exec "$node" -e "$server" 0.0.0.0 80
`
