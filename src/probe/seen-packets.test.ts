import test from 'ava'
import type {Endpoint} from '../lab/endpoint.ts'
import type {PlaceHandle} from '../lab/machine.ts'
import {LabError} from '../process/lab-error.ts'
import {seenPackets} from './seen-packets.ts'
import {type SeenLine, seenLine} from './wire.ts'

const place = {name: 'm-1'} as PlaceHandle
const endpoints = [{name: 'm-1'}, {name: 'box-1'}] as Endpoint[]

/** What a prober on a fan said of an echo from another machine to a network namespace: it came in VXLAN, and to its link. */
const said = {
  words: ['', 'eth1', '240.1.0.1', '240.2.0.9', 'ftun0', '2', 'eth0'],
  envelopes: [['10.50.1.1', '10.50.1.2', 15728640]],
  packets: [
    ...[3, 0, 0, 0, 0, 1, 2, 3, 1, 64],
    ...[3, 0, 0, 0, 0, 4, 2, 3, 0, 64],
    ...[3, 0, 0, 0, 5, 6, 2, 3, 0, 64],
    ...[3, 0, 1, 1, 5, 6, 3, 2, 0, 64],
  ],
  ...{missed: 0, longestPause: 0, delivered: {}, unread: {}},
}
const read = (line: object): ReturnType<typeof seenPackets> =>
  seenPackets(seenLine.parse({...said, ...line}) as SeenLine, place, endpoints)

test('packets are read with their question, place and envelope', t => {
  const packets = [...read({})]
  t.deepEqual(new Set(packets.map(([question]) => question)), new Set([3]))
  const [outside, tunnel, arrival, answer] = packets.map(([, packet]) => packet)
  t.deepEqual(outside, {
    ...{
      number: 0,
      place,
      endpoint: undefined,
      link: 'eth1',
      direction: 'question',
      outgoing: false,
      hops: 64,
    },
    ...{source: '240.1.0.1', target: '240.2.0.9'},
    envelope: {source: '10.50.1.1', target: '10.50.1.2', vni: 15728640},
  })
  t.deepEqual([tunnel?.link, tunnel?.envelope], ['ftun0', undefined])
  t.is(arrival?.endpoint, endpoints[1])
  t.deepEqual([answer?.direction, answer?.outgoing, answer?.source], ['answer', true, '240.2.0.9'])
})

test('a packet that is not whole is an error about that prober', t => {
  const {packets} = said
  for (const [words, lacking] of [
    [{packets: packets.slice(1)}, 'a number'],
    [{packets: packets.with(5, 7)}, 'a word'],
    [{packets: packets.with(8, 2)}, 'an envelope'],
  ] as const)
    t.throws(() => [...read(words)], {
      instanceOf: LabError,
      message: `cannot read what the prober on m-1 saw: a packet lacks ${lacking}`,
    })
  t.throws(() => read({packets: packets.with(0, -1)}))
})
