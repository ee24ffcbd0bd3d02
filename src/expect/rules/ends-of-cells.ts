import type {Endpoint} from '../../lab/endpoint.ts'
import type {Lab} from '../../lab/lab.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import type {Topology} from '../../lab/topology.ts'
import {overlaysIn} from '../../overlays/index.ts'
import {type Overlay, placesOn} from '../../overlays/overlay.ts'
import {
  addressPair,
  containerAddress,
  isSameSegment,
  type OwnAddress,
  plannedAddresses,
} from './addresses-asked.ts'
import type {Contained} from './contained.ts'
import type {RuleCell} from './rule-cell.ts'

/** Who asks whom, where they are now. */
export interface Ends {
  source: Endpoint
  target: Endpoint
  /** It carries what goes from one to the other; undefined where they talk by a network. */
  overlay: Overlay | undefined
  /** Both are on that network, or members of the overlay. */
  isDirect: boolean
  /** Places that the search for the target goes to, where the overlay takes it to all members. */
  searched?: readonly PlaceHandle[]
  /** All addresses of the source that are of the same family. */
  sources: readonly string[]
  /** Bytes of the largest packet on the networks of both. */
  mtu: number
}

/** Finds who is meant by a name, by the address that is asked. */
export interface EndsFinder {
  /** Several where a name stands for several containers; a sentence where somebody of them cannot be asked. */
  find(cell: Pick<RuleCell, 'source' | 'target' | 'family' | 'over'>): readonly Ends[] | string
  /**
   * Names of those that have an address of that family where the named one has one, too, and a container's machine; with
   * `over` there only.
   */
  neighbours(name: string, family: 4 | 6, over?: string): string[]
}

/** Who a name stands for, each with its addresses; that of a container is asked with the process that it is in. */
interface Candidate {
  addresses: readonly OwnAddress[]
  container?: Endpoint
}

/** `lost` are places that no prober runs on, and why. */
export function endsOf(
  lab: Lab,
  lost: ReadonlyMap<PlaceHandle, string>,
  {endpoints: contained, reasons}: Contained,
): EndsFinder {
  const {topology} = lab
  const overlays = new Map(overlaysIn(topology).map(overlay => [overlay.name, overlay]))
  const places = new Map([
    ['host', lab.host],
    ...lab.machines.map(machine => [machine.name, machine] as const),
  ])
  const searched = new Map(
    [...overlays.values()].filter(each => each.searchesAll).map(each => [each, placesOn(each, lab)]),
  )
  const known = new Map<string, Endpoint>()

  const candidatesOf = (name: string): Candidate[] =>
    contained
      .get(name)
      ?.map(container => ({addresses: [addressOfContainer(topology, container)], container})) ?? [
      {addresses: plannedAddresses(topology, name)},
    ]
  const addressesOf = (name: string): readonly OwnAddress[] =>
    candidatesOf(name).flatMap(({addresses}) => addresses)
  /** The same object for the same address, so that it is prepared once. */
  const endpointAt = (name: string, {container}: Candidate, {address}: OwnAddress): Endpoint | string => {
    const place = container?.place ?? places.get(name)
    if (!place) return `${name}: ${reasons.get(name) ?? 'it is not there'}`
    const reason = lost.get(place)
    if (reason !== undefined) return reason
    if (container) return container
    const key = `${name} ${address}`
    const kind = name === 'host' ? 'host' : 'machine'
    const endpoint = known.get(key) ?? {name, kind, address, place, http: false}
    known.set(key, endpoint)
    return endpoint
  }
  const mtuOf = ({kind, on}: OwnAddress, {mtu}: Endpoint): number =>
    mtu ??
    (kind === 'overlay'
      ? (overlays.get(on)?.mtu ?? 0)
      : (topology.networks.find(({name}) => name === on)?.mtu ?? 1500))

  const endsBetween = (
    {source: from, target: to, family, over}: Parameters<EndsFinder['find']>[0],
    asker: Candidate,
    asked: Candidate,
  ): Ends | string => {
    const pair = addressPair(asker.addresses, asked.addresses, {family, over})
    if (!pair)
      return `${from} and ${to} have no IPv${family} addresses${over === undefined ? '' : ` for ${over}`}`
    const source = endpointAt(from, asker, pair.source)
    const target = endpointAt(to, asked, pair.target)
    if (typeof source === 'string') return source
    if (typeof target === 'string') return target
    const isDirect = isSameSegment(pair.source, pair.target) && isOneSegment(source, target)
    const overlay = isDirect && pair.target.kind === 'overlay' ? overlays.get(pair.target.on) : undefined
    const all = overlay && searched.get(overlay)
    return {
      ...{source, target, overlay, isDirect, ...(all && {searched: all})},
      sources: overlay
        ? [pair.source.address]
        : asker.addresses.filter(each => each.family === family).map(({address}) => address),
      mtu: Math.min(mtuOf(pair.source, source), mtuOf(pair.target, target)),
    }
  }

  const names = ['host', ...lab.machines.map(({name}) => name), ...contained.keys()]
  return {
    neighbours(name, family, over) {
      const own = addressesOf(name).filter(
        each => each.family === family && (over === undefined || each.on === over),
      )
      const homes = new Set(
        over === undefined ? contained.get(name)?.map(({place}) => place.name) : undefined,
      )
      return names.filter(
        other =>
          other !== name &&
          (homes.has(other) ||
            addressesOf(other).some(
              each => each.family === family && own.some(mine => isSameSegment(mine, each)),
            )),
      )
    },
    find(cell) {
      const found = candidatesOf(cell.source).flatMap(asker =>
        candidatesOf(cell.target).map(asked => endsBetween(cell, asker, asked)),
      )
      const wrong = found.find(each => typeof each === 'string')
      return wrong ?? found.filter(each => typeof each !== 'string')
    },
  }
}

const addressOfContainer = (topology: Topology, {kind, network, address}: Endpoint): OwnAddress =>
  containerAddress(
    topology,
    {role: kind === 'docker' ? 'docker' : 'lxd-cluster', ...(network !== undefined && {network})},
    address,
  )

/** Networks of Docker's and LXD's own may have one name on two machines, and need not be one. */
const isOneSegment = (source: Endpoint, target: Endpoint): boolean =>
  (source.network === undefined && target.network === undefined) || source.place === target.place
