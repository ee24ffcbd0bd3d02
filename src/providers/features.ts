import type {Features} from './provider.ts'
import type {ProviderName} from './provider-names.ts'
import type {ProviderSettings} from './settings.ts'

/** Machines in the lab's own namespaces on this host. */
const embedded: Features = {
  ...{ownKernel: true, powerCut: true, ownImage: true, adopts: 'nothing', onlyUnderlay: true},
  ...{chosenAddresses: true, chosenMtu: true, networks: 'many', ipv6: true, staticAddresses: true},
  // Their networks are taps, and a machine at a tap sees a carrier as long as its program runs.
  ...{links: 'packets', freeze: true},
  machineImages: true,
}

/** Machines that somebody else's program makes, on a network of its own. */
const foreign: Features = {
  ...{ownKernel: true, powerCut: true, ownImage: false, adopts: 'host', onlyUnderlay: true},
  ...{chosenAddresses: false, chosenMtu: false, networks: 'one', ipv6: false, staticAddresses: false},
  ...{links: 'none', freeze: false},
  machineImages: false,
}

/** What each provider can do; known without loading it. */
export function featuresOf(name: ProviderName, {vm = false}: ProviderSettings = {}): Features {
  switch (name) {
    case 'lxc':
      return {...embedded, ownKernel: false, links: 'carrier'}
    case 'uml':
    case 'qemu':
      return embedded
    case 'lxd':
    case 'incus':
      return {...foreign, ownKernel: vm, ownImage: !vm}
    case 'multipass':
      return foreign
    case 'vagrant':
      return {...foreign, onlyUnderlay: false}
    case 'ssh':
      return {...foreign, powerCut: false, adopts: 'everything', onlyUnderlay: false}
  }
}
