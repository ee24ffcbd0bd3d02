import type {Finding} from '../host/finding.ts'
import {inotifyFinding, judgeNeighbours, kvmFinding} from '../host/kernel.ts'
import {lookAt} from '../host/look-at.ts'
import {bridgeNetfilterFinding, forwardPolicyFinding, overlapFinding} from '../host/network.ts'
import {diskFinding, memoryFinding} from '../host/resources.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {overlayOf} from '../overlays/index.ts'
import {readNeighbourTable} from '../process/neighbour-table.ts'
import type {Prefix} from '../process/prefix.ts'
import {limitingControllers, readCgroupLayout} from '../providers/embedded/cgroup-layout.ts'
import {featuresOf} from '../providers/features.ts'
import {isProviderName} from '../providers/provider-names.ts'
import type {Caller} from './caller.ts'
import {fanFindings, machinesFinding} from './diagnose-fan.ts'
import {faultsFinding} from './diagnose-faults.ts'
import {diagnoseChoice, diagnoseProviders, type ProviderDiagnosis} from './diagnose-providers.ts'
import {neededBy} from './limits-of-lab.ts'
import {autoProvider, type Request} from './request.ts'

export interface Diagnosis {
  findings: Finding[]
  fan: Finding[]
  providers: ProviderDiagnosis[]
  /** The provider that was asked for, or the default one, with all that a run of it would refuse. */
  chosen: ProviderDiagnosis
}

/**
 * Looks at everything a lab of the chosen provider needs of this host, each topic by itself. Observes only; what needs
 * root and cannot have it, and what a tool does not tell, is unknown.
 */
export async function diagnose(request: Request, caller: Caller): Promise<Diagnosis> {
  const [hostFan, providers] = await Promise.all([fanFindings(), diagnoseProviders(request)])
  const chosen = await diagnoseChoice(request, caller, providers)
  const findings = await Promise.all(hostTopics(chosen.name, request, caller))
  const fan = [...hostFan, ...(await machinesFinding(chosen.name, request))]
  return {findings, fan, providers, chosen}
}

/** The topics that concern a provider. */
function hostTopics(name: string, request: Request, caller: Caller): Promise<Finding>[] {
  const known = isProviderName(name) ? featuresOf(name, request.provider.settings) : undefined
  const ownKernel = known?.ownKernel ?? false
  const topics: Record<string, () => Promise<Finding>> = {}
  // Machines that were there before are elsewhere.
  if (known?.adopts !== 'everything') topics.memory = () => memoryFinding({ownKernel})
  topics.disk = () => diskFinding([request.stateDir, caller.cacheDir])
  if (name === 'lxc' || name === 'uml') topics.cgroup = cgroupFinding
  if (name === 'lxc') {
    topics.inotify = () => inotifyFinding(neededBy(topologyOf(request.lab.file)).inotify)
    topics.neighbours = async () =>
      judgeNeighbours(readNeighbourTable(), neededBy(topologyOf(request.lab.file)).neighbours)
  }
  if (name === 'qemu' || request.provider.name === autoProvider) topics.kvm = kvmFinding
  // Labs in namespaces of their own do not see the host's network.
  if (known?.adopts !== 'nothing') {
    topics.br_netfilter = bridgeNetfilterFinding
    topics.forwarding = forwardPolicyFinding
    topics.addresses = () => overlapFinding(prefixesOf(request))
  }
  if (known) topics.faults = () => faultsFinding({name, features: known})
  return Object.entries(topics).map(([topic, look]) => lookAt(topic, look))
}

/** The networks that the lab would have. */
function prefixesOf({lab}: Request): {underlay: Prefix; overlay: Prefix} {
  const {underlay, prefix: overlay} = overlayOf({name: lab.name, topology: topologyOf(lab.file)})
  return {underlay, overlay}
}

/** Which version of cgroups limits the machines of lxc, and with which of the controllers that they need. */
async function cgroupFinding(): Promise<Finding> {
  const {version, controllers} = await readCgroupLayout()
  const lacking = limitingControllers.filter(name => controllers[name] === undefined)
  const text = {
    legacy: 'version 1',
    hybrid: 'version 1, beside a tree of version 2',
    unified: 'version 2',
  }[version]
  if (lacking.length === 0)
    return {topic: 'cgroup', state: 'good', text: `${text}, with ${limitingControllers.join(', ')}`}
  return {
    topic: 'cgroup',
    state: 'notice',
    text: `${text}, without ${lacking.join(' and ')}: machines of lxc could not be limited`,
  }
}
