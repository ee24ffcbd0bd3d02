import {LabError} from '../process/lab-error.ts'
import type {Features, ProvidedLab, Provider} from '../providers/provider.ts'
import {progressOf} from './file/progress-of.ts'
import {topologyOf} from './file/topology-of.ts'
import {type Lab, labOf, labSpec} from './lab.ts'
import type {LabRecord} from './lab-record.ts'
import {Machine} from './machine.ts'
import {topologyAfter} from './progress.ts'
import {lookAtLab} from './record.ts'
import {typedCommand} from './typed-command.ts'

export interface OpenLab {
  record: LabRecord
  provided: ProvidedLab
  features: Features
  lab: Lab
}

/** The lab of that name, which has to be up. Throws a LabError when it is not, with the command that helps. */
export async function openLab(
  stateDir: string,
  name: string,
  findProvider: (name: string) => Promise<Provider>,
): Promise<OpenLab> {
  const found = lookAtLab(stateDir, name)
  if (!found) {
    throw new LabError(`cannot enter lab "${name}": there is no such lab`, {
      hint: typedCommand('up', '--lab', name),
    })
  }
  const {record, problem} = found
  if (!record) {
    throw new LabError(`cannot enter lab "${name}": ${problem}`, {
      hint: `${typedCommand('down', '--lab', name)}, which removes it`,
    })
  }
  const planned = topologyOf(record.lab)
  const provider = await findProvider(record.provider)
  const provided = await provider.find(labSpec(name, planned, record))
  if (!provided) {
    throw new LabError(`cannot enter lab "${name}": it does not run any more`, {
      hint: typedCommand('down', '--lab', name),
    })
  }
  const listed = await provided.list()
  // Who was started by a step of the order belongs to the lab from then on, and whoever was joined is a member.
  const {started, joined} = progressOf(record.lab)
  const here = started.filter(machine => listed.some(each => each.name === machine))
  const topology = topologyAfter(planned, {started: here, joined})
  const machines = topology.machines.flatMap(({name}) =>
    listed.filter(machine => machine.name === name).map(machine => new Machine(machine)),
  )
  return {record, provided, features: provider.features, lab: await labOf(provided, topology, machines)}
}
