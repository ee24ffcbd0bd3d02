import {reason} from '../lab/machine.ts'
import {runBash} from '../lab/run-bash.ts'
import {typedCommand} from '../lab/typed-command.ts'
import {allEnded} from '../process/all-ended.ts'
import {LabError} from '../process/lab-error.ts'
import type {Fault} from './fault.ts'
import type {FaultLab} from './fault-lab.ts'

/** Commands of a lab file's own, on each of its machines at the same time. */
export interface OwnDeed {
  kind: 'own'
  /** Names of machines. */
  on: readonly string[]
  run: string
  undo: string
}

/** A fault by commands of one's own: that they do what they say, only their exit status tells. */
export function ownFault({lab}: FaultLab, {on, run, undo}: OwnDeed): Fault {
  // On nobody it would succeed, and nothing would have happened.
  if (on.length === 0)
    throw new LabError('cannot make a fault by commands on no machine: none that it names is there')
  const everywhere = async (command: string, verb: 'make' | 'undo'): Promise<void> => {
    await allEnded(
      on.map(async name => {
        const machine = lab.machine(name)
        const key = verb === 'make' ? 'run' : 'undo'
        const shell = typedCommand('shell', '--lab', lab.name, name)
        const result = await runBash(machine, command, {LAB_MACHINE: name})
        if (result.status !== 0)
          throw new LabError(`cannot ${verb} the fault on ${name}: ${reason(result)}`, {
            hint: `${key}: of the fault in the lab file; in a lab that is up try it by ${shell}`,
          })
      }),
    )
  }
  return {act: () => everywhere(run, 'make'), undo: () => everywhere(undo, 'undo')}
}
