import {forgetFault, notedFaults} from '../faults/fault-record.ts'
import {makeFault} from '../faults/make-fault.ts'
import {deedOfFault, nameOfFault} from '../faults/planned-fault.ts'
import {labFolder} from '../lab/lab-folder.ts'
import type {OpenLab} from '../lab/open-lab.ts'
import {typedCommand} from '../lab/typed-command.ts'
import {LabError} from '../process/lab-error.ts'
import {isAlive} from '../process/process-identity.ts'
import {endDescendantsOf} from '../process/run-mark.ts'
import {withLock} from '../process/with-lock.ts'

/** Milliseconds to wait for another process that undoes them, too: a machine may have to boot. */
const patience = 120_000

/**
 * Undoes what runs that were killed in the middle of a fault have left in a lab that is up; tells each. A fault whose run
 * still works is left alone. Throws a LabError that names what cannot be undone.
 */
export async function undoDeadFaults(
  stateDir: string,
  opened: OpenLab,
  say: (text: string) => void,
): Promise<void> {
  const {lab} = opened
  if (deadFaults(stateDir, lab.name).length === 0) return
  const file = labFolder(stateDir, lab.name)
  const doing = `undoing faults of lab ${lab.name}`
  // Its watcher and the next command may come at the same time.
  await withLock(
    {file, doing, onWait: holder => say(`waiting for ${holder}`), within: patience},
    async () => {
      const failures: {name: string; cause: string; error: unknown}[] = []
      for (const record of deadFaults(stateDir, lab.name)) {
        const {id, owner, acts, netem} = record
        await endDescendantsOf(owner)
        const name = nameOfFault(acts)
        try {
          const fault = await makeFault({...opened, netem}, deedOfFault(lab, acts), id)
          await fault.undo()
        } catch (error) {
          const cause = error instanceof Error ? error.message : String(error)
          // The others are tried all the same.
          failures.push({name, cause, error})
          continue
        }
        await forgetFault(stateDir, lab.name, id)
        say(`fault "${name}" is undone: process ${owner.pid}, which made it, was killed`)
      }
      if (failures.length === 0) return
      const [what, which] = failures.length === 1 ? ['fault', 'a run'] : ['faults', 'runs']
      const causes = failures.map(({name, cause}) => `"${name}": ${cause}`).join('; ')
      throw new LabError(`cannot undo ${what} that ${which} left when killed: ${causes}`, {
        cause: failures[0]?.error,
        hint: `${typedCommand('down', '--lab', lab.name)}, if it does not work again`,
      })
    },
  )
}

const deadFaults = (stateDir: string, lab: string) =>
  notedFaults(stateDir, lab).filter(({owner}) => !isAlive(owner))
