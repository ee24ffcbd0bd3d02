import type {Endpoint} from '../../lab/endpoint.ts'
import type {Lab} from '../../lab/lab.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import {overlayIn} from '../../overlays/index.ts'
import type {Overlay} from '../../overlays/overlay.ts'
import {rolesOf} from '../../roles/index.ts'
import {addressPair, type OwnAddress, plannedAddresses} from './addresses-asked.ts'
import type {RuleCell} from './rule-cell.ts'

/** Who asks whom, where they are now. */
export interface Ends {
  source: Endpoint
  target: Endpoint
  /** It carries what goes from one to the other; undefined where they talk by a network. */
  overlay: Overlay | undefined
  /** Both are on that network, or members of the overlay. */
  isDirect: boolean
  /** All addresses of the source that are of the same family. */
  sources: readonly string[]
  /** Bytes of the largest packet on the networks of both. */
  mtu: number
}

/** Finds who is meant by a name, by the address that is asked. */
export interface EndsFinder {
  /** A sentence where one of both cannot be asked. */
  find(cell: Pick<RuleCell, 'source' | 'target' | 'family'>): Ends | string
  /** Names of all endpoints that are there, in the order of the lab. */
  names: readonly string[]
  /** Names of those that have an address of that family on a network that the named one is on, too. */
  neighbours(name: string, family: 4 | 6): string[]
}

/** `lost` are places that no prober runs on, and why. */
export async function endsOf(lab: Lab, lost: ReadonlyMap<PlaceHandle, string>): Promise<EndsFinder> {
  const {topology} = lab
  const overlay = overlayIn(topology)
  const found = (await Promise.all(rolesOf(lab).map(role => role.endpoints(lab)))).flat()
  const contained = new Map(found.flatMap(each => ('address' in each ? [[each.name, each] as const] : [])))
  const reasons = new Map(
    found.flatMap(each => ('reason' in each ? [[each.name, each.reason] as const] : [])),
  )
  const places = new Map([
    ['host', lab.host],
    ...lab.machines.map(machine => [machine.name, machine] as const),
  ])
  const known = new Map<string, Endpoint>()

  const addressesOf = (name: string): OwnAddress[] => {
    const {address} = contained.get(name) ?? {}
    return address === undefined
      ? plannedAddresses(topology, name)
      : [{network: undefined, family: 4, address}]
  }
  /** The same object for the same address, so that it is prepared once. */
  const endpointAt = (name: string, address: string): Endpoint | string => {
    const container = contained.get(name)
    const place = container?.place ?? places.get(name)
    if (!place) return `${name}: ${reasons.get(name) ?? 'it is not there'}`
    const reason = lost.get(place)
    if (reason !== undefined) return reason
    const key = `${name} ${address}`
    const kind = name === 'host' ? 'host' : 'machine'
    const endpoint = known.get(key) ?? container ?? {name, kind, address, place, http: false}
    known.set(key, endpoint)
    return endpoint
  }
  const mtuOf = ({network}: OwnAddress): number =>
    network === undefined
      ? (overlay?.mtu ?? 0)
      : (topology.networks.find(({name}) => name === network)?.mtu ?? 1500)

  const names = ['host', ...lab.machines.map(({name}) => name), ...contained.keys()]
  return {
    names,
    neighbours(name, family) {
      const own = addressesOf(name).filter(each => each.family === family)
      return names.filter(
        other =>
          other !== name &&
          addressesOf(other).some(
            each => each.family === family && own.some(({network}) => network === each.network),
          ),
      )
    },
    find({source: from, target: to, family}) {
      const own = addressesOf(from)
      const pair = addressPair(own, addressesOf(to), family)
      if (!pair) return `${from} and ${to} have no IPv${family} addresses`
      const source = endpointAt(from, pair.source.address)
      const target = endpointAt(to, pair.target.address)
      if (typeof source === 'string') return source
      if (typeof target === 'string') return target
      const isOverlay = pair.source.network === undefined && pair.target.network === undefined
      return {
        ...{source, target, overlay: isOverlay ? overlay : undefined},
        isDirect: pair.source.network === pair.target.network,
        sources: isOverlay
          ? [pair.source.address]
          : own.filter(each => each.family === family).map(({address}) => address),
        mtu: Math.min(mtuOf(pair.source), mtuOf(pair.target)),
      }
    },
  }
}
