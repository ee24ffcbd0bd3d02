import type {Hypervisor} from '../../src/providers/settings.ts'
import type {VagrantLab} from '../../src/providers/vagrant/vagrantfile.ts'

const memory = 2 ** 30

/** The article's machines; for tests. */
export const sampleLab = (hypervisor: Hypervisor, box = 'bento/ubuntu-22.04'): VagrantLab => ({
  ...{lab: 'fanlab', box, hypervisor, network: '192.168.57'},
  machines: [
    {name: 'lxd-1', address: '10.79.89.132', cpus: 1, memory},
    {name: 'load-balancer', address: '10.79.89.225', cpus: 1, memory},
  ],
})
