import {inEndpoint, type Lab, overlayOf, type Sabotage} from '../../../src/api/index.ts'
import {loadBalancer, member, nginxEndpoint} from '../the-lab.ts'
import {all, each} from './commands.ts'
import {locate} from './locate.ts'

/** LXD writes its rules anew when it starts. */
const restartLxd = (lab: Lab, number: number): Promise<void> =>
  all(member(lab, number), ['systemctl', 'restart', 'lxd.service'])

/** Acts on what containers send beyond the overlay, and on whom their member's tunnel listens to. */
export const wayOutActs: Sabotage[] = [
  {
    name: 'the firewall of lxd-2 was flushed, and its translation with it',
    expect: ['F10'],
    act: lab => all(member(lab, 2), ['nft', 'flush', 'ruleset']),
    undo: lab => restartLxd(lab, 2),
  },
  {
    name: 'LXD’s network does not translate',
    expect: ['F10'],
    act: lab => all(member(lab, 1), ['lxc', 'network', 'set', 'lxdfan0', 'ipv4.nat', 'false']),
    undo: lab => all(member(lab, 1), ['lxc', 'network', 'set', 'lxdfan0', 'ipv4.nat', 'true']),
  },
  {
    name: 'container-4 has no default route',
    expect: ['F9', 'F10'],
    act: async lab =>
      void (await (await locate(lab, 'container-4')).succeed(['ip', 'route', 'del', 'default'])),
    async undo(lab) {
      const {machine, succeed} = await locate(lab, 'container-4')
      await succeed(['ip', 'route', 'replace', 'default', 'via', overlayOf(lab).addressOf(machine)])
    },
  },
  {
    name: 'answers from beyond the overlay are dropped on load-balancer',
    expect: ['F10'],
    act: lab => all(loadBalancer(lab), ['iptables', '--insert', ...answers(lab)]),
    undo: lab => each(loadBalancer(lab), ['iptables', '--delete', ...answers(lab)]),
  },
  {
    name: 'nginx has a second default route',
    expect: ['F9', 'P53'],
    act: lab => nginxRoute(lab, 'add'),
    undo: lab => nginxRoute(lab, 'del'),
  },
  {
    name: 'load-balancer rewrites every VNI to its own',
    expect: ['F11'],
    act: lab => all(loadBalancer(lab), ['nft', rewriting(overlayOf(lab).vni, '')]),
    undo: lab => each(loadBalancer(lab), ['nft', 'delete', 'table', 'ip', table]),
  },
  {
    name: 'lxd-1 rewrites the VNI of what load-balancer sends to its own',
    expect: ['F11'],
    act: lab =>
      all(member(lab, 1), [
        'nft',
        rewriting(overlayOf(lab).vni, `ip saddr ${lab.underlayAddress(loadBalancer(lab))} `),
      ]),
    undo: lab => each(member(lab, 1), ['nft', 'delete', 'table', 'ip', table]),
  },
  {
    name: 'lxd-3 rewrites every VNI to its own before its kernel sees the packet',
    expect: ['F11'],
    act: lab => all(member(lab, 3), ['nft', rewritingEarly(overlayOf(lab).vni)]),
    undo: lab => each(member(lab, 3), ['nft', 'delete', 'table', 'netdev', table]),
  },
]

const table = 'fanlab_sabotage'

/** The VNI is 24 bits behind the 8 bytes of UDP and the 4 of VXLAN's flags. */
const rewriting = (vni: number, from: string): string =>
  `table ip ${table} { chain c { type filter hook prerouting priority -300; ${from}udp dport 8472 @th,96,24 set ${vni}; }; }`

const rewritingEarly = (vni: number): string =>
  `table netdev ${table} { chain c { type filter hook ingress device eth0 priority 0; udp dport 8472 @th,96,24 set ${vni}; }; }`

const answers = (lab: Lab): string[] => [
  ...['FORWARD', '--source', lab.hostAddress, '--in-interface', 'eth0'],
  ...['--protocol', 'icmp', '--icmp-type', 'echo-reply', '--jump', 'DROP'],
]

async function nginxRoute(lab: Lab, verb: 'add' | 'del'): Promise<void> {
  const via = overlayOf(lab).addressOf(loadBalancer(lab))
  const route = ['ip', 'route', verb, 'default', 'via', via, 'metric', '77']
  await loadBalancer(lab).succeed(inEndpoint(await nginxEndpoint(lab), route))
}
