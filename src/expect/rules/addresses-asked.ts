import type {ContainerPlan, Topology} from '../../lab/topology.ts'
import {overlaysIn} from '../../overlays/index.ts'

/** An address of an endpoint, without its length. */
export interface OwnAddress {
  kind: 'overlay' | 'network'
  /** Name of that overlay or network; a network of Docker's or LXD's own has one that no lab file can have. */
  on: string
  family: 4 | 6
  /** Empty of a container, which has it once it runs. */
  address: string
}

export const familyOf = (address: string): 4 | 6 => (address.includes(':') ? 6 : 4)

/** Whether both are of the same overlay or network. */
export const isSameSegment = (a: OwnAddress, b: OwnAddress): boolean => a.kind === b.kind && a.on === b.on

/**
 * The only address of a container: on the overlay that containers are on, or on a network of its role's software, where
 * Docker's and LXD's may have the same name.
 */
export const containerAddress = (
  {overlays}: Topology,
  {role, network}: Pick<ContainerPlan, 'role' | 'network'>,
  address = '',
): OwnAddress => ({
  ...(network === undefined
    ? {kind: 'overlay', on: overlays.find(({type}) => type === 'fan')?.name ?? ''}
    : {kind: 'network', on: `${role}:${network}`}),
  ...{family: 4, address},
})

/** Each pair of endpoints asks for them; a plan never changes. */
const planned = new WeakMap<Topology, Map<string, readonly OwnAddress[]>>()

/** All addresses of an endpoint that a lab's plan has: first those of overlays, then those of its networks, in their order. */
export function plannedAddresses(topology: Topology, name: string): readonly OwnAddress[] {
  const known = planned.get(topology) ?? new Map<string, readonly OwnAddress[]>()
  planned.set(topology, known)
  const addresses = known.get(name) ?? addressesIn(topology, name)
  known.set(name, addresses)
  return addresses
}

function addressesIn(topology: Topology, name: string): OwnAddress[] {
  const container = [...topology.containers, ...topology.found].find(each => each.name === name)
  if (container) return [containerAddress(topology, container)]
  const onNetworks =
    name === 'host'
      ? topology.networks.flatMap(({name: network, host}) => host.map(text => on(network, text)))
      : (topology.machines
          .find(machine => machine.name === name)
          ?.interfaces.flatMap(({network, addresses}) => addresses.map(text => on(network, text))) ?? [])
  const carriers = new Map(topology.overlays.map(({name: overlay, over}) => [overlay, over]))
  const onOverlays = overlaysIn(topology)
    // Where the host or a machine is not there, it is on nothing.
    .filter(overlay => overlay.members.includes(name))
    .filter(overlay => onNetworks.some(({on: network}) => network === carriers.get(overlay.name)))
    .flatMap(overlay =>
      overlay
        .addressesOf({name})
        .map(
          (address): OwnAddress => ({kind: 'overlay', on: overlay.name, address, family: familyOf(address)}),
        ),
    )
  return [...onOverlays, ...onNetworks]
}

const on = (network: string, text: string): OwnAddress => {
  const [address = ''] = text.split('/')
  return {kind: 'network', on: network, address, family: familyOf(address)}
}

/** By which addresses two endpoints talk. */
interface AddressPair {
  source: OwnAddress
  target: OwnAddress
  /** The target has several, and it goes without saying of none of them that it is meant; or a rule chooses. */
  isTold: boolean
}

/**
 * Two members of an overlay talk by it; others by a network that both are on, the first in the lab file's order; where there
 * is none, the target's first address is asked. With `over` the target is asked by its address there, whoever asks.
 * Undefined where not both have such an address of that family.
 */
export function addressPair(
  from: readonly OwnAddress[],
  to: readonly OwnAddress[],
  {family, over}: {family: 4 | 6; over?: string | undefined},
): AddressPair | undefined {
  const own = from.filter(each => each.family === family)
  const others = to.filter(each => each.family === family && (over === undefined || each.on === over))
  const shared = others.filter(each => own.some(mine => isSameSegment(mine, each)))
  const isOf = (kind: OwnAddress['kind']) => (each: OwnAddress) => each.kind === kind
  // An overlay answers nobody but its members: nobody else asks there, unless there is nothing else to ask.
  const candidates =
    [shared.filter(isOf('overlay')), shared, others.filter(isOf('network')), others].find(
      list => list.length > 0,
    ) ?? []
  const [target] = over === undefined ? candidates : others
  if (!target) return undefined
  const source = own.find(mine => isSameSegment(mine, target)) ?? own.find(isOf('network')) ?? own[0]
  return source && {source, target, isTold: over !== undefined || candidates.length > 1}
}
