import {formatPrefix, type Lab, type Machine, overlayOf, type Sabotage} from '../../../src/api/index.ts'
import {loadBalancer, member} from '../the-lab.ts'
import {all, each} from './commands.ts'
import {anyCell, crossing} from './red-claims.ts'

const bridge = 'lxdfan0'
const tunnel = 'lxdfan0-fan'
/** The fan engine's own ip; see src/overlays/fan/guest/ip. */
const fanIp = '/usr/local/lib/fanlab/bin/ip'

/** Makes a member's tunnel anew as LXD does, with other numbers if wanted. */
async function rebuildTunnel(
  lab: Lab,
  machine: Machine,
  {vni = overlayOf(lab).vni, underlay = formatPrefix(overlayOf(lab).underlay)} = {},
): Promise<void> {
  await machine.run(['ip', 'link', 'del', tunnel])
  const local = lab.underlayAddress(machine)
  await all(
    machine,
    [
      ...[
        fanIp,
        'link',
        'add',
        'dev',
        tunnel,
        'type',
        'vxlan',
        'id',
        String(vni),
        'dev',
        'eth0',
        'dstport',
        '0',
      ],
      ...['local', local, 'fan-map', `${formatPrefix(overlayOf(lab).prefix)}:${underlay}`],
    ],
    ['ip', 'link', 'set', tunnel, 'mtu', String(overlayOf(lab).mtu), 'master', bridge, 'up'],
  )
}

const hasAddress = (lab: Lab, machine: Machine, length: number): string =>
  `${overlayOf(lab).addressOf(machine)}/${length}`

/** Acts on the tunnels and bridges of the fan itself. */
export const fanActs: Sabotage[] = [
  {
    name: 'the fan’s filter is removed on lxd-2',
    expect: ['D2', 'D3', 'D4', 'P48', 'P51'],
    may: crossing,
    lastSeen: 'the question was last seen leaving by lxdfan0-fan of lxd-2',
    act: lab => all(member(lab, 2), ['tc', 'filter', 'del', 'dev', tunnel, 'egress']),
    undo: lab => rebuildTunnel(lab, member(lab, 2)),
  },
  {
    name: 'lxd-2 maps to a wrong underlay',
    expect: ['D2', 'D3', 'D4', 'P51'],
    may: crossing,
    lastSeen: 'the question was last seen arriving by lxd-2.0 of host',
    // The member itself is where it was; the mapping sends its packets to another /16 of the same length.
    act: lab => rebuildTunnel(lab, member(lab, 2), {underlay: wrongUnderlay(lab)}),
    undo: lab => rebuildTunnel(lab, member(lab, 2)),
  },
  {
    name: 'lxd-3 has a wrong VNI',
    expect: ['D2', 'D3', 'D4', 'P51'],
    may: crossing,
    lastSeen: 'the question was last seen arriving by eth0 of lxd-3',
    act: lab => rebuildTunnel(lab, member(lab, 3), {vni: overlayOf(lab).vni + 1}),
    undo: lab => rebuildTunnel(lab, member(lab, 3)),
  },
  {
    name: 'the fan address of lxd-2 has prefix length 32',
    expect: ['F1', 'P13'],
    // Its own containers are not on its link any more: what it answers them goes to the default gateway.
    may: anyCell,
    act: lab => replaceAddress(lab, member(lab, 2), overlayOf(lab).prefix.length, 32),
    undo: lab => replaceAddress(lab, member(lab, 2), 32, overlayOf(lab).prefix.length),
  },
  {
    name: 'the tunnel of lxd-3 is no port of its bridge',
    expect: ['F3', 'D2', 'P51'],
    may: crossing,
    lastSeen: 'the question was last seen arriving by lxdfan0-fan of lxd-3',
    act: lab => all(member(lab, 3), ['ip', 'link', 'set', tunnel, 'nomaster']),
    undo: lab => all(member(lab, 3), ['ip', 'link', 'set', tunnel, 'master', bridge]),
  },
  {
    name: 'the tunnel of load-balancer is no port of its bridge',
    expect: ['F3', 'P50', 'D3'],
    may: crossing,
    lastSeen: 'the question was last seen arriving by ftun0 of load-balancer',
    act: lab => all(loadBalancer(lab), ['ip', 'link', 'set', 'ftun0', 'nomaster']),
    undo: lab => all(loadBalancer(lab), ['ip', 'link', 'set', 'ftun0', 'master', overlayOf(lab).bridge]),
  },
  {
    name: 'the bridge of lxd-1 is down',
    expect: ['F3', 'D1', 'D2', 'P51'],
    // The containers lose their gateway, DHCP and DNS with it.
    may: anyCell,
    lastSeen: 'the question was last seen arriving by lxdfan0-fan of lxd-1',
    act: lab => all(member(lab, 1), ['ip', 'link', 'set', bridge, 'down']),
    undo: lab => all(member(lab, 1), ['ip', 'link', 'set', bridge, 'up']),
  },
  {
    name: 'the tunnel of lxd-2 has MTU 1400',
    expect: ['F2', 'P48'],
    may: crossing,
    lastSeen: 'the answer was last seen leaving by lxdfan0 of lxd-2',
    act: lab => all(member(lab, 2), ['ip', 'link', 'set', tunnel, 'mtu', '1400']),
    undo: lab => all(member(lab, 2), ['ip', 'link', 'set', tunnel, 'mtu', String(overlayOf(lab).mtu)]),
  },
  {
    name: 'load-balancer’s bridge has the MAC address of lxd-1’s',
    expect: ['F4'],
    may: crossing,
    async act(lab) {
      const mac = (await member(lab, 1).read(`/sys/class/net/${bridge}/address`)).trim()
      await all(loadBalancer(lab), ['ip', 'link', 'set', overlayOf(lab).bridge, 'address', mac])
    },
    undo: lab =>
      all(loadBalancer(lab), ['ip', 'link', 'set', overlayOf(lab).bridge, 'address', '02:00:5e:00:53:01']),
  },
  {
    name: 'forwarding is off on load-balancer',
    expect: ['F5'],
    may: ['F10'],
    act: lab => all(loadBalancer(lab), ['sysctl', '--quiet', '--write', 'net.ipv4.ip_forward=0']),
    undo: lab => all(loadBalancer(lab), ['sysctl', '--quiet', '--write', 'net.ipv4.ip_forward=1']),
  },
  {
    name: 'lxd-2 does not forward what comes in by its fan bridge',
    expect: ['F5'],
    may: ['F10'],
    act: lab => forwarding(member(lab, 2), bridge, 0),
    undo: lab => forwarding(member(lab, 2), bridge, 1),
  },
  {
    name: 'load-balancer does not forward what comes in by the underlay',
    expect: ['F5'],
    may: ['F10'],
    act: lab => forwarding(loadBalancer(lab), 'eth0', 0),
    undo: lab => forwarding(loadBalancer(lab), 'eth0', 1),
  },
  {
    name: 'the host’s fan is down',
    expect: ['D4', 'F1', 'F3'],
    may: [...crossing, 'F2'],
    lastSeen: 'the question was last seen arriving by underlay of host',
    act: lab => overlayOf(lab).leave(lab.host),
    undo: lab =>
      each(lab.host, ['fanctl', 'up', '-u', hostUnderlay(lab), '-o', formatPrefix(overlayOf(lab).prefix)]),
  },
]

const forwarding = (machine: Machine, device: string, value: 0 | 1): Promise<void> =>
  all(machine, ['sysctl', '--quiet', '--write', `net.ipv4.conf.${device}.forwarding=${value}`])

const hostUnderlay = (lab: Lab): string => `${lab.hostAddress}/${overlayOf(lab).underlay.length}`

/** Another network of the same length, beside the lab's. */
function wrongUnderlay(lab: Lab): string {
  const [a, b, c = '0', rest = ''] = formatPrefix(overlayOf(lab).underlay).split('.')
  const third = overlayOf(lab).underlay.length === 24 ? String((Number(c) + 1) % 256) : c
  const second = overlayOf(lab).underlay.length === 24 ? b : String((Number(b) + 1) % 256)
  return [a, second, third, rest].join('.')
}

async function replaceAddress(lab: Lab, machine: Machine, from: number, to: number): Promise<void> {
  await each(machine, ['ip', 'addr', 'del', hasAddress(lab, machine, from), 'dev', bridge])
  await all(machine, ['ip', 'addr', 'add', hasAddress(lab, machine, to), 'dev', bridge])
}
