import {optionName} from '../process/option-name.ts'
import type {Features, NetworkSpec} from './provider.ts'
import type {ProviderName} from './provider-names.ts'
import type {ProviderSettings} from './settings.ts'

/** Ethernet's, which every provider gives. */
export const usualMtu = 1500

/** Machines in the lab's own namespaces on this host. */
const embedded: Features = {
  ...{ownKernel: true, powerCut: true, ownImage: true, adopts: 'nothing', onlyUnderlay: true},
  ...{chosenAddresses: 'always', chosenMtu: true, networks: 'many', ipv6: true, staticAddresses: true},
  // Their networks are taps, and a machine at a tap sees a carrier as long as its program runs.
  ...{links: 'packets', freeze: true},
  machineImages: true,
}

/** Machines that somebody else's program makes, on a network of its own. */
const foreign: Features = {
  ...{ownKernel: true, powerCut: true, ownImage: false, adopts: 'host', onlyUnderlay: true},
  ...{chosenAddresses: 'never', chosenMtu: false, networks: 'one', ipv6: false, staticAddresses: false},
  ...{links: 'none', freeze: false},
  machineImages: false,
}

/** Networks of a lab's own on a server of this host, whose bridges are the host's. */
const onServerHere: Pick<
  Features,
  'chosenAddresses' | 'chosenMtu' | 'networks' | 'ipv6' | 'staticAddresses' | 'links'
> = {
  ...{chosenAddresses: 'asked', chosenMtu: true, networks: 'many', ipv6: true, staticAddresses: true},
  links: 'carrier',
}

/** What leaves a lab on a LXD server only one network: its bridges are not here, or the machines' files are not ours. */
function oneNetworkBy({vm = false, network, remote}: ProviderSettings): string | undefined {
  const flags = {network, remote, vm: vm || undefined}
  const [flag] = Object.entries(flags).find(([, value]) => value !== undefined) ?? []
  return flag === undefined ? undefined : optionName(flag)
}

function serverFeatures(settings: ProviderSettings): Features {
  const {vm = false} = settings
  const by = oneNetworkBy(settings)
  return {
    ...{...foreign, ownKernel: vm, ownImage: !vm, freeze: !vm},
    ...(by === undefined ? onServerHere : {oneNetworkBy: by}),
  }
}

/** What each provider can do; known without loading it. */
export function featuresOf(name: ProviderName, settings: ProviderSettings = {}): Features {
  switch (name) {
    case 'lxc':
      return {...embedded, ownKernel: false, links: 'carrier'}
    case 'uml':
    case 'qemu':
      return embedded
    case 'lxd':
    case 'incus':
      return serverFeatures(settings)
    case 'multipass':
      return foreign
    case 'vagrant':
      return {...foreign, onlyUnderlay: false}
    case 'ssh':
      return {...foreign, powerCut: false, adopts: 'everything', onlyUnderlay: false}
  }
}

/**
 * Whether such a provider gives a lab of these networks the addresses that it asks for: always, or where they are more
 * than one of IPv4 with DHCP and Ethernet's MTU, which any provider makes.
 */
export function choosesAddresses(
  {chosenAddresses}: Pick<Features, 'chosenAddresses'>,
  networks: readonly Pick<NetworkSpec, 'prefixes' | 'host' | 'mtu' | 'addressing'>[],
): boolean {
  if (chosenAddresses !== 'asked') return chosenAddresses === 'always'
  return (
    networks.length > 1 ||
    networks.some(
      ({prefixes, host, mtu, addressing}) =>
        addressing === 'static' ||
        mtu !== usualMtu ||
        [...prefixes, ...host].some(address => address.includes(':')),
    )
  )
}
