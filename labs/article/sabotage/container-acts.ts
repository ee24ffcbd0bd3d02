import {type Lab, overlayOf, queryMembers, type Sabotage, type Sight} from '../../../src/api/index.ts'
import {lxdContainersOf, member} from '../the-lab.ts'
import {all} from './commands.ts'
import {locate} from './locate.ts'
import {anyCell, anyLxd, crossing} from './red-claims.ts'

/** An address of lxd-1's slice that DHCP does not give. */
const spare = (address: string): string => [...address.split('.').slice(0, 2), '77', '77'].join('.')
const dnsmasqPid = '/var/lib/lxd/networks/lxdfan0/dnsmasq.pid'
/** Milliseconds until the cluster notices that a member is gone: its threshold is 20 s. */
const offlineDeadline = 60_000

/** Acts on LXD, its members and its containers. */
export const containerActs: Sabotage[] = [
  {
    name: 'container-1 has MTU 1500',
    // Its datagrams leave in fragments that are too large for the overlay.
    expect: ['F7', 'P48', 'P51'],
    may: [...crossing, 'D1', 'P19'],
    act: async lab =>
      (await locate(lab, 'container-1')).succeed(['ip', 'link', 'set', 'eth0', 'mtu', '1500']).then(nothing),
    undo: async lab =>
      (await locate(lab, 'container-1'))
        .succeed(['ip', 'link', 'set', 'eth0', 'mtu', String(overlayOf(lab).mtu)])
        .then(nothing),
  },
  {
    name: 'container-2 has a mask of /16',
    expect: ['F7'],
    may: [...anyCell, 'P18'],
    act: lab => changeMask(lab, overlayOf(lab).prefix.length, 16),
    undo: lab => changeMask(lab, 16, overlayOf(lab).prefix.length),
  },
  {
    name: 'container-1 has an address of container-2, too',
    expect: ['F8'],
    may: [...anyCell, 'P18'],
    async act(lab) {
      const [one, two] = [await locate(lab, 'container-1'), await locate(lab, 'container-2')]
      await one.succeed(['ip', 'addr', 'add', `${two.address}/32`, 'dev', 'eth0'])
    },
    async undo(lab) {
      const [one, two] = [await locate(lab, 'container-1'), await locate(lab, 'container-2')]
      await one.succeed(['ip', 'addr', 'del', `${two.address}/32`, 'dev', 'eth0'])
    },
  },
  {
    name: 'container-1’s address is translated inside the overlay',
    // Whoever is asked sees another address than the asker's own: every cell with container-1 as its source is wrong.
    expect: ['P21', 'F7', 'F8', 'D1', 'D2', 'D3', 'D4', 'P19', 'P20', 'P30', 'P46', 'P48', 'P51'],
    may: ['F10'],
    async act(lab) {
      const one = await locate(lab, 'container-1')
      await one.succeed([
        'ip',
        'addr',
        'add',
        `${spare(one.address)}/${overlayOf(lab).prefix.length}`,
        'dev',
        'eth0',
      ])
      await one.succeed(['iptables', ...translation(spare(one.address), '--append')])
    },
    async undo(lab) {
      const one = await locate(lab, 'container-1')
      await one.succeed(['iptables', ...translation(spare(one.address), '--delete')])
      await one.succeed([
        'ip',
        'addr',
        'del',
        `${spare(one.address)}/${overlayOf(lab).prefix.length}`,
        'dev',
        'eth0',
      ])
    },
  },
  {
    name: 'container-2 answers echoes but drops connections to port 80',
    expect: ['D2'],
    may: ['D1', 'D3', 'D4', 'P19', 'P20', 'P29', 'P30', 'P51'],
    act: async lab =>
      (await locate(lab, 'container-2')).succeed(['iptables', '--insert', ...http]).then(nothing),
    undo: async lab =>
      (await locate(lab, 'container-2')).succeed(['iptables', '--delete', ...http]).then(nothing),
  },
  {
    name: 'container-3 is frozen',
    expect: ['P16', 'D2', 'P51'],
    may: [...anyCell, ...anyLxd],
    act: lab => all(member(lab, 1), ['lxc', 'pause', 'container-3']),
    undo: lab => all(member(lab, 1), ['lxc', 'start', 'container-3']),
  },
  {
    name: 'container-6 is stopped',
    expect: ['P16', 'D2', 'P51'],
    may: [...anyCell, ...anyLxd],
    act: lab => all(member(lab, 1), ['lxc', 'stop', '--force', 'container-6']),
    undo: lab => all(member(lab, 1), ['lxc', 'start', 'container-6']),
  },
  {
    name: 'LXD’s DHCP server on lxd-2 is dead before a container there asks',
    expect: ['P18', 'D2', 'P51'],
    may: [...anyCell, ...anyLxd],
    async act(lab) {
      const two = member(lab, 2)
      const name = await containerOn(lab, two.name)
      await all(
        two,
        ['sh', '-c', 'kill "$(sed -n "s/^pid: //p" "$1")"', 'kill', dnsmasqPid],
        ['lxc', 'restart', '--force', name],
      )
    },
    undo: lab => all(member(lab, 2), ['systemctl', 'restart', 'lxd.service']),
  },
  {
    name: 'LXD is stopped on lxd-3',
    expect: ['P10', 'P11'],
    // In stopping it takes its network down.
    may: [...anyCell, ...anyLxd, 'P13', 'F1', 'F2', 'F3'],
    async act(lab) {
      await all(member(lab, 3), ['systemctl', 'stop', '--quiet', 'lxd.socket', 'lxd.service'])
      await member(lab, 1).waitUntil(
        'lxd-1 sees lxd-3 offline',
        async (): Promise<Sight<true>> => {
          const seen = (await queryMembers(member(lab, 1))).find(({server_name}) => server_name === 'lxd-3')
          return seen?.status === 'Offline' ? {value: true} : {notYet: seen?.status ?? 'unknown'}
        },
        {within: offlineDeadline},
      )
    },
    undo: lab => all(member(lab, 3), ['systemctl', 'start', 'lxd.socket', 'lxd.service']),
  },
]

const http = ['INPUT', '--protocol', 'tcp', '--dport', '80', '--jump', 'DROP']

const translation = (address: string, verb: string): string[] => [
  ...['--table', 'nat', verb, 'POSTROUTING', '--out-interface', 'eth0'],
  ...['--jump', 'SNAT', '--to-source', address],
]

async function changeMask(lab: Lab, from: number, to: number): Promise<void> {
  const two = await locate(lab, 'container-2')
  // The new one first: without any the default route would be lost.
  await two.succeed(['ip', 'addr', 'add', `${two.address}/${to}`, 'dev', 'eth0'])
  await two.succeed(['ip', 'addr', 'del', `${two.address}/${from}`, 'dev', 'eth0'])
}

/** The name of a container on that member, as the member itself tells. */
async function containerOn(lab: Lab, machine: string): Promise<string> {
  for (const name of lxdContainersOf(lab)) {
    if ((await locate(lab, name)).machine.name === machine) return name
  }
  throw new Error(`no container on ${machine}`)
}

const nothing = (): void => {}
