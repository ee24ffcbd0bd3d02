import {readdirSync} from 'node:fs'
import {forgetLab, labFolder, labNames, removeDeadClaims} from '../lab/lab-folder.ts'
import {type FoundLab, lookAtLab} from '../lab/record.ts'
import {LabError} from '../process/lab-error.ts'
import {endDescendantsOf} from '../process/run-mark.ts'
import {provider} from '../providers/index.ts'
import {isProviderName, type ProviderName, providerNames} from '../providers/provider-names.ts'
import type {Request} from './request.ts'

/**
 * Removes every lab whose run is dead and that nobody wants to keep any longer. One that cannot be removed is told and
 * left, unless it has the very name that this run needs.
 */
export async function sweepLabs(
  {stateDir, lab}: {stateDir: string; lab: Pick<Request['lab'], 'name'>},
  say: (text: string) => void,
): Promise<void> {
  for (const name of await labNames(stateDir)) {
    const found = lookAtLab(stateDir, name)
    if (!found || !isLeft(stateDir, found)) continue
    say(`removing what a dead run left of lab ${name}`)
    try {
      await removeDeadLab(stateDir, found)
    } catch (error) {
      if (name === lab.name) throw error
      say(`cannot remove lab ${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  await removeDeadClaims(stateDir)
}

/**
 * Whether a dead run has left it and nobody wants it. A folder with a damaged record and nothing else that a lab has may
 * be somebody else's, and is only removed by its name.
 */
export function isLeft(stateDir: string, {name, state, facts}: FoundLab): boolean {
  if (state === 'damaged') return facts.provider !== undefined || providersIn(stateDir, name).length > 0
  return state === 'abandoned'
}

/** Removes a lab whose run is dead, and before it whatever that run has started and that goes on by itself. */
export async function removeDeadLab(stateDir: string, lab: FoundLab): Promise<void> {
  if (lab.facts.owner) await endDescendantsOf(lab.facts.owner)
  await removeFoundLab(stateDir, lab, {force: false})
}

/**
 * Removes the lab by the provider that its record or its mark names, and by all whose folders are in it, whatever else
 * can be read of it. With force also one whose provider this program does not know.
 */
export async function removeFoundLab(
  stateDir: string,
  {name, facts}: FoundLab,
  {force}: {force: boolean},
): Promise<void> {
  const folders = foldersIn(stateDir, name)
  const stranger = facts.provider
  if (stranger !== undefined && !isProviderName(stranger) && folders.includes(stranger) && !force) {
    throw new LabError(
      `cannot remove lab "${name}": provider ${JSON.stringify(stranger)} made it, and is unknown here`,
      {
        hint: 'remove it with the version of fanlab that made it; --force forgets it and leaves what that provider made',
      },
    )
  }
  const owners = providerNames.filter(each => each === facts.provider || folders.includes(each))
  for (const each of owners) await (await provider(each, stateDir)).destroy(name)
  const {undoRaisedLimits} = await import('../lab/raised-limits.ts')
  await undoRaisedLimits(stateDir, name)
  await forgetLab(stateDir, name)
}

const providersIn = (stateDir: string, name: string): ProviderName[] =>
  foldersIn(stateDir, name).filter(isProviderName)

/** Names of the folders in a lab's own; a provider keeps all that it has in one of its name. */
const foldersIn = (stateDir: string, name: string): string[] =>
  readdirSync(labFolder(stateDir, name), {withFileTypes: true})
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
