import {randomBytes} from 'node:crypto'
import {join} from 'node:path'
import {typedCommand} from '../lab/typed-command.ts'
import {type AfterDeath, runAfterDeath} from '../process/after-death.ts'
import {LabError} from '../process/lab-error.ts'
import {lastingEnvironment} from '../process/lasting-environment.ts'
import {packageRoot} from '../process/package-root.ts'
import {identify, type ProcessIdentity} from '../process/process-identity.ts'
import {markChildren} from '../process/run-mark.ts'
import type {Fault} from './fault.ts'
import type {FaultLab} from './fault-lab.ts'
import {forgetFault, noteFault} from './fault-record.ts'
import {deedOfFault, type FaultActs, nameOfFault} from './planned-fault.ts'

/** A fault from before it is made until it is undone. */
export interface HeldFault {
  /** Makes it. Whatever happens to this process from now on, it is undone. */
  begin(): Promise<void>
  /** Undoes it, also after a beginning that failed; the second time, and before the beginning, it does nothing. */
  end(): Promise<void>
  /** What a reader of the report wants to know of its end. */
  notes(): readonly string[]
}

/** What the undoing needs of this run's environment. */
const passedVariables = ['HOME', 'XDG_CACHE_HOME', 'SUDO_UID', 'SUDO_GID']

/** Holds a fault of a lab that is up; what it does is written into the lab's folder before it is done. */
export function holdFault(where: FaultLab & {stateDir: string}, acts: FaultActs): HeldFault {
  const {stateDir, lab} = where
  const id = randomBytes(4).toString('hex')
  const owner = identify(process.pid) as ProcessIdentity
  let fault: Fault | undefined
  let watcher: AfterDeath | undefined
  let beginning: Promise<void> | undefined
  let ending: Promise<void> | undefined
  const begin = async (): Promise<void> => {
    const {makeFault} = await import('./make-fault.ts')
    fault = await makeFault(where, deedOfFault(lab, acts), id)
    await noteFault(stateDir, lab.name, {
      ...{version: 1, id, owner, madeAt: new Date().toISOString(), netem: where.netem},
      acts: {name: acts.name, do: acts.do, on: acts.on, run: acts.run, undo: acts.undo},
    })
    watcher = watchOverFault(stateDir, lab.name, id)
    await fault.act()
  }
  const end = async (): Promise<void> => {
    // Who gives up waiting for the beginning does not end it.
    await beginning?.catch(() => {})
    if (!fault || !watcher) return
    try {
      await fault.undo()
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error)
      // The watcher tries once more after this run's end.
      const seen = error instanceof LabError && error.hint !== undefined ? `${error.hint}; ` : ''
      throw new LabError(`cannot undo fault "${nameOfFault(acts)}": ${cause}`, {
        cause: error,
        hint: `${seen}${typedCommand('down', '--lab', lab.name)}, if the lab is kept: the fault may still be there`,
      })
    }
    await forgetFault(stateDir, lab.name, id)
    await watcher.dismiss()
  }
  return {
    begin() {
      beginning = begin()
      return beginning
    },
    end() {
      ending ??= end().catch(error => {
        ending = undefined
        throw error
      })
      return ending
    },
    notes: () => fault?.notes?.() ?? [],
  }
}

/** A small process that undoes the fault by its record when this run dies by force. */
function watchOverFault(stateDir: string, lab: string, id: string): AfterDeath {
  markChildren()
  return runAfterDeath(
    `watcher of fault ${id} of lab ${lab}`,
    [process.execPath, join(packageRoot, 'scenarios', 'fault.mjs'), '--lab', lab, '--abandoned'],
    {...lastingEnvironment(passedVariables), FANLAB_STATE_DIR: stateDir},
  )
}
