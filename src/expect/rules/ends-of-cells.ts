import type {Endpoint} from '../../lab/endpoint.ts'
import type {Lab} from '../../lab/lab.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import {overlaysIn} from '../../overlays/index.ts'
import type {Overlay} from '../../overlays/overlay.ts'
import {rolesOf} from '../../roles/index.ts'
import {
  addressPair,
  containerAddress,
  isSameSegment,
  type OwnAddress,
  plannedAddresses,
} from './addresses-asked.ts'
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
  find(cell: Pick<RuleCell, 'source' | 'target' | 'family' | 'over'>): Ends | string
  /** Names of all endpoints that are there, in the order of the lab. */
  names: readonly string[]
  /** Names of those that have an address of that family where the named one has one, too; with `over` there only. */
  neighbours(name: string, family: 4 | 6, over?: string): string[]
}

/** `lost` are places that no prober runs on, and why. */
export async function endsOf(lab: Lab, lost: ReadonlyMap<PlaceHandle, string>): Promise<EndsFinder> {
  const {topology} = lab
  const overlays = new Map(overlaysIn(topology).map(overlay => [overlay.name, overlay]))
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
    return address === undefined ? plannedAddresses(topology, name) : [containerAddress(topology, address)]
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
  const mtuOf = ({kind, on}: OwnAddress): number =>
    kind === 'overlay'
      ? (overlays.get(on)?.mtu ?? 0)
      : (topology.networks.find(({name}) => name === on)?.mtu ?? 1500)

  const names = ['host', ...lab.machines.map(({name}) => name), ...contained.keys()]
  return {
    names,
    neighbours(name, family, over) {
      const own = addressesOf(name).filter(
        each => each.family === family && (over === undefined || each.on === over),
      )
      return names.filter(
        other =>
          other !== name &&
          addressesOf(other).some(
            each => each.family === family && own.some(mine => isSameSegment(mine, each)),
          ),
      )
    },
    find({source: from, target: to, family, over}) {
      const own = addressesOf(from)
      const pair = addressPair(own, addressesOf(to), {family, over})
      if (!pair)
        return `${from} and ${to} have no IPv${family} addresses${over === undefined ? '' : ` for ${over}`}`
      const source = endpointAt(from, pair.source.address)
      const target = endpointAt(to, pair.target.address)
      if (typeof source === 'string') return source
      if (typeof target === 'string') return target
      const isDirect = isSameSegment(pair.source, pair.target)
      const overlay = isDirect && pair.target.kind === 'overlay' ? overlays.get(pair.target.on) : undefined
      return {
        ...{source, target, overlay, isDirect},
        sources: overlay
          ? [pair.source.address]
          : own.filter(each => each.family === family).map(({address}) => address),
        mtu: Math.min(mtuOf(pair.source), mtuOf(pair.target)),
      }
    },
  }
}
