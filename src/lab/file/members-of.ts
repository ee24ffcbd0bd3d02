import type {LabFile} from './lab-file.ts'
import {namesOfContainers} from './names-of-containers.ts'
import {plannedMachines} from './planned-machines.ts'

/** Whether the host has a place in the lab. */
export const hasHost = ({networks}: LabFile): boolean =>
  Object.values(networks).some(({host}) => host !== undefined)

/** Everybody who can ask and be asked while the lab is up: the host, machines, also those that start later, containers. */
export function endpointNames(file: LabFile): string[] {
  return [
    'host',
    ...plannedMachines(file).map(({name}) => name),
    ...Object.keys(file.containers).flatMap(key => namesOfContainers(file, key)),
  ]
}

/**
 * The endpoints that words of a group or an expectation stand for, in the order of the lab: names, patterns and groups.
 * A group knows those that stand above it, so none can contain itself. A pattern takes in the host only where a network has
 * it: who writes "*" does not ask for one more member of the lab. `unknown` are words that stand for nobody.
 */
export function membersOf(
  file: LabFile,
  words: readonly string[],
  groupsAbove: readonly string[] = Object.keys(file.groups),
): {names: string[]; unknown: string[]} {
  const all = endpointNames(file)
  const patterned = all.filter(name => name !== 'host' || hasHost(file))
  const found = new Set<string>()
  const unknown: string[] = []
  for (const word of words) {
    const isGroup = groupsAbove.includes(word)
    const names = isGroup
      ? membersOf(file, file.groups[word] ?? [], groupsAbove.slice(0, groupsAbove.indexOf(word))).names
      : word.endsWith('*')
        ? patterned.filter(name => name.startsWith(word.slice(0, -1)))
        : all.filter(name => name === word)
    // A group of nobody is told where it stands.
    if (names.length === 0 && !isGroup) unknown.push(word)
    for (const name of names) found.add(name)
  }
  return {names: all.filter(name => found.has(name)), unknown}
}
