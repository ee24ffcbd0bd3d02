import {membersOf} from '../../lab/file/members-of.ts'
import {plannedMachines} from '../../lab/file/planned-machines.ts'
import {noProgress} from '../../lab/progress.ts'
import type {FileLab} from './file-lab.ts'

/** Characters of a case's name. */
const longestName = 100

/** What a report calls a step or a check: its own name, or where it is and the first line of what it does. */
export function wordsOf({name, run, use, files}: NamedDeed, where: string | undefined = undefined): string {
  const first = (run ?? '').trim().split('\n', 1)[0] ?? ''
  const deed = name ?? (first || use || `files ${Object.keys(files ?? {}).join(', ')}`)
  const words = where === undefined ? deed : `${where}: ${deed}`
  return words.length > longestName ? `${words.slice(0, longestName - 1)}…` : words
}

interface NamedDeed {
  name?: string | undefined
  run?: string | undefined
  use?: string | undefined
  files?: object | undefined
}

/** Machines that run by now and that words of a lab file stand for; all of them, where it has none. */
export function machinesNamed(
  {file, progress = noProgress}: Pick<FileLab, 'file' | 'progress'>,
  words: readonly string[] | undefined,
): string[] {
  const machines = plannedMachines(file)
    .filter(({name, machine}) => machine.start !== 'later' || progress.started.includes(name))
    .map(({name}) => name)
  if (words === undefined) return machines
  const {names} = membersOf(file, words)
  return machines.filter(name => names.includes(name))
}

/** Gives every name a number from the second on: cases of one phase have names of their own. */
export function uniquely(): (name: string) => string {
  const seen = new Map<string, number>()
  return name => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  }
}
