import {
  formatAddress,
  formatPrefix,
  hostBits,
  networkOf,
  type Prefix,
  parseAddress,
  parsePrefix,
} from '../../process/prefix.ts'
import type {LabFile} from './lab-file.ts'
import {givenAddresses} from './machine-definition.ts'
import {theOnly} from './the-only.ts'
import {asList} from './values.ts'

/** The same lab on another network and another overlay: everybody keeps his place in the network. */
export function onPrefixes(file: LabFile, underlay: Prefix, overlay: Prefix): LabFile {
  const [networkName, network] = theOnly('network', file.networks)
  const [overlayName, own] = theOnly('overlay', file.overlays)
  const {length} = parsePrefix(asList(network.subnet)[0] ?? '')
  const moved = (address: string): string =>
    formatAddress(networkOf(underlay).address + hostBits(parseAddress(address), length))
  const machines = Object.entries(file.machines).map(([name, machine]) => {
    const networks = Object.entries(machine.networks).map(([key, places]) => [
      key,
      moved(givenAddresses(places)[0] ?? ''),
    ])
    return [name, {...machine, networks: Object.fromEntries(networks)}]
  })
  return {
    ...file,
    networks: {
      [networkName]: {
        ...network,
        subnet: formatPrefix(networkOf(underlay)),
        ...(network.host !== undefined && {host: moved(asList(network.host)[0] ?? '')}),
      },
    },
    overlays: {[overlayName]: {...own, prefix: formatPrefix(overlay)}},
    machines: Object.fromEntries(machines),
  }
}
