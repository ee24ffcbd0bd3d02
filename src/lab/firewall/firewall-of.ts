import {LabError} from '../../process/lab-error.ts'
import type {PlaceHandle} from '../machine.ts'
import {runTogether, type Said} from '../run-together.ts'
import type {FirewallTable} from './firewall.ts'
import {readIptables} from './read-iptables.ts'
import {readNft} from './read-nft.ts'

/** The last one prints the tables of the old iptables that are in use, if there are any. */
const questions = [
  ['nft', '-j', 'list', 'ruleset'],
  ['iptables-nft-save'],
  ['iptables-legacy-save'],
  ['sh', '-c', '[ ! -e /proc/net/ip_tables_names ] || cat /proc/net/ip_tables_names'],
] as const

/**
 * Every table of a place's firewall, nft's own and those of both kinds of iptables. Changes nothing. Throws a LabError
 * where one of them cannot be read: what is not known is not taken for an empty firewall.
 */
export async function firewallOf(place: PlaceHandle): Promise<FirewallTable[]> {
  const said = await runTogether(place, questions)
  const answer = (index: number): string => {
    const {status, stdout, stderr} = said[index] as Said
    if (status === 0) return stdout
    const why = stderr.trim() || `status ${status}`
    throw new LabError(`cannot read the firewall of ${place.name}: ${questions[index]?.join(' ')}: ${why}`)
  }
  const what = (index: number): string => `the answer of "${questions[index]?.join(' ')}" on ${place.name}`
  const tables = readNft(answer(0), what(0))
  // nft shows neither the values of iptables' matches nor what its targets do.
  const foreign = tables.filter(({family, isPartial}) => family === 'ip' && isPartial)
  const shown = foreign.length === 0 ? [] : readIptables(answer(1), 'iptables', what(1))
  const isShown = (table: FirewallTable): boolean =>
    foreign.includes(table) && shown.some(({name}) => name === table.name)
  const names = answer(3).trim().split(/\s+/)
  const legacy = names[0] === '' ? [] : readIptables(answer(2), 'iptables-legacy', what(2))
  return [
    ...tables.filter(table => !isShown(table)),
    ...shown.filter(({name}) => foreign.some(table => table.name === name)),
    ...legacy,
  ]
}
