import test from 'ava'
import {parseNeighbourTable, roomForNeighbours} from './neighbour-table.ts'

// Of Linux 6.18, with two processors.
const statistics = `entries  allocs   destroys hash_grows lookups  hits     res_failed rcv_probes_mcast rcv_probes_ucast periodic_gc_runs forced_gc_runs unresolved_discards table_fulls
00000077 000084c8 00009e91 00000004   000297e3 0001b69f 00000a79   00000000         00000000         00000b23         00000011       00000000            00000002
00000077 00008365 00006925 00000003   000289b3 0001aa1e 00000955   00000000         00000000         00000000         00000004       00000000            00000001
`

test('what all processors count is added up, and the entries are one table’s', t => {
  t.deepEqual(parseNeighbourTable(statistics, '1024\n'), {limit: 1024, entries: 119, overflows: 3})
})

test('a kernel that tells something else tells nothing', t => {
  t.is(parseNeighbourTable('', '1024'), undefined)
  t.is(parseNeighbourTable(statistics, 'many'), undefined)
  t.is(parseNeighbourTable(statistics.replace('table_fulls', 'others'), '1024'), undefined)
})

test('a round gets three quarters of the table, less where others have much of it, and a quarter at least', t => {
  const room = (entries: number): number => roomForNeighbours({limit: 1000, entries})
  t.deepEqual([0, 150, 400, 900].map(room), [750, 750, 500, 250])
  t.is(roomForNeighbours({limit: 1, entries: 1}), 2)
  t.is(roomForNeighbours(undefined), Number.POSITIVE_INFINITY)
})
