import {type LabRecord, labNames, labState, readRecord} from '../lab/record.ts'
import {removeLab} from '../lab/remove-lab.ts'
import {endDescendantsOf} from '../process/run-mark.ts'
import {isProviderName, provider, providerNames} from '../providers/index.ts'
import type {Options} from './options.ts'

/**
 * Removes every lab whose run is dead and that nobody wants to keep any longer. One that cannot be removed is told and
 * left, unless it has the very name that this run needs.
 */
export async function sweepLabs(
  {stateDir, lab}: Pick<Options, 'stateDir' | 'lab'>,
  say: (text: string) => void,
): Promise<void> {
  for (const name of await labNames(stateDir)) {
    const record = await readRecord(stateDir, name)
    if (labState(record) !== 'abandoned') continue
    say(`removing what a dead run left of lab ${name}`)
    try {
      await removeDeadLab(stateDir, name, record)
    } catch (error) {
      if (name === lab) throw error
      say(`cannot remove lab ${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

/** Removes a lab whose run is dead, and before it whatever that run has started and that goes on by itself. */
export async function removeDeadLab(
  stateDir: string,
  name: string,
  record: LabRecord | undefined,
): Promise<void> {
  if (record) await endDescendantsOf(record.owner)
  await removeLabOf(stateDir, name, record?.provider)
}

/** Without a readable record nobody knows whose lab it was; asking all providers costs nothing. */
export async function removeLabOf(stateDir: string, name: string, owner: string | undefined): Promise<void> {
  const owners = owner !== undefined && isProviderName(owner) ? [owner] : providerNames
  for (const each of owners) await removeLab(provider(each, stateDir), stateDir, name)
}
