import type {Deed} from '../lab/fault/deed.ts'
import type {Machine} from '../lab/machine.ts'
import {LabError} from '../process/lab-error.ts'
import {diskFault} from './disk-fault.ts'
import type {Fault} from './fault.ts'
import type {FaultLab} from './fault-lab.ts'
import {dropFault, partitionFault} from './filter-fault.ts'
import {linkFault} from './link-fault.ts'
import {freezeFault, powerFault, rebootFault} from './machine-fault.ts'
import {membersMeant} from './members-meant.ts'
import {type OwnDeed, ownFault} from './own-fault.ts'
import {programFault} from './program-fault.ts'
import {serviceFault} from './service-fault.ts'
import {shapeFault} from './shape-fault.ts'

/** The fault that a deed makes in a lab. `id` is its own for ever: what it leaves is found by it. */
export async function makeFault(where: FaultLab, deed: Deed | OwnDeed, id: string): Promise<Fault> {
  const {lab} = where
  const machines = (words: readonly string[]): Machine[] => {
    const names = membersMeant(lab, words)
    if (names.length > 0) return names.map(name => lab.machine(name))
    throw new LabError(`cannot find machines by ${words.join(', ')} in lab ${lab.name}`)
  }
  switch (deed.kind) {
    case 'own':
      return ownFault(where, deed)
    case 'link':
      return linkFault(where, deed)
    case 'blackhole':
    case 'loss':
      return dropFault(where, id, deed)
    case 'partition':
      return partitionFault(
        where,
        id,
        deed.sides.map(words => membersMeant(lab, words)),
      )
    case 'duplicate':
    case 'mtu':
      return programFault(where, id, deed)
    case 'rate':
    case 'delay':
    case 'reorder':
      return shapeFault(where, deed)
    case 'power-cut':
      return powerFault(where, machines(deed.on))
    case 'reboot':
      return rebootFault(machines(deed.on))
    case 'freeze':
      return freezeFault(machines(deed.on))
    case 'fill-disk':
      return diskFault(machines(deed.on))
    case 'pause':
    case 'kill':
    case 'restart':
      return serviceFault(machines(deed.on), deed)
  }
}
