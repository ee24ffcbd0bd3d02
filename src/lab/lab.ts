import {LabError} from '../process/lab-error.ts'
import {formatAddress, formatPrefix} from '../process/prefix.ts'
import {shownValue} from '../process/shown-value.ts'
import type {LabSpec, Place, ProvidedLab} from '../providers/provider.ts'
import type {LabFile} from './file/lab-file.ts'
import {topologyOf} from './file/topology-of.ts'
import type {LabRecord} from './lab-record.ts'
import {type Machine, PlaceHandle} from './machine.ts'
import {namesOfMachines, networkSpecs} from './network-specs.ts'
import {type Progress, topologyAfter} from './progress.ts'
import {atAddresses, containersOf, type MachinePlan, type RoleName, type Topology} from './topology.ts'

/** A lab whose machines exist. */
export class Lab {
  readonly name: string
  readonly topology: Topology
  readonly host: PlaceHandle
  readonly machines: readonly Machine[]

  constructor(name: string, topology: Topology, host: Place, machines: readonly Machine[]) {
    this.name = name
    this.topology = topology
    this.host = new PlaceHandle(host)
    this.machines = machines
  }

  /** That of the slowest machine, see Place. */
  get pace(): number {
    return Math.max(...this.machines.map(({pace}) => pace))
  }

  /** The machines that have a role, in the order of the lab file. */
  machinesOf(role: RoleName): Machine[] {
    return this.topology.machines.filter(plan => plan.role === role).map(({name}) => this.machine(name))
  }

  machine(name: string): Machine {
    const machine = this.machines.find(each => each.name === name)
    if (!machine) throw new LabError(`cannot find machine ${shownValue(name)} in lab ${this.name}`)
    return machine
  }

  /** Names of the containers that a role's software runs, in the order of the lab file. */
  containersOf(role: RoleName): string[] {
    return containersOf(this.topology, role)
  }

  plan(machine: {name: string}): MachinePlan {
    const plan = this.planned(machine)
    if (!plan)
      throw new LabError(`cannot find machine ${shownValue(machine.name)} in the plan of lab ${this.name}`)
    return plan
  }

  /** The plan of a machine; undefined for one that came later. */
  planned(machine: {name: string}): MachinePlan | undefined {
    return this.topology.machines.find(({name}) => name === machine.name)
  }

  /** The machine's address on the underlay, dotted decimal. */
  underlayAddress(machine: {name: string}): string {
    return formatAddress(this.plan(machine).address)
  }

  /** The host's address on the underlay, dotted decimal. */
  get hostAddress(): string {
    return formatAddress(this.topology.hostAddress)
  }

  /** Underlay address of a machine that may join later, dotted decimal. */
  get addressOfNewcomer(): string {
    const [newcomer] = this.topology.later
    if (newcomer) return formatAddress(newcomer.address)
    throw new LabError(`cannot find a machine that starts later in lab ${this.name}`)
  }

  /** From now on commands of `machine.$` end when the run has to stop. */
  stopWith(signal: AbortSignal): void {
    for (const place of [this.host, ...this.machines]) place.stopped = signal
  }

  /** The same lab, of which another file says what is expected. */
  by(file: LabFile): Lab {
    const {sample: _, ...own} = this.topology
    const {groups, rules, sample, expect, deliverables, controls} = topologyOf(file)
    const topology = {...own, groups, rules, ...(sample && {sample}), expect, deliverables, controls}
    return new Lab(this.name, topology, this.host.place, this.machines)
  }

  /** The same lab after steps of its order, with the machines that they have started. */
  after(progress: Progress, arrived: readonly Machine[] = []): Lab {
    const machines = [...this.machines, ...arrived]
    return new Lab(this.name, topologyAfter(this.topology, progress), this.host.place, machines)
  }

  /** Where something of the overlay can be: the machines, and the host where it has a part in the lab. */
  get places(): readonly PlaceHandle[] {
    return this.topology.hostAbsent === undefined ? [this.host, ...this.machines] : this.machines
  }
}

/** What a provider has to know of a lab. */
export function labSpec(
  name: string,
  topology: Topology,
  {image, images = {}, layers = {}}: Pick<LabRecord, 'image' | 'images' | 'layers'>,
): LabSpec {
  return {
    name,
    networks: networkSpecs(topology),
    names: namesOfMachines(topology),
    ownPrefixes: topology.overlays.flatMap(each =>
      each.type === 'fan' ? [formatPrefix(each.prefix)] : each.prefixes,
    ),
    ...{image, images, layers},
  }
}

/** The lab of machines that exist, at the addresses that they have. */
export async function labOf(
  provided: ProvidedLab,
  planned: Topology,
  machines: readonly Machine[],
): Promise<Lab> {
  const topology = provided.underlay ? atAddresses(planned, await provided.underlay()) : planned
  return new Lab(provided.spec.name, topology, provided.host, machines)
}
