import type {Lab} from '../lab/lab.ts'
import {namedEndpoints} from '../lab/named-endpoints.ts'

/** Machines that words of a fault stand for, in the order of the lab, and the host where one of them does. */
export function membersMeant({topology}: Pick<Lab, 'topology'>, words: readonly string[]): string[] {
  const {names} = namedEndpoints(topology, words)
  const machines = topology.machines.map(({name}) => name).filter(name => names.includes(name))
  const host = words.some(word => word === 'host' || topology.groups[word]?.includes('host'))
  return host ? ['host', ...machines] : machines
}
