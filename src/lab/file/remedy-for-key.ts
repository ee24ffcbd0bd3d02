import type {LabFile} from './lab-file.ts'
import {membersOf} from './members-of.ts'
import {namesOfContainers} from './names-of-containers.ts'
import {plannedMachines} from './planned-machines.ts'

/**
 * What to write in place of a key that is several machines or containers, for all of them; undefined for other words. The
 * nearest name would be one of them, and ask only that.
 */
export function remedyForKey(file: LabFile, word: string): string | undefined {
  const machines = plannedMachines(file)
    .filter(({key}) => key === word)
    .map(({name}) => name)
  const names = Object.hasOwn(file.containers, word) ? namesOfContainers(file, word) : machines
  if (names.length === 0 || names.includes(word)) return undefined
  const pattern = `${word}-*`
  const isAll = membersOf(file, [pattern]).names.length === names.length
  return `write ${isAll ? pattern : `[${names.join(', ')}]`} for all of them`
}
