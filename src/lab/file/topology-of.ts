import {parseAddress, parsePrefix} from '../../process/prefix.ts'
import type {MachinePlan, Topology} from '../topology.ts'
import {type LabFile, parseSize, roles} from './lab-file.ts'
import {membersOf} from './members-of.ts'
import {namesOfContainers} from './names-of-containers.ts'
import {theOnly} from './the-only.ts'

/** What a machine has where neither it nor the file's `resources` says otherwise, as in the article. */
const defaults = {cpus: 1, memory: '1GiB'} as const

/**
 * The lab of a file with one network, at most one fan over it and one machine that starts later. Throws an Error where the file has
 * another shape.
 */
export function topologyOf(file: LabFile): Topology {
  const [networkName, network] = theOnly('network', file.networks)
  const [, overlay] = Object.keys(file.overlays).length > 0 ? theOnly('overlay', file.overlays) : []
  if (network.host === undefined) throw new Error(`network ${networkName} gives the host no address`)
  const plans = Object.entries(file.machines).map(([name, machine]): MachinePlan & {later: boolean} => ({
    name,
    role: machine.role,
    address: parseAddress(machine.networks[networkName] ?? ''),
    cpus: machine.cpus ?? file.resources.cpus ?? defaults.cpus,
    memory: parseSize(machine.memory ?? file.resources.memory ?? defaults.memory),
    later: machine.start === 'later',
  }))
  const planned = (later: boolean): MachinePlan[] =>
    plans.filter(plan => plan.later === later).map(({later: _, ...plan}) => plan)
  const [newcomer] = planned(true)
  const containers = Object.entries(file.containers).flatMap(([key, {on}]) => {
    const role = file.machines[on]?.role ?? roles.find(each => each === on) ?? 'plain'
    const machine = Object.hasOwn(file.machines, on) ? {machine: on} : {}
    return namesOfContainers(file, key).map(name => ({name, role, ...machine}))
  })
  return {
    underlay: parsePrefix(network.subnet),
    mtu: network.mtu,
    ...(overlay && {overlay: parsePrefix(overlay.prefix)}),
    hostAddress: parseAddress(network.host),
    ...(newcomer && {newcomer}),
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
