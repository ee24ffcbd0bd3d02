import {readFileSync} from 'node:fs'

/** The kernel's table of neighbours by ARP: one for all network namespaces, and so for all machines in containers. */
export interface NeighbourTable {
  /** How many entries it may have; from then on nobody finds a neighbour that he does not know yet. */
  limit: number
  entries: number
  /** How often there was no room since the kernel booted. */
  overflows: number
}

/** The part of the table that a lab may fill at a time: others have neighbours, too. */
const share = 0.75

/** How many entries a lab may need at a time. */
export const mostNeighbours = (table: Pick<NeighbourTable, 'limit'> | undefined): number =>
  table ? Math.max(2, Math.floor(table.limit * share)) : Number.POSITIVE_INFINITY

/**
 * How many entries a round may need that is asked now: less where others have much of the table. A quarter it always gets,
 * since the kernel takes away what nobody has used for five seconds when it needs the room.
 */
export const roomForNeighbours = (table: Pick<NeighbourTable, 'limit' | 'entries'> | undefined): number => {
  if (!table) return Number.POSITIVE_INFINITY
  const {limit, entries} = table
  return Math.min(mostNeighbours(table), Math.max(2, Math.floor(Math.max(limit / 4, 0.9 * limit - entries))))
}

/** What the kernel tells of it; undefined where it does not, such as in a network namespace of one's own. */
export function readNeighbourTable(): NeighbourTable | undefined {
  try {
    return parseNeighbourTable(
      readFileSync('/proc/net/stat/arp_cache', 'utf8'),
      readFileSync('/proc/sys/net/ipv4/neigh/default/gc_thresh3', 'utf8'),
    )
  } catch {
    return undefined
  }
}

/**
 * A line of names, and one of hexadecimal numbers for each processor; `entries` is the whole table's in all of them:
 *
 *     entries  allocs   destroys hash_grows lookups  hits     res_failed … unresolved_discards table_fulls
 *     00000077 000084c8 00009e91 00000004   000297e3 0001b69f 00000a79   … 00000000            00000000
 */
export function parseNeighbourTable(statistics: string, limit: string): NeighbourTable | undefined {
  const [names = [], ...processors] = statistics
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/))
  const column = (name: string): number[] =>
    processors.map(words => Number.parseInt(words[names.indexOf(name)] ?? '', 16))
  const table = {
    limit: Number(limit),
    entries: Math.max(...column('entries')),
    overflows: column('table_fulls').reduce((sum, each) => sum + each, 0),
  }
  return Object.values(table).every(Number.isSafeInteger) ? table : undefined
}
