import {type Lab, type Machine, overlayOf, type Sabotage} from '../../../src/api/index.ts'
import {loadBalancer, member} from '../the-lab.ts'
import {all, each} from './commands.ts'
import {locate} from './locate.ts'
import {anyCell, anyLxd, crossing} from './red-claims.ts'

const table = 'fanlab_sabotage'

/** One rule of nftables in a table of its own, so that undoing it cannot touch anything else. */
const addRule =
  (family: string, hook: string, rule: string) =>
  (machine: Machine): Promise<void> =>
    all(machine, [
      'nft',
      `table ${family} ${table} { chain c { type filter hook ${hook} priority -300; ${rule} drop; }; }`,
    ])

const dropTable = (family: string, machine: Machine): Promise<void> =>
  each(machine, ['nft', 'delete', 'table', family, table])

/** Acts on what lies below and around the fan: the underlay, the firewall, the links. */
export const networkActs: Sabotage[] = [
  {
    name: 'lxd-1 drops the fan’s packets from lxd-2',
    expect: ['D2', 'P51'],
    may: ['P20', 'P21', 'P48', 'F11'],
    lastSeen: 'the question was last seen arriving by eth0 of lxd-1',
    act: lab =>
      addRule(
        'inet',
        'input',
        `ip saddr ${lab.underlayAddress(member(lab, 2))} udp dport 8472`,
      )(member(lab, 1)),
    undo: lab => dropTable('inet', member(lab, 1)),
  },
  {
    name: 'lxd-1 loses one in three of the fan’s packets',
    expect: ['D2', 'P51'],
    may: crossing,
    lastSeen: 'the question was last seen arriving by eth0 of lxd-1',
    act: lab => addRule('inet', 'input', 'udp dport 8472 numgen random mod 3 == 0')(member(lab, 1)),
    undo: lab => dropTable('inet', member(lab, 1)),
  },
  {
    name: 'load-balancer hears no ARP on the fan',
    expect: ['D3', 'P51'],
    may: crossing,
    async act(lab) {
      await addRule('arp', 'input', `iifname "${overlayOf(lab).bridge}"`)(loadBalancer(lab))
      await all(loadBalancer(lab), ['ip', 'neigh', 'flush', 'dev', overlayOf(lab).bridge])
    },
    undo: lab => dropTable('arp', loadBalancer(lab)),
  },
  {
    name: 'container-1’s echoes to load-balancer are dropped, in that direction only',
    expect: ['D3', 'P30', 'P51'],
    may: ['P48'],
    async act(lab) {
      const {address} = await locate(lab, 'container-1')
      await addRule('ip', 'input', `ip saddr ${address} icmp type echo-request`)(loadBalancer(lab))
    },
    undo: lab => dropTable('ip', loadBalancer(lab)),
  },
  {
    name: 'the FORWARD policy of lxd-1 is DROP',
    expect: ['F6'],
    // Where the bridge hands its frames to iptables, as many kernels do, it takes the whole overlay along.
    may: anyCell,
    lastSeen: 'the question was last seen arriving by lxdfan0-fan of lxd-1',
    act: lab => all(member(lab, 1), ['iptables', '--policy', 'FORWARD', 'DROP']),
    undo: lab => all(member(lab, 1), ['iptables', '--policy', 'FORWARD', 'ACCEPT']),
  },
  {
    name: 'the underlay link of lxd-3 is down',
    expect: ['P4', 'D2', 'P51'],
    may: [...anyCell, ...anyLxd, 'P35'],
    lastSeen: 'the question was last seen leaving by lxdfan0 of lxd-3',
    act: lab => all(member(lab, 3), ['ip', 'link', 'set', 'eth0', 'down']),
    undo: lab => all(member(lab, 3), ['ip', 'link', 'set', 'eth0', 'up']),
  },
  {
    name: 'load-balancer has moved to another underlay address',
    expect: ['P4', 'D3', 'P51'],
    // What nginx sends leaves as the address that it has moved to.
    may: [...crossing, 'P35', 'P39', 'F10'],
    lastSeen: 'the question was last seen arriving by eth0 of load-balancer',
    act: lab => move(lab, lab.underlayAddress(loadBalancer(lab)), lab.addressOfNewcomer),
    undo: lab => move(lab, lab.addressOfNewcomer, lab.underlayAddress(loadBalancer(lab))),
  },
  {
    name: 'systemd-networkd does not run on lxd-1',
    expect: ['P35'],
    // It takes its DHCP address along.
    may: [...anyCell, ...anyLxd, 'P4'],
    act: lab =>
      all(member(lab, 1), [
        'systemctl',
        'stop',
        '--quiet',
        'systemd-networkd.socket',
        'systemd-networkd.service',
      ]),
    undo: lab =>
      all(member(lab, 1), ['systemctl', 'start', 'systemd-networkd.socket', 'systemd-networkd.service']),
  },
  {
    name: 'load-balancer has a stanza of ifupdown for the underlay’s interface',
    expect: ['P35'],
    act: lab => loadBalancer(lab).write('/etc/network/interfaces', 'iface eth0 inet dhcp\n'),
    undo: lab => all(loadBalancer(lab), ['rm', '-f', '/etc/network/interfaces']),
  },
  {
    name: 'a unit has failed on lxd-2',
    expect: ['P1'],
    act: lab => each(member(lab, 2), ['systemd-run', '--quiet', '--wait', '--unit=fanlab-sabotage', 'false']),
    undo: lab => all(member(lab, 2), ['systemctl', 'reset-failed']),
  },
]

async function move(lab: Lab, from: string, to: string): Promise<void> {
  const length = overlayOf(lab).underlay.length
  await each(
    loadBalancer(lab),
    ['ip', 'addr', 'add', `${to}/${length}`, 'dev', 'eth0'],
    ['ip', 'addr', 'del', `${from}/${length}`, 'dev', 'eth0'],
  )
}
