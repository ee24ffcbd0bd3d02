import type {Provider} from '../providers/provider.ts'
import {forgetLab} from './lab-folder.ts'

/** Removes all that a lab left, however incomplete, and its record last. Succeeds when there is nothing. */
export async function removeLab(provider: Provider, stateDir: string, name: string): Promise<void> {
  await provider.destroy(name)
  const {undoRaisedLimits} = await import('./raised-limits.ts')
  await undoRaisedLimits(stateDir, name)
  await forgetLab(stateDir, name)
}
