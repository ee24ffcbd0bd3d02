import {type CellJourneys, journeysOfCell} from '../../expect/rules/journeys-of-cell.ts'
import type {RuleCell} from '../../expect/rules/rule-cell.ts'
import type {Breakage} from '../../faults/any-lab/breakage.ts'
import type {Topology} from '../../lab/topology.ts'
import {type Cut, type Journey, type Step, Ways} from '../../lab/ways-between.ts'

/** Which cells can notice an act. */
export interface ActExpectation {
  /** They depend on what it takes: when all of them stay green, they cannot fail. */
  must: readonly RuleCell[]
  /** Their packets may take another way, or have nothing to do with it. */
  may: readonly RuleCell[]
}

type Part = 'must' | 'may' | 'cannot'

/**
 * By the lab file alone, but for `filtering`, the machines that drop anything: only the lab knows them. Without it, the
 * machine that an act opens is the only one.
 */
export function expectationOf(
  topology: Topology,
  cells: readonly RuleCell[],
  breakage: Breakage,
  filtering: readonly string[] = [],
): ActExpectation {
  const ways = new Ways(topology)
  const parts = cells.map(cell => partOf({topology, ways, cells, filtering}, cell, breakage))
  const those = (part: Part): RuleCell[] => cells.filter((_, index) => parts[index] === part)
  return {must: those('must'), may: those('may')}
}

interface Known {
  topology: Topology
  ways: Ways
  cells: readonly RuleCell[]
  filtering: readonly string[]
}

function partOf(known: Known, cell: RuleCell, breakage: Breakage): Part {
  const journeys = journeysOfCell(known.topology, cell)
  // A container is where its role's software has put it.
  if (!journeys) return breakage.kind === 'overlay' || breakage.kind === 'cut' ? 'may' : 'cannot'
  if (cell.where !== undefined && journeys.there.source === journeys.there.target) return 'may'
  switch (breakage.kind) {
    case 'opened':
      return cell.kind === 'deny' ? partOfOpened(known, cell, journeys, breakage.machine) : 'cannot'
    case 'service':
      return partOfService(cell, breakage)
    case 'overlay':
      return partOfOverlay(cell, journeys, breakage)
    default:
      return partOfWay(known, cell, journeys, breakage)
  }
}

type OfWay = Exclude<Breakage, {kind: 'opened' | 'service' | 'overlay'}>

/** What is taken lies on the way of packets, or does not. */
function partOfWay({ways, topology}: Known, cell: RuleCell, journeys: CellJourneys, breakage: OfWay): Part {
  const {there, back} = journeys
  const both = [there, back]
  if (cell.kind === 'deny') return partOfSilence(topology, journeys, breakage)
  if (breakage.kind === 'address' && breakage.family !== cell.family) return 'cannot'
  // Nobody but the target sees from which address it was asked, and who answers is asked on the way there.
  const asked = breakage.kind === 'rewritten' || breakage.kind === 'impostor' ? [there] : both
  const cut = cutBy(breakage, cell.family)
  const isOnEvery = asked.some(journey => ways.lead(journey) && !ways.lead(journey, cut(journey)))
  const isGone =
    breakage.kind === 'address' &&
    both.some(({target, network}) => target === breakage.machine && network === breakage.network)
  if ((isOnEvery || isGone) && isSure(cell, journeys, breakage)) return 'must'
  // A small packet passes whatever is the largest one.
  if (breakage.kind === 'size' && cell.kind !== 'mtu' && cell.service.kind === 'icmp') return 'cannot'
  return isGone ||
    (breakage.kind === 'rewritten' ? asked : both).some(journey => ways.steps(journey).some(cut(journey)))
    ? 'may'
    : 'cannot'
}

/** Some rules do not look at what an act changes. */
function isSure(cell: RuleCell, {overlay}: CellJourneys, breakage: OfWay): boolean {
  if (breakage.kind === 'rewritten') return cell.seenAs === undefined && overlay === undefined
  if (breakage.kind === 'impostor') return overlay === undefined
  if (breakage.kind !== 'size') return true
  return cell.service.kind === 'full-size' || (cell.kind === 'mtu' && (cell.mtu ?? 0) > breakage.bytes)
}

/** The steps that an act takes away. */
function cutBy(breakage: OfWay, family: 4 | 6): (journey: Journey) => Cut {
  const {machine} = breakage
  const isOn = (network: string) => (step: Step) =>
    step.network === network && (step.from === machine || step.to === machine)
  switch (breakage.kind) {
    case 'cut':
    case 'size':
      return () => isOn(breakage.network)
    case 'address':
      return () => step => breakage.family === family && isOn(breakage.network)(step)
    case 'routes':
      return ({network}) =>
        step =>
          step.from === machine && (step.byGateway || step.network !== network)
    case 'forwarding':
      return () => step => step.from === machine && !step.isFirst
    case 'arrivals':
      return () => step => step.to === machine && step.isLast
    case 'peer':
      return () => step => step.from === machine && step.to === breakage.peer
    case 'impostor':
      // The host is not deceived, and the impostor knows better. Who goes by a gateway asks for its address, too.
      return () => step =>
        step.to === machine &&
        step.network === breakage.network &&
        step.from !== breakage.by &&
        step.from !== 'host'
    case 'rewritten':
      return () => step => step.from === machine && !step.isFirst && step.network === breakage.network
  }
}

/**
 * Silence needs controls at both of its ends: who is cut off reaches nobody, and is reached by nobody. What lies between them
 * may be gone and the silence is as good.
 */
function partOfSilence(topology: Topology, {there, back, overlay}: CellJourneys, breakage: OfWay): Part {
  const {machine, kind} = breakage
  if (kind === 'size' || kind === 'rewritten' || kind === 'forwarding') return 'cannot'
  const plan = topology.machines.find(({name}) => name === machine)
  const touched =
    'network' in breakage ? [breakage.network] : (plan?.interfaces ?? []).map(each => each.network)
  if (there.source !== machine && there.target !== machine)
    // Its neighbours can be controls.
    return touched.some(network => network === there.network || network === back.network) ? 'may' : 'cannot'
  const isCutOff =
    breakage.kind === 'cut' ||
    (breakage.kind === 'address' && breakage.family === there.family && there.target === machine)
  return isCutOff && plan?.interfaces.length === 1 && overlay === undefined ? 'must' : 'may'
}

/** An answer between the two, by whatever service, proves that there is a way, and nobody else may be in it. */
function partOfOpened(
  {ways, cells, filtering}: Known,
  {source, target, family}: RuleCell,
  {there, back}: CellJourneys,
  machine: string,
): Part {
  const steps = [there, back].flatMap(journey => ways.steps(journey))
  const passes = (name: string): boolean => steps.some(step => step.from === name || step.to === name)
  if (!passes(machine)) return 'cannot'
  const hasWay = cells.some(
    each =>
      each.kind !== 'deny' &&
      each.family === family &&
      [source, target].includes(each.source) &&
      [source, target].includes(each.target),
  )
  const isAlone = filtering.every(name => name === machine || !passes(name))
  const isOnEvery = [there, back].every(
    journey => !ways.lead(journey, step => step.from === machine || step.to === machine),
  )
  return hasWay && isAlone && isOnEvery ? 'must' : 'may'
}

function partOfService(cell: RuleCell, {machine, port}: {machine: string; port: number}): Part {
  if (cell.target !== machine || cell.kind === 'deny') return 'cannot'
  const {service} = cell
  // Where nobody listens at a port, the prober does; pages are asked of the lab's own servers only.
  return service.kind === 'http' && (service.port ?? 80) === port ? 'must' : 'cannot'
}

function partOfOverlay(
  cell: RuleCell,
  {there, overlay}: CellJourneys,
  {machine, overlay: broken}: {machine: string; overlay: string},
): Part {
  const isEnd = there.source === machine || there.target === machine
  if (overlay !== broken || !isEnd || there.source === there.target) return 'cannot'
  return cell.kind === 'deny' ? 'may' : 'must'
}
