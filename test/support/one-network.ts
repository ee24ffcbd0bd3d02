import type {LabSpec, MachineSpec} from '../../src/providers/provider.ts'

// A lab of one network /24, at whose .1 the host is, as labs of the article are.

interface OneNetwork {
  name: string
  image: string
  /** The first three numbers of its addresses, such as 10.79.89. */
  network?: string
  mtu?: number
  /** Machines with the last number of their addresses. */
  machines: Readonly<Record<string, number>>
}

const usual = '10.79.89'

export const oneNetworkLab = ({name, image, network = usual, mtu = 1500, machines}: OneNetwork): LabSpec => ({
  ...{name, image, layers: {}},
  networks: [
    {
      ...{name: 'underlay', prefixes: [`${network}.0/24`], mtu},
      ...{host: [`${network}.1/24`], addressing: 'dhcp'},
    },
  ],
  names: Object.entries(machines).map(([machine, last]) => ({
    name: machine,
    addresses: [`${network}.${last}`],
  })),
})

/** A machine of that lab: one CPU and 1 GiB. */
export const machineOfOneNetwork = (name: string, last: number, network = usual): MachineSpec => ({
  ...{name, cpus: 1, memory: 2 ** 30, forward: false, plainDirectories: []},
  interfaces: [
    {
      ...{network: 'underlay', device: 'eth0'},
      ...{addresses: [`${network}.${last}/24`], gateways: [`${network}.1`]},
    },
  ],
})
