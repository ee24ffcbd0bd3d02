import type {InterfaceSpec, LabSpec, MachineSpec} from '../../src/providers/provider.ts'

const on = (network: 'left' | 'right', device: string, last: number, gateway?: number): InterfaceSpec => {
  const number = network === 'left' ? 1 : 2
  return {
    ...{network, device},
    addresses: [`10.${number}.0.${last}/24`, `fd00:${number}::${last}/64`],
    gateways: gateway === undefined ? [] : [`10.${number}.0.${gateway}`, `fd00:${number}::${gateway}`],
  }
}

const machineWith = (name: string, interfaces: readonly InterfaceSpec[], forward = false): MachineSpec => ({
  ...{name, interfaces, forward},
  ...{cpus: 1, memory: 512 * 2 ** 20, plainDirectories: []},
})

/** A machine on each network, whose gateway is the third, which is on both. */
export const machinesOfNetworks: readonly MachineSpec[] = [
  machineWith('a', [on('left', 'eth0', 11, 2)]),
  machineWith('b', [on('right', 'eth0', 12, 2)]),
  machineWith('router', [on('left', 'eth0', 2), on('right', 'eth1', 2)], true),
]

/** Both networks are dual; the host is on the left one only, which has DHCP. */
export const networksLab = (name: string, image: string): LabSpec => ({
  ...{name, image, layers: {}},
  networks: [
    {
      ...{name: 'left', prefixes: ['10.1.0.0/24', 'fd00:1::/64'], mtu: 1400},
      ...{host: ['10.1.0.1/24', 'fd00:1::1/64'], addressing: 'dhcp'},
    },
    {
      ...{name: 'right', prefixes: ['10.2.0.0/24', 'fd00:2::/64'], mtu: 1300},
      ...{host: [], addressing: 'static'},
    },
  ],
  names: machinesOfNetworks.map(({name: machine, interfaces}) => ({
    name: machine,
    addresses: interfaces.flatMap(({addresses}) => addresses.map(address => address.split('/')[0] ?? '')),
  })),
})
