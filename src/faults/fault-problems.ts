import type {Deed} from '../lab/fault/deed.ts'
import type {Problem} from '../process/problem.ts'
import type {Features} from '../providers/provider.ts'
import type {OwnDeed} from './own-fault.ts'

/** Who makes the machines, and why the host's kernel cannot do what faults need; undefined where it can. */
export interface FaultMakers {
  provider: {name: string; features: Features}
  host: {
    filter: string | undefined
    programs: string | undefined
    tbf: string | undefined
    netem: string | undefined
  }
}

const embedded = 'make the lab with provider lxc, uml or qemu'

/** Why a fault cannot be made there, before anything is; undefined where it can. */
export function problemOfFault(deed: Deed | OwnDeed, {provider, host}: FaultMakers): Problem | undefined {
  const {name, features} = provider
  const against = (message: string, hint: string): Problem => ({
    message: `provider ${name}: ${message}`,
    hint,
  })
  const onLinks = (kernel: string | undefined): Problem | undefined => {
    if (features.links === 'none') return against('it has no ends of links of its own', embedded)
    return kernel === undefined ? undefined : {message: kernel, hint: kernelHint}
  }
  switch (deed.kind) {
    case 'link':
      if (features.links !== 'packets') return onLinks(undefined)
      return against(
        'its machines see a carrier whatever happens at the lab’s end of a link',
        `blackhole ${deed.network}, or provider lxc`,
      )
    case 'blackhole':
    case 'loss':
    case 'partition':
      return onLinks(host.filter)
    case 'duplicate':
    case 'mtu':
      return onLinks(host.programs)
    case 'rate':
      return onLinks(host.tbf)
    case 'delay':
    case 'reorder':
      if (features.links !== 'none' && host.netem === undefined) return undefined
      if (features.ownKernel) return undefined
      return {
        message: `${host.netem ?? 'it has no ends of links of its own'}, and machines of provider ${name} share it`,
        hint: 'modprobe sch_netem, or provider uml or qemu, whose machines have kernels of their own',
      }
    case 'power-cut':
      return features.powerCut ? undefined : against('it cannot cut the power of its machines', 'reboot')
    case 'freeze':
      return features.freeze ? undefined : against('it cannot hold its machines', embedded)
    case 'fill-disk':
      return features.ownKernel
        ? undefined
        : against('its machines have no disks of their own: the host’s would be full', 'provider uml or qemu')
    case 'reboot':
    case 'pause':
    case 'kill':
    case 'restart':
    case 'own':
      return undefined
  }
}

const kernelHint =
  'apt-get install linux-modules-extra-$(uname -r), on kernels whose modules are a package of their own'

/** What a person has to know about how a fault is made here. */
export function noteOfFault(deed: Deed | OwnDeed, {provider, host}: FaultMakers): string | undefined {
  if (deed.kind !== 'delay' && deed.kind !== 'reorder') return undefined
  if (provider.features.links !== 'none' && host.netem === undefined) return undefined
  return 'made inside of the machines, of what they send: the host’s kernel has no netem'
}
