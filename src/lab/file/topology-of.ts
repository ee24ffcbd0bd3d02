import {hostBits, networkOf, type Prefix, parseAddress, parsePrefix} from '../../process/prefix.ts'
import type {MachinePlan, Topology} from '../topology.ts'
import {type LabFile, parseSize, roles} from './lab-file.ts'
import {membersOf} from './members-of.ts'
import {namesOfContainers} from './names-of-containers.ts'

/** What a machine has where neither it nor the file's `resources` says otherwise, as in the article. */
const defaults = {cpus: 1, memory: '1GiB'} as const

export interface ChosenPrefixes {
  underlay?: Prefix
  overlay?: Prefix
}

/**
 * The lab of a file with one network, one fan over it and one machine that starts later; on other prefixes, when they are
 * given, each machine at the same place in its network. Throws an Error where the file has another shape.
 */
export function topologyOf(file: LabFile, chosen: ChosenPrefixes = {}): Topology {
  const [networkName, network] = only('network', file.networks)
  const [, overlay] = only('overlay', file.overlays)
  const own = parsePrefix(network.subnet)
  const underlay = chosen.underlay ?? own
  const moved = (address: string): number =>
    networkOf(underlay).address + hostBits(parseAddress(address), own.length)
  if (network.host === undefined) throw new Error(`network ${networkName} gives the host no address`)
  const plans = Object.entries(file.machines).map(([name, machine]): MachinePlan & {later: boolean} => ({
    name,
    role: machine.role,
    address: moved(machine.networks[networkName] ?? ''),
    cpus: machine.cpus ?? file.resources.cpus ?? defaults.cpus,
    memory: parseSize(machine.memory ?? file.resources.memory ?? defaults.memory),
    later: machine.start === 'later',
  }))
  const planned = (later: boolean): MachinePlan[] =>
    plans.filter(plan => plan.later === later).map(({later: _, ...plan}) => plan)
  const [newcomer] = planned(true)
  if (!newcomer) throw new Error('no machine starts later')
  const containers = Object.entries(file.containers).flatMap(([key, {on}]) => {
    const role = file.machines[on]?.role ?? roles.find(each => each === on) ?? 'plain'
    return namesOfContainers(file, key).map(name => ({name, role}))
  })
  return {
    underlay,
    overlay: chosen.overlay ?? parsePrefix(overlay.prefix),
    hostAddress: moved(network.host),
    newcomer,
    machines: planned(false),
    containers,
    expect: file.expect.map(({id, from, to, where, allow}) => ({
      ids: id,
      from: membersOf(file, from).names,
      to: membersOf(file, to).names,
      where,
      protocols: allow,
    })),
    deliverables: file.deliverables,
    controls: file.controls,
  }
}

function only<T>(what: string, named: Readonly<Record<string, T>>): [string, T] {
  const [first, ...others] = Object.entries(named)
  if (first && others.length === 0) return first
  throw new Error(`a lab needs exactly one ${what}; got ${Object.keys(named).join(', ') || 'none'}`)
}
