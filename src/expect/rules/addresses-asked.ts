import type {Topology} from '../../lab/topology.ts'
import {overlayIn} from '../../overlays/index.ts'

/** An address of an endpoint, without its length. */
export interface OwnAddress {
  /** Name of its network; undefined of the overlay's. */
  network: string | undefined
  family: 4 | 6
  /** Empty of a container, which has it once it runs. */
  address: string
}

export const familyOf = (address: string): 4 | 6 => (address.includes(':') ? 6 : 4)

/** All addresses of an endpoint that a lab's plan has: first the overlay's, then those of its networks in their order. */
export function plannedAddresses(topology: Topology, name: string): OwnAddress[] {
  if (topology.containers.some(container => container.name === name))
    return [{network: undefined, family: 4, address: ''}]
  const onNetworks =
    name === 'host'
      ? topology.networks.flatMap(({name: network, host}) => host.map(text => on(network, text)))
      : (topology.machines
          .find(machine => machine.name === name)
          ?.interfaces.flatMap(({network, addresses}) => addresses.map(text => on(network, text))) ?? [])
  const overlay = overlayIn(topology)
  const isMember = onNetworks.some(({network}) => network === topology.underlayName)
  const own = overlay && isMember ? [{network: undefined, family: 4, address: overlay.addressOf({name})}] : []
  return [...(own as OwnAddress[]), ...onNetworks]
}

const on = (network: string, text: string): OwnAddress => {
  const [address = ''] = text.split('/')
  return {network, address, family: familyOf(address)}
}

/** By which addresses two endpoints talk. */
interface AddressPair {
  source: OwnAddress
  target: OwnAddress
  /** The target has several, and it goes without saying of none of them that it is meant. */
  ambiguous: boolean
}

/**
 * Two members of an overlay talk by it; others by a network that both are on, the first in the lab file's order; where there
 * is none, the target's first address is asked. Undefined where not both have that family.
 */
export function addressPair(
  from: readonly OwnAddress[],
  to: readonly OwnAddress[],
  family: 4 | 6,
): AddressPair | undefined {
  const [own, others] = [from, to].map(list => list.filter(each => each.family === family)) as [
    OwnAddress[],
    OwnAddress[],
  ]
  const shared = others.filter(({network}) => own.some(each => each.network === network))
  const target = shared[0] ?? others[0]
  const source = own.find(({network}) => network === target?.network) ?? own[0]
  if (!source || !target) return undefined
  const isKnown = target.network === undefined || others.length === 1 || shared.length === 1
  return {source, target, ambiguous: !isKnown}
}
