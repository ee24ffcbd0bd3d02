import {missingTools} from '../../process/missing-tools.ts'
import {optionName} from '../../process/option-name.ts'
import type {Problem} from '../../process/problem.ts'
import {run} from '../../process/run.ts'
import {shownValue} from '../../process/shown-value.ts'
import {toolEnvironment} from '../environment.ts'
import {type Hypervisor, hypervisors} from '../settings.ts'

/** What each hypervisor needs: its own tool, and the plugin with which Vagrant drives it. */
const wants: Readonly<Record<Hypervisor, {tool: string; package: string; plugin?: string}>> = {
  virtualbox: {tool: 'VBoxManage', package: 'virtualbox'},
  libvirt: {tool: 'virsh', package: 'libvirt-clients libvirt-daemon-system', plugin: 'vagrant-libvirt'},
  vmware_desktop: {tool: 'vmrun', package: 'VMware Workstation', plugin: 'vagrant-vmware-desktop'},
}

export const isHypervisor = (text: string): text is Hypervisor => hypervisors.some(each => each === text)

/** Every reason why Vagrant cannot make machines here. */
export async function vagrantProblems(hypervisor: string): Promise<Problem[]> {
  const problems: Problem[] = []
  if (!isHypervisor(hypervisor)) {
    return [
      {
        message: `provider vagrant has no hypervisor ${shownValue(hypervisor)}`,
        hint: `${optionName('hypervisor')} ${hypervisors.join(', or ')}`,
      },
    ]
  }
  const {tool, plugin, package: brings} = wants[hypervisor]
  const missing = await missingTools(['vagrant', tool])
  if (missing.includes('vagrant')) {
    problems.push({
      message: 'provider vagrant needs Vagrant, which the host does not have',
      hint: 'apt-get install vagrant, or from its makers: developer.hashicorp.com/vagrant/install',
    })
  }
  if (missing.includes(tool)) {
    problems.push({
      message: `provider vagrant needs ${tool} of ${hypervisor}, which the host does not have`,
      hint: `install ${brings}, or choose another ${optionName('hypervisor')}`,
    })
  }
  if (problems.length > 0 || plugin === undefined) return problems
  const env = {...toolEnvironment(), VAGRANT_CHECKPOINT_DISABLE: '1'}
  const {stdout} = await run(['vagrant', 'plugin', 'list'], {timeoutMs: 60_000, env})
  if (stdout.includes(plugin)) return []
  return [{message: `Vagrant has no plugin for ${hypervisor}`, hint: `vagrant plugin install ${plugin}`}]
}
