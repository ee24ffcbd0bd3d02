import {freeInotifyInstances, inotifyLimit} from '../host/inotify.ts'
import {mostProcesses} from '../host/most-processes.ts'
import {availableMemory} from '../host/resources.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {plannedEndpoints} from '../lab/planned-endpoints.ts'
import type {Limit} from '../lab/raised-limits.ts'
import type {Topology} from '../lab/topology.ts'
import {mostNeighbours, type NeighbourTable, readNeighbourTable} from '../process/neighbour-table.ts'
import {optionName} from '../process/option-name.ts'
import type {Problem} from '../process/problem.ts'
import type {Provider} from '../providers/provider.ts'
import {roleOf} from '../roles/index.ts'
import type {Request} from './request.ts'

/** What a lab of containers needs of the kernel that all its machines share. */
interface Needed {
  inotify: number
  neighbours: number
  processes: number
  /** Bytes. */
  memory: number
}

/** What there is of it. */
export interface Available {
  inotify: {free: number; limit: number}
  neighbours: NeighbourTable | undefined
  processes: number
  memory: number
}

interface LabLimits {
  /** Why the lab cannot be here. */
  problems: Problem[]
  /** The same where limits may be raised. */
  problemsBesideRaised: Problem[]
  /** What will be slower than it has to be. */
  notices: string[]
  /** What would have to be raised. */
  raise: Limit[]
}

const MiB = 2 ** 20
const GiB = 2 ** 30

/**
 * Of a machine that only boots: its systemd holds three inotify instances of root's (of cgroups, mounts and the time zone; that
 * of dbus is another user's), and while it boots a fourth, until dbus is there. Machines boot together: 24 of them held all
 * four at a time, and one that gets none may never have booted. 16 of them were measured to need 420 MiB, with some 20
 * processes each.
 */
const plain = {inotify: 4, processes: 24, memory: 32 * MiB}

/** Of a machine that runs containers. */
const withContainers = {processes: 256, memory: 128 * MiB}

export function neededBy(topology: Topology): Needed {
  const machines = [...topology.machines, ...topology.later]
  const sum = (of: (machine: (typeof machines)[number]) => number): number =>
    machines.reduce((total, machine) => total + of(machine), 0)
  const running = machines.filter(({role}) => roleOf(role).inotifyInstances > 0).length
  const endpoints = plannedEndpoints(topology).length
  return {
    // The DHCP server has one.
    inotify:
      (topology.networks.some(({addressing}) => addressing === 'dhcp') ? 1 : 0) +
      sum(({role}) => plain.inotify + roleOf(role).inotifyInstances),
    // Everybody asks everybody, on each overlay, and all machines find each other below.
    neighbours: endpoints * (endpoints - 1) * Math.max(1, topology.overlays.length),
    processes: machines.length * plain.processes + running * withContainers.processes,
    memory: machines.length * plain.memory + running * withContainers.memory,
  }
}

/** Why the lab that was asked for cannot be on this host with that provider, for want of what the kernel has for all. */
export async function limitProblems(provider: Provider, {lab, provider: asked}: Request): Promise<Problem[]> {
  const limits = await limitsOfLab(provider, topologyOf(lab.file))
  return (asked.raiseLimits ? limits?.problemsBesideRaised : limits?.problems) ?? []
}

/** What this host has for the lab; undefined with a provider whose machines do not share its kernel. */
export async function limitsOfLab({name}: Provider, topology: Topology): Promise<LabLimits | undefined> {
  if (name !== 'lxc') return undefined
  const [free, limit, processes, memory] = await Promise.all([
    freeInotifyInstances(),
    inotifyLimit(),
    mostProcesses(),
    availableMemory(),
  ])
  const available = {inotify: {free, limit}, neighbours: readNeighbourTable(), processes, memory}
  return judgeLimits(neededBy(topology), available)
}

export function judgeLimits(needed: Needed, {inotify, neighbours, processes, memory}: Available): LabLimits {
  const raisable: Problem[] = []
  const others: Problem[] = []
  const notices: string[] = []
  const raise: Limit[] = []
  if (inotify.free < needed.inotify) {
    const value = powerOfTwo(Math.max(1024, inotify.limit - inotify.free + needed.inotify))
    raise.push({sysctl: 'fs/inotify/max_user_instances', value})
    raisable.push({
      message: `a lab needs ${needed.inotify} inotify instances of root's; ${inotify.free} of fs.inotify.max_user_instances are free`,
      hint: `sysctl -w fs.inotify.max_user_instances=${value}, or ${optionName('raise-limits')} while the lab is up`,
    })
  }
  if (neighbours && needed.neighbours > mostNeighbours(neighbours)) {
    const value = powerOfTwo(2 * needed.neighbours)
    const table = 'net/ipv4/neigh/default'
    raise.push({sysctl: `${table}/gc_thresh3`, value}, {sysctl: `${table}/gc_thresh2`, value: value / 2})
    notices.push(
      `the neighbour table of the kernel has ${neighbours.limit} entries, and all pairs of the lab need ${needed.neighbours}: they are asked in batches`,
    )
  }
  if (processes < needed.processes)
    others.push({
      message: `a lab of this size has some ${needed.processes} processes; the host allows ${processes}`,
      hint: 'sysctl kernel.pid_max kernel.threads-max; in a container: --pids-limit=-1',
    })
  if (memory < needed.memory)
    notices.push(
      `the lab's machines need some ${inGiB(needed.memory)} of memory; ${inGiB(memory)} are available`,
    )
  return {problems: [...raisable, ...others], problemsBesideRaised: others, notices, raise}
}

const powerOfTwo = (least: number): number => 2 ** Math.ceil(Math.log2(least))
const inGiB = (bytes: number): string => `${(bytes / GiB).toFixed(1)} GiB`
