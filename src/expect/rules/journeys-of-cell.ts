import type {Topology} from '../../lab/topology.ts'
import type {Journey} from '../../lab/ways-between.ts'
import {addressPair, type OwnAddress, plannedAddresses} from './addresses-asked.ts'
import type {RuleCell} from './rule-cell.ts'

/** How a cell's packets travel, as far as the lab file says it. */
export interface CellJourneys {
  there: Journey
  back: Journey
  /** Name of the overlay in whose envelopes they travel. */
  overlay: string | undefined
}

/** Undefined where it is not known before the lab runs where one of both is, or where they have no addresses to talk by. */
export function journeysOfCell(
  topology: Topology,
  cell: Pick<RuleCell, 'source' | 'target' | 'family' | 'over'>,
): CellJourneys | undefined {
  const {source, target} = cell
  const pair = addressPair(plannedAddresses(topology, source), plannedAddresses(topology, target), cell)
  const [from, to] = [source, target].map(name => placeOf(topology, name))
  if (!pair || from === undefined || to === undefined) return undefined
  const carrier = topology.overlays.find(
    ({name}) => pair.target.kind === 'overlay' && pair.target.on === name,
  )
  const networkOf = (own: OwnAddress): string => (own.kind === 'overlay' ? carrier?.over : own.on) ?? ''
  const below = topology.networks.find(({name}) => name === carrier?.over)
  const family = below ? (below.prefixes.some(text => !text.includes(':')) ? 4 : 6) : cell.family
  const isKnown = [pair.source, pair.target].every(own =>
    topology.networks.some(({name}) => name === networkOf(own)),
  )
  // A network of Docker's or LXD's own lies behind its machine, and is none of the lab's.
  if (!isKnown) return undefined
  return {
    there: {source: from, target: to, network: networkOf(pair.target), family},
    back: {source: to, target: from, network: networkOf(pair.source), family},
    overlay: carrier?.name,
  }
}

function placeOf({machines, containers}: Topology, name: string): string | undefined {
  const container = containers.find(each => each.name === name)
  if (container) return container.machine
  return name === 'host' || machines.some(each => each.name === name) ? name : undefined
}
