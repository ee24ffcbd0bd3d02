import {overlayOf, type Sabotage} from '../../../src/api/index.ts'
import {loadBalancer, member, nginxOf} from '../the-lab.ts'
import {all, each} from './commands.ts'
import {locate} from './locate.ts'

const relayPid = '/var/lib/lxd/networks/lxdfan0/forkdns.pid'
const dockerDropIn = '/etc/systemd/system/docker.service.d/10-fan.conf'
const input = ['INPUT', '--in-interface', 'lxdfan0', '--protocol']

/** Acts that show at the next start of something, and ought to show before it. */
export const bootActs: Sabotage[] = [
  {
    name: 'container-5 does not start at boot',
    expect: ['P54'],
    act: lab => all(member(lab, 1), ['lxc', 'config', 'set', 'container-5', 'boot.autostart', 'false']),
    undo: lab => all(member(lab, 1), ['lxc', 'config', 'unset', 'container-5', 'boot.autostart']),
  },
  {
    name: 'LXD of lxd-2 does not start at boot',
    expect: ['P54'],
    act: lab => all(member(lab, 2), ['systemctl', 'disable', '--quiet', 'lxd-containers.service']),
    undo: lab => all(member(lab, 2), ['systemctl', 'enable', '--quiet', 'lxd-containers.service']),
  },
  {
    name: 'nginx does not start at boot',
    expect: ['P55'],
    act: lab => all(loadBalancer(lab), ['docker', 'update', '--restart', 'no', nginxOf(lab)]),
    undo: lab => all(loadBalancer(lab), ['docker', 'update', '--restart', 'always', nginxOf(lab)]),
  },
  {
    name: 'Docker does not wait for the fan at boot',
    expect: ['P55'],
    act: lab => all(loadBalancer(lab), ['mv', dockerDropIn, `${dockerDropIn}.off`]),
    undo: lab => all(loadBalancer(lab), ['mv', `${dockerDropIn}.off`, dockerDropIn]),
  },
  {
    name: 'lxd-1 drops what its containers ask of it, as a firewall that lets nothing in',
    // Names of other members are asked of it, too: silence is no known fault. And it does not answer UDP as a member itself.
    expect: ['P56', 'P57', 'P58', 'P51'],
    act: lab => all(member(lab, 1), ['iptables', '--insert', ...input, 'udp', '--jump', 'DROP']),
    undo: lab => each(member(lab, 1), ['iptables', '--delete', ...input, 'udp', '--jump', 'DROP']),
  },
  {
    name: 'lxd-3 drops DHCP of its containers',
    expect: ['P56'],
    act: lab =>
      all(member(lab, 3), ['iptables', '--insert', ...input, 'udp', '--dport', '67', '--jump', 'DROP']),
    undo: lab =>
      each(member(lab, 3), ['iptables', '--delete', ...input, 'udp', '--dport', '67', '--jump', 'DROP']),
  },
  {
    name: 'answers of DNS do not reach container-2',
    expect: ['P56', 'P57', 'P58'],
    act: async lab =>
      void (await (await locate(lab, 'container-2')).succeed(['iptables', '--insert', ...answers])),
    undo: async lab =>
      void (await (await locate(lab, 'container-2')).succeed(['iptables', '--delete', ...answers])),
  },
  {
    name: 'LXD’s relay for names of other members is dead on lxd-1',
    expect: ['P58'],
    act: lab => all(member(lab, 1), ['sh', '-c', 'kill "$(sed -n "s/^pid: //p" "$1")"', 'kill', relayPid]),
    undo: lab => all(member(lab, 1), ['systemctl', 'restart', 'lxd.service']),
  },
  {
    name: 'container-6 has a second address, in a slice that nobody owns',
    expect: ['F8'],
    may: ['F7', 'P18'],
    async act(lab) {
      const {succeed} = await locate(lab, 'container-6')
      await succeed(['ip', 'addr', 'add', unowned(overlayOf(lab).prefix.length), 'dev', 'eth0'])
    },
    async undo(lab) {
      const {succeed} = await locate(lab, 'container-6')
      await succeed(['ip', 'addr', 'del', unowned(overlayOf(lab).prefix.length), 'dev', 'eth0'])
    },
  },
  {
    name: 'the host has a route to Docker’s default bridge',
    expect: ['P42'],
    act: lab =>
      all(lab.host, ['ip', 'route', 'add', '172.17.0.0/16', 'via', lab.underlayAddress(loadBalancer(lab))]),
    undo: lab => each(lab.host, ['ip', 'route', 'del', '172.17.0.0/16']),
  },
]

const answers = ['INPUT', '--protocol', 'udp', '--sport', '53', '--jump', 'DROP']
const unowned = (length: number): string => `240.9.9.9/${length}`
