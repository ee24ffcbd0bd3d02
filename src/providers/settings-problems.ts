import type {Owner} from '../process/owner.ts'
import type {ProviderName} from './provider-names.ts'
import type {ProviderFlag, ProviderSettings} from './settings.ts'
import {readInventoryFile} from './ssh/inventory.ts'

/**
 * What is wrong with what the flags said to a provider, without asking anybody: of files as the given user, who used sudo,
 * sees them. Each text says rule and value in one line.
 */
export function settingsProblems(
  name: ProviderName,
  {inventory}: ProviderSettings,
  user: Owner | undefined,
): {flag: ProviderFlag; text: string}[] {
  if (name !== 'ssh') return []
  if (inventory === undefined)
    return [{flag: 'inventory', text: 'must name the file that lists the machines; got nothing'}]
  const read = readInventoryFile(inventory, user)
  return 'problems' in read ? read.problems.map(text => ({flag: 'inventory', text})) : []
}
