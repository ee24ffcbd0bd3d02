import * as z from 'zod'
import {hypervisors} from '../settings.ts'

const vagrantMachineShape = z.object({
  name: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
  /** The address that the lab asks for. */
  address: z.ipv4(),
  cpus: z.number().positive(),
  /** Bytes. */
  memory: z.number().positive(),
})
type VagrantMachine = z.infer<typeof vagrantMachineShape>

/** All that a Vagrantfile follows from. */
export const vagrantLab = z.object({
  lab: z.string(),
  box: z.string(),
  hypervisor: z.enum(hypervisors),
  /** First three numbers of the machines' /24 network, such as 192.168.56. */
  network: z.string().regex(/^\d{1,3}(\.\d{1,3}){2}$/),
  machines: z.array(vagrantMachineShape).readonly(),
})
export type VagrantLab = z.infer<typeof vagrantLab>

/** The machine's address on the underlay: the last number is the one that the lab asks for. */
export const addressIn = (
  {network}: Pick<VagrantLab, 'network'>,
  {address}: Pick<VagrantMachine, 'address'>,
): string => `${network}.${address.split('.').at(-1)}`

/**
 * The underlay of a lab. VirtualBox allows host-only networks in 192.168.56.0/21 only, unless its owner says more in
 * /etc/vbox/networks.conf; labs of different names get different parts of it where they can.
 */
export function networkFor(lab: string): string {
  const sum = [...lab].reduce((total, letter) => total + letter.charCodeAt(0), 0)
  return `192.168.${56 + (sum % 8)}`
}

/** The lab's Vagrantfile. The private network is the underlay; the NAT of Vagrant's own ssh is not part of the lab. */
export function vagrantfile(lab: VagrantLab): string {
  return `# Made by fanlab for lab ${lab.lab}, anew with each machine.
Vagrant.configure('2') do |config|
  config.vm.box = ${ruby(lab.box)}
  config.vm.box_check_update = false
  config.vm.boot_timeout = 900
  config.vm.synced_folder '.', '/vagrant', disabled: true
${lab.machines.map(machine => define(lab, machine)).join('\n')}
end
`
}

function define(lab: VagrantLab, machine: VagrantMachine): string {
  const name = ruby(machine.name)
  const whole = ruby(`fanlab-${lab.lab}-${machine.name}`)
  const mebibytes = Math.round(machine.memory / 2 ** 20)
  const network = {
    virtualbox: '',
    // Nobody else serves addresses there, and nothing leaves it.
    libvirt: `, libvirt__network_name: ${ruby(`fanlab-${lab.lab}`)}, libvirt__dhcp_enabled: false, libvirt__forward_mode: 'none'`,
    vmware_desktop: '',
  }[lab.hypervisor]
  const resources = {
    virtualbox: [
      `it.name = ${whole}`,
      'it.linked_clone = true',
      `it.cpus = ${machine.cpus}`,
      `it.memory = ${mebibytes}`,
    ],
    libvirt: [`it.cpus = ${machine.cpus}`, `it.memory = ${mebibytes}`],
    vmware_desktop: [`it.vmx['numvcpus'] = '${machine.cpus}'`, `it.vmx['memsize'] = '${mebibytes}'`],
  }[lab.hypervisor]
  return `
  config.vm.define ${name} do |machine|
    machine.vm.hostname = ${name}
    machine.vm.network 'private_network', ip: '${addressIn(lab, machine)}', netmask: '255.255.255.0'${network}
    machine.vm.provider ${ruby(lab.hypervisor)} do |it|
${resources.map(line => `      ${line}`).join('\n')}
    end
  end`
}

/** A Ruby string in single quotes, in which only these two mean something. */
const ruby = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
