import {notedFaults} from '../faults/fault-record.ts'
import {type OpenLab, openLab} from '../lab/open-lab.ts'
import {LabError} from '../process/lab-error.ts'
import {provider} from '../providers/index.ts'
import {isProviderName} from '../providers/provider-names.ts'
import type {Request} from './request.ts'

/**
 * The lab of that name, which is up, and in which no fault is left that a killed run has made. Throws a LabError when there is
 * none that this program can enter.
 */
export async function findLab({lab, stateDir}: Pick<Request, 'lab' | 'stateDir'>): Promise<OpenLab> {
  const opened = await openLab(stateDir, lab.name, async name => {
    if (isProviderName(name)) return provider(name, stateDir)
    throw new LabError(`cannot enter lab "${lab.name}": provider ${JSON.stringify(name)} is unknown`, {
      hint: 'enter it with the version of fanlab that made it',
    })
  })
  if (notedFaults(stateDir, lab.name).length > 0) {
    const {undoDeadFaults} = await import('./undo-dead-faults.ts')
    await undoDeadFaults(stateDir, opened, text => console.error(text))
  }
  return opened
}
