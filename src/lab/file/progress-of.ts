import {noProgress, type Progress} from '../progress.ts'
import type {LabFile} from './lab-file.ts'
import {membersOf} from './members-of.ts'
import {plannedMachines} from './planned-machines.ts'

type OrderItem = NonNullable<LabFile['order']>[number]

/** Names of machines that words of a step `start` stand for: a machine's own, or its key of several. */
export const startedBy = (file: LabFile, words: readonly string[]): string[] =>
  plannedMachines(file)
    .filter(
      ({name, key, machine}) => machine.start === 'later' && (words.includes(name) || words.includes(key)),
    )
    .map(({name}) => name)

/** Who words of a step `join` stand for; a key of several numbered machines is all of them. */
export function joinedBy(file: LabFile, words: readonly string[]): string[] {
  const {names} = membersOf(file, words)
  const ofKeys = plannedMachines(file).filter(({key}) => words.includes(key))
  return [...new Set([...names, ...ofKeys.map(({name}) => name)])]
}

/** What a lab has gone through after one more step of its order. */
export function progressAfter(
  file: LabFile,
  {started, joined}: Progress,
  {start, join}: OrderItem,
): Progress {
  return {
    started: [...started, ...(start ? startedBy(file, start) : [])],
    joined: [
      ...joined,
      ...(join ? joinedBy(file, join.members).map(member => ({overlay: join.overlay, member})) : []),
    ],
  }
}

/** After all of its order. */
export const progressOf = (file: LabFile): Progress =>
  (file.order ?? []).reduce((progress, item) => progressAfter(file, progress, item), noProgress)
