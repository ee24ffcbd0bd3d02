import {plannedEndpoints} from './planned-endpoints.ts'
import type {Topology} from './topology.ts'

/**
 * The endpoints of a lab that words of a rule stand for, in the order of the lab: names, patterns such as web-*, and groups
 * of its file. A pattern takes in the host only where a network has it. `unknown` are words that stand for nobody.
 */
export function namedEndpoints(
  topology: Pick<Topology, 'networks' | 'machines' | 'containers' | 'found' | 'groups'>,
  words: readonly string[],
): {names: string[]; unknown: string[]} {
  const all = [...plannedEndpoints(topology), ...topology.found].map(({name}) => name)
  const hasHost = topology.networks.some(({host}) => host.length > 0)
  const patterned = all.filter(name => name !== 'host' || hasHost)
  const standFor = (word: string): readonly string[] => {
    if (Object.hasOwn(topology.groups, word)) return topology.groups[word] ?? []
    if (word.endsWith('*')) return patterned.filter(name => name.startsWith(word.slice(0, -1)))
    return all.filter(name => name === word)
  }
  const found = new Set(words.flatMap(standFor))
  return {
    names: all.filter(name => found.has(name)),
    unknown: words.filter(word => standFor(word).length === 0),
  }
}
