import type {Deed} from '../lab/fault/deed.ts'
import {readFault} from '../lab/fault/read-fault.ts'
import type {FaultDefinition} from '../lab/file/fault-definition.ts'
import type {Lab} from '../lab/lab.ts'
import {LabError} from '../process/lab-error.ts'
import {shownValue} from '../process/shown-value.ts'
import {membersMeant} from './members-meant.ts'
import type {OwnDeed} from './own-fault.ts'

/** What makes a fault, of a line of `faults` or of a command. */
export type FaultActs = Pick<FaultDefinition, 'name' | 'do' | 'on' | 'run' | 'undo'>

/** What a fault does. Throws a LabError for words that are none. */
export function deedOfFault({topology}: Pick<Lab, 'topology'>, acts: FaultActs): Deed | OwnDeed {
  if (acts.do === undefined)
    return {
      kind: 'own',
      on: membersMeant({topology}, acts.on ?? []),
      run: acts.run ?? '',
      undo: acts.undo ?? '',
    }
  const read = readFault(acts.do)
  if ('deed' in read) return read.deed
  throw new LabError(`cannot make the fault ${shownValue(acts.do)}: it ${read.rule}`)
}

/** Characters of a command in the name of its case. */
const longestName = 80

/** What reports call a fault: its name, its own line, or where and what its command is. */
export function nameOfFault({name, do: line, on = [], run = ''}: FaultActs): string {
  if (name !== undefined) return name
  if (line !== undefined) return line.trim().replaceAll(/\s+/g, ' ')
  const first = run.trim().split('\n', 1)[0] ?? ''
  const words = `${on.join(', ')}: ${first}`
  return words.length > longestName ? `${words.slice(0, longestName - 1)}…` : words
}

/** Faults that are over as soon as they have happened. */
const momentary: ReadonlySet<string> = new Set(['reboot', 'kill', 'restart'])

/** Milliseconds that a fault holds where nobody says. */
export const usualDuration = ({kind}: Deed | OwnDeed): number => (momentary.has(kind) ? 0 : 10_000)

/** Milliseconds until everything has to be as expected again, where nobody says. */
export const usualRecovery = 30_000
