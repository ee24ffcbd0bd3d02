import {paced} from '../../process/host-pace.ts'
import {LabError} from '../../process/lab-error.ts'
import {inLastingEnvironment} from '../../process/lasting-environment.ts'
import {run} from '../../process/run.ts'
import type {LabSpec} from '../provider.ts'
import {isV6} from './address-family.ts'
import type {Keeper} from './keeper.ts'
import {bridgeOf} from './lab-devices.ts'
import {readLog} from './machine-log.ts'
import type {LabPaths} from './paths.ts'
import {networksOutside, prefixesInside, wayOutOf} from './way-out.ts'

// What leaves a lab is taken from a device in the lab's network namespace by a program in user space, slirp4netns, and done
// again by ordinary sockets of the host. The host's interfaces, routes, firewall and sysctls stay as they are, and the
// program is one of the lab's processes: it ends with the lab, however that ends.

/** The device in the host's place. A dot is in no name of a network, and what follows is no number of an interface. */
const device = 'way.out'

/** What the program and the device let through in one packet, in bytes. */
const mtu = 1500

/** Milliseconds that the program may take to have its device; 80 ms were measured. */
const openDeadline = 10_000

/** On the Internet these are nobody's; link-local ones are a cloud's own services for the host. */
const neverOutside = ['127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4'] as const

/** Opens the way out of a lab that has networks with one. */
export async function openWayOut(paths: LabPaths, lab: LabSpec, {pid}: Keeper): Promise<void> {
  const {prefix, own, gateway} = wayOutOf(lab)
  const program = [
    ...['slirp4netns', '--netns-type=path', `--cidr=${prefix}`, `--mtu=${mtu}`],
    // Its sockets are the host's: neither what listens on the host alone nor the host's files are for machines.
    ...['--disable-host-loopback', '--enable-sandbox', '--enable-seccomp'],
    ...['/proc/1/ns/net', device],
  ]
  const networks = networksOutside(lab).map(network => {
    const subnet = network.prefixes.find(each => !isV6(each))
    return `${bridgeOf(lab.networks, network.name)} ${subnet}`
  })
  const inside = [...neverOutside, ...prefixesInside(lab)].join('\n')
  const result = await run(
    [
      // With the network of the host, and with the lab's end.
      ...['nsenter', `--target=${pid}`, '--mount', '--pid', '--'],
      ...['sh', '-eu', '-c', script, 'way-out', paths.wayOutLog, device, own, gateway],
      ...[networks.join('\n'), inside, ...inLastingEnvironment(program)],
    ],
    {timeoutMs: paced(openDeadline)},
  )
  if (result.status === 0) return
  const log = await readLog(paths.wayOutLog)
  const said = `${log}${result.stderr}`.trim().split('\n').slice(-3).join('\n')
  const late = `not within ${(result.durationMs / 1000).toFixed(1)} s; last seen: ${said || 'nothing'}`
  throw new LabError(
    `cannot open a way out of the lab: ${result.timedOut ? late : said || `status ${result.status}`}`,
    {
      hint: 'slirp4netns needs /dev/net/tun (modprobe tun); or leave outside out of the lab file',
      logs: [{name: 'way-out.log', text: `${log}${result.stderr}`}],
    },
  )
}

/**
 * Packets are forwarded from networks with a way out to the device and back, and by rules of their own: what is the lab's
 * does not leave, and what comes from outside gets to no other network. The program asks by ARP where each machine is, and
 * the kernel answers for all of them, at once; so no address has to be translated. There is no route back in the table of
 * what the host itself sends, which a filter of reverse paths would ask for.
 */
const script = `
log=$1; device=$2; own=$3; gateway=$4; networks=$5; inside=$6
shift 6
setsid "$@" </dev/null >>"$log" 2>&1 &
until [ -e "/sys/class/net/$device" ]; do
  kill -0 $!
  sleep 0.01
done
exec nsenter --net=/proc/1/ns/net sh -euc '
device=$1; own=$2; gateway=$3; networks=$4; inside=$5
ip address add "$own" dev "$device"
ip link set "$device" mtu ${mtu} up
cd /proc/sys/net/ipv4
echo 0 >conf/all/rp_filter
echo 0 >"conf/$device/rp_filter"
echo 1 >"conf/$device/proxy_arp"
echo 0 >"neigh/$device/proxy_delay"
echo 1 >"conf/$device/forwarding"
ip route add default via "$gateway" dev "$device" table 100
ip route add "\${own%.*}.0/24" dev "$device" table 100
for prefix in $inside; do ip route replace blackhole "$prefix" table 100; done
ip route add blackhole default table 101
ip rule add iif "$device" lookup 101
echo "$networks" | while read -r bridge subnet; do
  echo 1 >"conf/$bridge/forwarding"
  ip route add "$subnet" dev "$bridge" table 101
  ip rule add iif "$bridge" lookup 100
done
' network "$device" "$own" "$gateway" "$networks" "$inside"
`
